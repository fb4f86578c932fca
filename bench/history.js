// Answers as a learner's history would hold them, and how the benches run programs.
import { spawnSync } from 'node:child_process';
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleModule } from '../.config/bundle.js';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Some of the program as a module of its own, which the built program does not have. */
export async function built(entry) {
  const file = join(root, 'node_modules/.cache/roadmap', `${entry.replaceAll('/', '-')}.mjs`);
  await bundleModule(entry, file);
  return file;
}

/** The roadmap that is built into the program. */
export async function builtRoadmap() {
  const { openBuiltIn } = await import(await built('content/compiled'));
  return openBuiltIn(join(root, 'dist/content')).roadmap;
}

/** Writes `count` answers to the steps' questions, a minute apart, dealt out over the devices' files of `home`. */
export function writeHistory(home, steps, count, devices = 1) {
  const names = Array.from({ length: devices }, (_unused, index) => `bench-${String(index).padStart(4, '0')}`);
  const files = names.map((name) => openSync(join(home, 'history', `${name}.jsonl`), 'w'));
  const questions = steps.flatMap((step) =>
    step.questions.map(({ id, concept, kind, lesson }) => ({ step: step.id, question: id, concept, kind, lesson })),
  );
  for (let start = 0; start < count; start += 10_000) {
    const lines = Array.from({ length: Math.min(10_000, count - start) }, (_unused, index) =>
      answerLine(start + index, questions),
    );
    for (const [device, file] of files.entries())
      writeSync(file, lines.filter((_line, index) => index % devices === device).join(''));
  }
  files.forEach(closeSync);
  writeFileSync(join(home, 'device'), `${names[0]}\n`);
}

function answerLine(index, questions) {
  const { step, question, concept, kind, lesson } = questions[index % questions.length];
  const at = `${new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString().slice(0, -1)}+00:00`;
  const answer = { step, lesson, concept, question, rev: 1, kind, given: 'something that was chosen' };
  const outcome = ['right', 'right', 'wrong', 'unknown'][index % 4];
  const rest = { outcome, hint: false, ms: 9000, where: 'quiz', quiz: null };
  return `${JSON.stringify({ id: `b${String(index).padStart(18, '0')}`, at, type: 'answer', ...answer, ...rest })}\n`;
}

/** Settings of a machine that make each start of Node longer, and so a ratio to it look smaller. */
const SLOWING = new Set(['NODE_EXTRA_CA_CERTS', 'NODE_OPTIONS']);

/** Runs a program to its end, with its progress in `home`. */
export function run(command, args, home, env = {}) {
  const ours = Object.fromEntries(Object.entries(process.env).filter(([name]) => !SLOWING.has(name)));
  const began = performance.now();
  const { stdout, stderr, status } = spawnSync(command, args, {
    env: { ...ours, ROADMAP_HOME: home, ...env },
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    input: '',
  });
  if (status !== 0) throw new Error(`${args.join(' ')} failed:\n${stderr}`);
  return { ms: performance.now() - began, stdout, stderr };
}

export function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
