// Measures the built program side by side with a bare `node -e 0`: on the Node that the course asks for, for which the bounds
// are, and on the one that runs this file, where that is older. Prints medians and ratios; fails nothing.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { built, builtRoadmap, median, run as runIn, writeHistory } from './history.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'bin/roadmap.js');
const rounds = Number(process.env.ROUNDS ?? 21);
const CHECKS = 5;
const COURSE = 24;
const scratch = mkdtempSync(join(tmpdir(), 'roadmap-bench-'));

const { steps } = await builtRoadmap();
const homes = { empty: join(scratch, 'empty'), large: join(scratch, 'large'), writes: join(scratch, 'writes') };
for (const home of Object.values(homes)) mkdirSync(join(home, 'history'), { recursive: true });
for (const home of [homes.large, homes.writes]) writeHistory(home, steps, 100_000);

const cases = [
  ['--version', ['--version'], homes.empty, 1.5],
  ['roadmap', [], homes.empty, null],
  ['list', ['list'], homes.empty, 1.6],
  ['status', ['status'], homes.empty, 1.9],
  ['next --no-input', ['next', '--no-input'], homes.empty, 1.9],
  ['read of one lesson', ['read', steps[0].lessons[0].id], homes.empty, 3],
  ['list at 100,000 answers', ['list'], homes.large, null],
  ['next --no-input at 100,000', ['next', '--no-input'], homes.large, null],
];

