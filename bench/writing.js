// Measures what is between Enter and a verdict on code, each beside its bare interpreter. Prints medians; fails nothing.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundleModule } from '../.config/bundle.js';
import { median } from './history.js';

const rounds = Number(process.env.ROUNDS ?? 15);
// Beside the files that it starts: the guard, and the thread for SQL.
const runner = join(fileURLToPath(new URL('../dist/', import.meta.url)), '.bench-runner.mjs');

const one = { setup: null, call: null, args: [], stdin: '', state: null, after: [], files: [], text: null };
const asked = (language, code, cases, bare, bound) => ({
  ...{ language, code, bare, bound },
  task: { language, setup: null, cases: cases.map((given) => ({ ...one, ordered: false, ...given })) },
});
const tasks = [
  asked('sql', 'SELECT 1', [{ want: { rows: [[1]] } }, { want: { rows: [[1]] } }], null, 'bound 150 ms'),
  asked(
    'js',
    'const f = (n) => n + 1;',
    [1, 2].map((n) => ({ call: `f(${n})`, want: { gives: n + 1 } })),
    [process.execPath, '-e', '0'],
    'bound 150 ms',
  ),
  asked(
    'python',
    'f = lambda n: n + 1',
    [1, 2].map((n) => ({ call: `f(${n})`, want: { gives: n + 1 } })),
    ['python3', '-c', 'pass'],
    'bound bare + 60 ms',
  ),
  asked('sh', 'echo 1', [{ want: { stdout: '1' } }], ['sh', '-c', 'true'], 'bound bare + 60 ms a case'),
];

try {
  await bundleModule('lab/write/run-write', runner);
  const { runWrite } = await import(pathToFileURL(runner));
  for (const { language, code, task, bare, bound } of tasks) {
    const verdict = async () => {
      const began = performance.now();
      await runWrite(code, task, { env: process.env });
      return performance.now() - began;
    };
    const first = await verdict();
    const times = [];
    const bares = [];
    for (let round = 0; round < rounds; round++) {
      times.push(await verdict());
      if (bare) bares.push(timeOf(bare));
    }
    const beside = bare ? `, bare ${median(bares).toFixed(0)} ms` : ', first bound 600 ms';
    console.log(
      `${language.padEnd(7)} first ${first.toFixed(0)} ms, then ${median(times).toFixed(0)} ms${beside} (${bound})`,
    );
  }
} finally {
  rmSync(runner, { force: true });
}

function timeOf([program, ...args]) {
  const began = performance.now();
  spawnSync(program, args);
  return performance.now() - began;
}
