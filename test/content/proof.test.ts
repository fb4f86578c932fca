import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { checkRoadmap } from '../../src/content/check/check.js';
import { prove } from '../../src/teaching/proof/proof.js';
import { patched, patchedLab, VALID } from '../scratch.js';
import { LAB_RUN_CASES } from './lab-cases.js';
import { NODE, QUIZ, RUN_CASES, saidBy, withWritten } from './run-cases.js';

const STARTER = fileURLToPath(new URL('../../starter', import.meta.url));

test.each(RUN_CASES)('%s', async (rule, patches, said) => {
  const { sources } = checkRoadmap(patched(patches));
  const { faults } = await prove(sources);
  expect(saidBy(rule, faults)).toContain(said);
});

test.each(RUN_CASES.filter(([rule]) => rule.startsWith('write-')))(
  '%s, on another Node',
  async (rule, patches, said) => {
    const { sources } = checkRoadmap(patched(patches));
    const { faults } = await prove(sources, { track: 'node' });
    expect(saidBy(rule, faults)).toContain(said);
  },
);

test.each(LAB_RUN_CASES)('%s', async (rule, patches, said) => {
  const { sources } = checkRoadmap(patchedLab(patches));
  const { faults } = await prove(sources, { only: 'small-shelf' });
  expect(saidBy(rule, faults)).toContain(said);
});

test('the fixture with a lab has no faults, and its reference passes', async () => {
  const { sources, faults } = checkRoadmap(patchedLab({}));
  expect(faults).toEqual([]);
  expect((await prove(sources, { only: 'small-shelf' })).faults).toEqual([]);
});

test('a wrong solution must reach its check where its lab is proved, and where every one is', async () => {
  const twice = "      - { file: server.js, from: 'notes.push(body);', to: '' }\n";
  const { sources } = checkRoadmap(
    patchedLab({
      '02-shelf/lab/small-shelf/lab.yaml': [
        [twice, `${twice}      - { file: server.js, from: "'/health/live'", to: "'/health'" }\n`],
      ],
    }),
  );
  const said = async (wishes: Parameters<typeof prove>[1]) =>
    saidBy('lab-wrong', (await prove(sources, wishes)).faults);
  for (const wishes of [{ only: 'small-shelf' }, { every: true }])
    expect(await said(wishes)).toContain('not-kept: create is not asked: it needs alive');
  expect(await said({})).toBe('');
});

test('a lab is proved in a roadmap without tracks, too', async () => {
  const { sources, faults } = checkRoadmap(STARTER);
  expect(faults).toEqual([]);
  const { ran, faults: failed } = await prove(sources, { only: 'own-question' });
  expect(failed).toEqual([]);
  // Its reference and its starter on five checks each, and eight wrong solutions.
  expect(ran).toBe(5 + 5 + 8);
});

test('the fixture itself has no faults, and its examples run', async () => {
  const { sources, faults } = checkRoadmap(VALID);
  expect(faults).toEqual([]);
  expect(await prove(sources)).toEqual({ ran: 4, faults: [], unproven: [], unrun: [] });
});

test('of a foreign bank, what prints and what does not compile is proved where it can be', async () => {
  const { sources } = checkRoadmap(fileURLToPath(new URL('../fixtures/bank', import.meta.url)));
  expect(await prove(sources)).toEqual({ ran: 4, faults: [], unproven: [], unrun: [] });
});

test('for one track, what belongs to it is proved, and all that a Node runs or judges', async () => {
  const { sources } = checkRoadmap(patched(withWritten('')));
  const [all, node, python] = [
    await prove(sources),
    await prove(sources, { track: 'node' }),
    await prove(sources, { track: 'python' }),
  ];
  const written = { solution: 2, starter: 2, wrong: 2 * 2 };
  const whole = written.solution + written.starter + written.wrong;
  expect([all.ran - whole, node.ran - whole, python.ran - whole]).toEqual([4, 2, 2]);
});

test('what another program runs is not proved again on another Node', async () => {
  const { sources } = checkRoadmap(patched(withWritten('', 'language: js', 'language: sh')));
  const [all, node] = [await prove(sources), await prove(sources, { track: 'node' })];
  expect([all.ran - 4, node.ran - 2]).toEqual([2 * 4, 0]);
});

