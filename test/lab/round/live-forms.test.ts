import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readSources } from '../../../src/content/compile.js';
import { compileLab } from '../../../src/content/lab.js';
import type { Project } from '../../../src/lab/project.js';
import { ask, project, type Told } from './ask.js';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const FIXTURES = here('../../fixtures/live/');
const { steps } = readSources(here('../../../roadmap'));
const source = steps.flatMap(({ labs }) => labs).find(({ lab }) => lab.value.id === 'shelf-live')!;
const { checks } = compileLab(source, 'other-technologies', null).body;
const accounts = { register: 'POST /users', logIn: 'POST /sessions' };

type Change = [from: string, to: string];

function shelf(form: 'socket' | 'polling', changes: Change[] = []): Project {
  let code = readFileSync(`${FIXTURES}${form}.mjs`, 'utf8');
  for (const [from, to] of changes) {
    expect(code.split(from), from).toHaveLength(2);
    code = code.replace(from, () => to);
  }
  return project({
    'shelf.yaml': `start: node server.mjs\nlive: ${form}\n`,
    'server.mjs': code,
    'shelf.mjs': readFileSync(`${FIXTURES}shelf.mjs`, 'utf8'),
  });
}

/** What became of each check; of one alone without what it needs. */
function asked(of: Project, only?: string): Promise<Told> {
  const some = checks
    .filter(({ id }) => only === undefined || id === only)
    .map((one) => (only ? { ...one, needs: [] } : one));
  return ask(of, some, { accounts });
}

describe.each(['socket', 'polling'] as const)('a faithful Shelf with live: %s', (form) => {
  test('passes', async () => {
    const { results } = await asked(shelf(form));
    expect(Object.entries(results).filter(([, { kind }]) => kind !== 'passed' && kind !== 'not-here')).toEqual([]);
    expect(Object.keys(results)).toHaveLength(checks.length);
  });
});

const SOCKET: [check: string, changes: Change[], says: RegExp][] = [
  ['form', [["server.on('upgrade'", "server.on('never'"]], /answered as a plain request|unknown to Shelf/],
  ['arrives', [['socket.write(frame(TEXT, JSON.stringify(bookmark)))', 'undefined']], /Send a text message/],
  ['arrives', [['JSON.stringify(bookmark)', "'news'"]], /not the bookmark as a JSON object/],
  ['missed', [["searchParams.get('after')", 'null']], /Read `after`/],
  [
    'anonymous',
    [["return socket.end('HTTP/1.1 401 Unauthorized\\r\\ncontent-length: 0\\r\\n\\r\\n')", '0']],
    /not logged in may listen/,
  ],
  ['heartbeat', [["socket.write(frame(PING, ''))", 'undefined']], /no ping came/],
];

const POLLING: [check: string, changes: Change[], says: RegExp][] = [
  ['form', [['send(response, 200, body, { etag })', 'send(response, 200, body)']], /no ETag/],
  ['arrives', [['onSaved(user, answer)', '() => 0']], /was not answered when something was saved/],
  ['missed', [['if (seen !== etag)', 'if (seen === undefined)']], /waited all the same/],
  ['heartbeat', [['seconds * 1000', '0']], /304 came at once/],
  ['heartbeat', [['seconds * 1000', '60_000']], /had no answer in three seconds/],
];

describe.each([
  ['socket', SOCKET],
  ['polling', POLLING],
] as const)('what goes wrong with live: %s', (form, faults) => {
  test.each(faults)('%s: %j', async (id, changes, says) => {
    const told = await asked(shelf(form, changes), id);
    expect(told.failed(id).likely).toMatch(says);
  });
});
