import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Want } from '../../../src/domain/lab/want.js';
import { app, ask, check, http, PASSED, project, saved, server, step } from './ask.js';

function said(want: Want = {}, having: string | null = null, within: number | null = 2) {
  return step({ kind: 'said', having }, want, { within });
}

test('what a program says is heard line by line, from the last look on, and not before it listened', async () => {
  const program = server(
    `res.end('ok');
     if (req.url === '/late') setTimeout(() => console.log(JSON.stringify({ id: 'late' })), 200);
     else if (req.url === '/both') { console.log('{"id":1}'); console.error('plain "text"'); console.log('[1]\\n\\n7'); }
     else if (req.url === '/halves') { process.stdout.write('{"id":'); setTimeout(() => process.stdout.write('2}\\n'), 200); }`,
    "console.log('a banner');",
  );
  const told = await ask(project({ 'server.js': program }), [
    check(
      'own',
      [said({ lines: [] }, null, null), app('restart', { listens: true }), said({ lines: [] }, null, null)],
      {
        env: {},
      },
    ),
    check('lines', [
      http('GET /both', { status: 200 }),
      said({ lines: { count: 4 }, strays: ['[1]', '7', 'plain "text"'], 'json-lines': { has: { id: 1 } } }),
      http('GET /late', { status: 200 }),
      said({ lines: { count: 1 }, body: { has: 'late' }, strays: { count: 0 } }),
      said({ lines: [] }, null, null),
      http('GET /halves', { status: 200 }),
      said({ lines: ['{"id":2}'] }),
    ]),
    check('having', [
      http('GET /both', { status: 200 }, {}, { save: { name: saved('body', '^(.)') } }),
      said({ lines: { some: { matches: 'plain' } } }, 'te'),
      http('GET /both', { status: 200 }),
      said({ lines: { count: 1 } }, 'id":1'),
    ]),
  ]);
  expect(told.results).toEqual({ own: PASSED, lines: PASSED, having: PASSED });
});

test('a flood, escapes and bytes that are no text end in an outcome', async () => {
  const talk = (what: string) =>
    project({ 'server.js': server(`res.end('ok'); if (req.url === '/talk') { ${what} }`) });
  const steps = [http('GET /talk', { status: 200 }), said({ lines: { 'at-least': 1 }, strays: { count: 0 } })];
  const escapes = await ask(talk("process.stdout.write('\\x1b[31mred\\x1b[0m \\xff\\n')"), [check('said', steps)]);
  expect(escapes.failed('said').misfits[0]!.got).toContain('red');
  const flood = await ask(
    talk("const line = 'x'.repeat(1 << 16) + '\\n'; setInterval(() => process.stdout.write(line), 1)"),
    [check('said', steps)],
  );
  expect(flood.failed('said').misfits[0]!.fact).toBe('strays');
});

test('data that is gone is gone for whoever holds it open, and comes back as it was', async () => {
  const program = server(
    `const fs = require('node:fs');
     const path = process.env.SHELF_DATA + '/kept';
     try {
       if (req.url === '/write') { fs.writeFileSync(path, 'precious'); held ??= fs.openSync(path, 'r'); }
       const open = Buffer.alloc(8);
       fs.readSync(held, open, 0, 8, 0);
       res.end(JSON.stringify({ open: String(open), read: String(fs.readFileSync(path)) }));
     } catch (error) { res.statusCode = 503; res.end(error.code); }`,
    "let held = null; require('node:fs').mkdirSync(process.env.SHELF_DATA + '/deep'); require('node:fs').writeFileSync(process.env.SHELF_DATA + '/deep/down', 'x');",
  );
  const whole = { status: 200, json: { open: 'precious', read: 'precious' } };
  const gone = step({ kind: 'data', act: 'gone' }, { names: { has: 'kept' }, count: 2 });
  const back = step({ kind: 'data', act: 'back' }, { count: 2 });
  const told = await ask(project({ 'server.js': program }), [
    check('away', [
      http('GET /write', whole),
      gone,
      http('GET /read', { status: 503, body: 'ENOTDIR' }),
      gone,
      back,
      http('GET /read', whole),
      gone,
    ]),
    // A check that leaves it away leaves nothing of it to the next one.
    check('next', [http('GET /read', whole), step({ kind: 'data', act: 'back' }, { count: 0 })]),
  ]);
  expect(told.results).toEqual({ away: PASSED, next: PASSED });
});

test('a folder that became a link, or files that are also elsewhere, are left alone', async () => {
  const of = project({
    'mine.txt': 'mine',
    'server.js': server(
      "res.end('ok')",
      `const fs = require('node:fs'); const { SHELF_DATA } = process.env;
       fs.linkSync('mine.txt', SHELF_DATA + '/hard'); fs.symlinkSync(process.cwd() + '/mine.txt', SHELF_DATA + '/soft');`,
    ),
  });
  const gone = check('gone', [step({ kind: 'data', act: 'gone' }, { count: 0 })]);
  expect((await ask(of, [gone])).results).toEqual({ gone: PASSED });
  expect(readFileSync(join(of.folder, 'mine.txt'), 'utf8')).toBe('mine');
  const linked = project({
    'mine.txt': 'mine',
    'server.js': server(
      "res.end('ok')",
      'const fs = require("node:fs"); fs.rmdirSync(process.env.SHELF_DATA); fs.symlinkSync(process.cwd(), process.env.SHELF_DATA);',
    ),
  });
  expect((await ask(linked, [gone])).results['gone']).toMatchObject({ kind: 'not-here' });
  expect(readFileSync(join(linked.folder, 'mine.txt'), 'utf8')).toBe('mine');
});