try {
  for (const node of nodes()) {
    measureStart(node);
    await measureSaving(node);
    measureAuthorCheck(node);
  }
  await measurePlacement();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/** The Node of the course, and the one that runs this where it is older. */
function nodes() {
  if (Number.parseInt(process.versions.node, 10) >= COURSE) return [process.execPath];
  const folder = join(scratch, 'node');
  const name = `node-${process.platform}-${process.arch}`;
  const options = ['--silent', '--no-save', '--no-audit', '--no-fund', '--prefix', folder];
  spawnSync('npm', ['install', ...options, `${name}@${COURSE}`], { shell: process.platform === 'win32' });
  const node = join(folder, 'node_modules', name, 'bin/node');
  if (existsSync(node)) return [node, process.execPath];
  console.log(`Node ${COURSE}, which the course asks for, could not be had here.`);
  return [process.execPath];
}

function measureStart(node) {
  console.log(`${run(node, ['--version'], homes.empty).stdout.trim()}, median of ${rounds} runs each, interleaved`);
  for (const [, args, home] of cases) run(node, [bin, ...args], home); // fills the compile cache and the checkpoints
  const times = new Map([['node -e 0', []], ...cases.map(([name]) => [name, []])]);
  for (let round = 0; round < rounds; round++) {
    times.get('node -e 0').push(run(node, ['-e', '0'], homes.empty).ms);
    for (const [name, args, home] of cases) times.get(name).push(run(node, [bin, ...args], home).ms);
  }
  const bare = median(times.get('node -e 0'));
  console.log(`node -e 0                     ${bare.toFixed(1).padStart(7)} ms`);
  for (const [name, , , bound] of cases) {
    const ms = median(times.get(name));
    console.log(
      `${name.padEnd(29)} ${ms.toFixed(1).padStart(7)} ms  ${(ms / bare).toFixed(2)}x${bound ? `  (bound ${bound}x)` : ''}`,
    );
  }
  const ratio = median(times.get('list at 100,000 answers')) / median(times.get('list'));
  console.log(`start at 100,000 answers: ${ratio.toFixed(2)}x one with none (bound 1.3x)`);
}

/** Times of append + flush + checkpoint, by the program's own store, at 100,000 earlier answers. */
async function measureSaving(node) {
  const script = `
    const { openStore } = await import(${JSON.stringify(await built('store/store'))});
    const store = await openStore({ home: ${JSON.stringify(homes.writes)}, now: () => new Date(), random: Math.random, warn: console.error });
    const times = [];
    for (let index = 0; index < 200; index++) {
      const before = performance.now();
      await store.record({ type: 'answer', step: 'a', lesson: 'a', concept: 'a', question: 'a', rev: 1, kind: 'choice', given: 'a', outcome: 'right', hint: false, ms: 1000, where: 'check', quiz: null });
      times.push(performance.now() - before);
    }
    times.sort((a, b) => a - b);
    console.log(times[100].toFixed(2), times[190].toFixed(2));`;
  const [half, most] = run(node, ['--input-type=module', '-e', script], homes.writes).stdout.trim().split(' ');
  console.log(`saving an answer at 100,000: median ${half} ms, 95 % within ${most} ms (bound 10 ms median)`);
}

/** Times of reckoning with an answer and choosing the next step, on our roadmap and on the largest model there is. */
async function measurePlacement() {
  const { placementModel } = await import(await built('domain/placement/placement-model'));
  const { startPlacement, answerPlacement, nextPlacementStep } = await import(
    await built('domain/placement/placement')
  );
  const form = { kind: 'choice', options: 4, dontKnow: true };
  // Four chains of steps: as near to 50,000 sets, the most that are held, as equal chains come.
  const largest = Array.from({ length: 55 }, (_unused, index) => ({
    id: `s${index}`,
    requires: index < 4 ? [] : [`s${index - 4}`],
  }));
  for (const [name, model] of [
    ['on our roadmap', placementModel(steps)],
    ['on four long chains', placementModel(largest)],
  ]) {
    const times = [];
    let state = startPlacement(model);
    for (let asked = 0; asked < 20; asked++) {
      const before = performance.now();
      const step = nextPlacementStep(model, state) ?? model.steps[0];
      state = answerPlacement(model, state, step, form, asked % 2 ? 'right' : 'wrong');
      times.push(performance.now() - before);
    }
    const sets = `${model.sets} sets`;
    console.log(`a placement question ${name}, ${sets}: median ${median(times).toFixed(2)} ms (bound 5 ms)`);
  }
}

/** Times of `author check` as its author waits for it: anew, again, and after a word of a lesson has changed. */
function measureAuthorCheck(node) {
  const road = join(scratch, 'roadmap');
  rmSync(road, { recursive: true, force: true });
  cpSync(join(root, 'roadmap'), road, { recursive: true });
  const folder = readdirSync(road).find((name) => existsSync(join(road, name, 'lessons')));
  const lesson = join(road, folder, 'lessons', readdirSync(join(road, folder, 'lessons'))[0]);
  const text = readFileSync(lesson, 'utf8');
  const [bare, anew, again, changed] = [[], [], [], []];
  for (let round = 0; round < CHECKS; round++) {
    const cache = mkdtempSync(join(scratch, 'checked-'));
    const env = { CI: '', XDG_CACHE_HOME: cache, LOCALAPPDATA: cache };
    const check = () => run(node, [bin, 'author', 'check', road], homes.empty, env).ms;
    bare.push(run(node, ['-e', '0'], homes.empty).ms);
    anew.push(check());
    again.push(check());
    const word = text.lastIndexOf(' the ');
    writeFileSync(lesson, `${text.slice(0, word)} that ${text.slice(word + ' the '.length)}`);
    changed.push(check());
    writeFileSync(lesson, text);
  }
  const least = (times) => `${(Math.min(...times) / 1000).toFixed(2)} s`;
  console.log(
    `author check, least of ${CHECKS} beside ${least(bare)} of node -e 0: anew ${least(anew)}, with nothing changed ${least(again)}, ` +
      `with a word of a lesson changed ${least(changed)} (bound 1.2 s for the last two)`,
  );
}

function run(command, args, home, env = {}) {
  return runIn(command, args, home, { NODE_COMPILE_CACHE: join(scratch, 'cache'), ...env });
}