test('what is to be written is proved for any track, whosever it is', async () => {
  const written = withWritten('  track: python', 'language: js', 'language: regex');
  const asked = written[QUIZ]![0]![1].replace(
    /cases:[^]*?solution/,
    'cases: [{ matches: [a], refuses: [b] }]\n  solution',
  )
    .replace(/solution: \|\n.*/, 'solution: a')
    .replace('const first = (jobs) => jobs.at(-1);', 'b')
    .replace('const first = (jobs) => jobs;', '.');
  const { sources, faults } = checkRoadmap(patched({ [QUIZ]: [[/$/, asked]] }));
  expect(faults.filter(({ severity }) => severity === 'error')).toEqual([]);
  const [all, node] = [await prove(sources), await prove(sources, { track: 'node' })];
  expect([all.faults, node.faults]).toEqual([[], []]);
  // Two texts for the solution, nothing at all and two wrong ones; of the examples beside it the half is the other track's.
  expect([all.ran - 4, node.ran - 2]).toEqual([2 * 4, 2 * 4]);
});

test('a roadmap that names its languages may show them, and says which are run', async () => {
  const root = patched({
    'roadmap.yaml': [['gates: true', 'gates: true\nlanguages: { show: [rust, ruby], run: [python] }']],
    '02-shelf/lessons/shelf-node.md': [['```js', '```rust']],
    '02-shelf/quiz.yaml': [['language: python', 'language: ruby']],
  });
  const { sources, faults } = checkRoadmap(root);
  expect(faults).toEqual([]);
  expect((await prove(sources)).ran).toBe(1);
});

test('an example for a newer Node is left out with a word, and run on that', async () => {
  const says = (least: string) =>
    prove(
      checkRoadmap(
        patched({
          [NODE]: [
            ['```js', `\`\`\`js node>=${least}`],
            ["jobs.push('c')", 'no.such()'],
          ],
        }),
      ).sources,
    );
  expect(await says('999')).toMatchObject({ faults: [], unrun: ['shelf-node'] });
  expect(await says('18')).toMatchObject({ faults: [{ rule: 'example-fails' }], unrun: [] });
});

test('what this Node is too old for is told only where it was asked for', async () => {
  const { sources } = checkRoadmap(
    patchedLab({
      '02-shelf/lab/small-shelf/lab.yaml': [[/$/, "\nreference: { needs-node: '999' }\n"]],
      [NODE]: [['```js', '```js node>=999']],
    }),
  );
  const told = async (wishes: Parameters<typeof prove>[1]) => {
    const { unproven, unrun } = await prove(sources, wishes);
    return { unproven, unrun };
  };
  expect(await told({ only: 'shelf-python' })).toEqual({ unproven: [], unrun: [] });
  expect(await told({ only: 'shelf-node' })).toEqual({ unproven: [], unrun: ['shelf-node'] });
  expect(await told({ only: 'small-shelf', track: 'node' })).toEqual({ unproven: ['small-shelf'], unrun: [] });
  expect(await told({ only: 'small-shelf', track: 'python' })).toEqual({ unproven: [], unrun: [] });
});

test('an excerpt of a reference is not run by itself', async () => {
  const { sources } = checkRoadmap(
    patched({
      [NODE]: [
        ['```js', '```js from=server.js'],
        ["jobs.push('c')", 'no.such()'],
      ],
    }),
  );
  expect((await prove(sources, { only: 'shelf-node' })).ran).toBe(0);
});

function started(code: string): string {
  return patched({
    '02-shelf/lessons/shelf-node.md': [[/```js\n[\s\S]*?```/, `\`\`\`sh\n${code}\n\`\`\``]],
  });
}

const leftovers = () => readdirSync(tmpdir()).filter((name) => name.startsWith(`roadmap-run-${process.pid}-`));

function commandLines(): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        return [readFileSync(join('/proc', pid, 'cmdline'), 'utf8')];
      } catch {
        return [];
      }
    });
}

test.runIf(process.platform === 'linux').each([
  ['sleep 98761 &', '98761'],
  ['setsid sleep 98762 &', '98762'],
  ['(setsid sh -c "sleep 98763; true" >/dev/null 2>&1 &)', '98763'],
])('an example leaves no process and no folder: %s', async (code, mark) => {
  const { sources } = checkRoadmap(started(code));
  await prove(sources);
  expect(commandLines().filter((line) => line.includes(mark))).toEqual([]);
  expect(leftovers()).toEqual([]);
});

test('a folder that a killed run left is swept', async () => {
  const left = join(tmpdir(), 'roadmap-run-4194300-x');
  mkdirSync(left, { recursive: true });
  await prove(checkRoadmap(patched({ '01-queue/step.yaml': [['title: Queues', 'title: Lines']] })).sources);
  expect(readdirSync(tmpdir())).not.toContain('roadmap-run-4194300-x');
});
