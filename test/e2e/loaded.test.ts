import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { scratch } from '../scratch.js';
import { run } from './cli.js';
import { CHOICE, lab } from './lab.js';
import { WRITING } from './writing.js';

const LAB = fileURLToPath(new URL('../../src/lab', import.meta.url));

/** The functions of src/lab by names of two words, which nobody else has; names stay in the bundle. */
const FUNCTIONS = readdirSync(LAB, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .flatMap((name) => [...readFileSync(join(LAB, name), 'utf8').matchAll(/^export (?:async )?function (\w+)/gm)])
  .map(([, name]) => name!)
  .filter((name) => /[a-z][A-Z]/.test(name));

/** The files that a run has loaded. */
async function loadedBy(args: string[], input = ''): Promise<string[]> {
  const home = scratch();
  const hook = join(home, 'hook.cjs');
  const list = join(home, 'loaded.json');
  writeFileSync(
    hook,
    `process.on('exit', () => require('fs').writeFileSync(${JSON.stringify(list)}, JSON.stringify(Object.keys(require.cache))));`,
  );
  await run(args, { home, input, env: { NODE_OPTIONS: `--require=${JSON.stringify(hook)}` } });
  const loaded = (JSON.parse(readFileSync(list, 'utf8')) as string[]).filter((file) => file !== hook);
  expect(loaded.length).toBeGreaterThan(1);
  return loaded;
}

/** Which functions of src/lab stand in them. */
async function loadedOfLab(args: string[], input = ''): Promise<string[]> {
  const loaded = await loadedBy(args, input);
  const code = loaded.map((file) => readFileSync(file, 'utf8')).join('\n');
  return FUNCTIONS.filter((name) => new RegExp(`function ${name}\\(`).test(code));
}

test.each([
  ['list', ['list']],
  ['status', ['status']],
  ['next, which shows a lesson', ['next', '--no-input']],
])('%s loads nothing of the runner', async (_what, args) => {
  expect(await loadedOfLab(args)).toEqual([]);
});

test('nor does a question that is not to be written', async () => {
  expect(await loadedOfLab(['next', '--plain', '--roadmap', lab([CHOICE])], '1\n')).toEqual([]);
});

test('a question that is to be written does', async () => {
  const loaded = await loadedOfLab(['next', '--plain', '--roadmap', WRITING], 'y\nconst first = 1;\n.\n');
  expect(loaded).toEqual(expect.arrayContaining(['runWrite', 'runToEnd', 'watchOver']));
});

test('a TAB loads what list does, and the file that completes', async () => {
  const list = await loadedBy(['list']);
  const further = (await loadedBy(['complete', '--', 'go', ''])).filter((file) => !list.includes(file));
  expect(further.map((file) => basename(file).replace(/-.*/, ''))).toEqual(['complete']);
});
