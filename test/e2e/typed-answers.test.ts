import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratch } from '../scratch.js';
import { run } from './cli.js';

/** A roadmap of one step, whose quiz asks one question. */
function roadOf(question: string): string {
  const root = scratch();
  mkdirSync(join(root, 'one/lessons'), { recursive: true });
  writeFileSync(join(root, 'roadmap.yaml'), 'id: road\ntitle: Road\nsteps: [{ id: one, folder: one }]\n');
  writeFileSync(
    join(root, 'one/step.yaml'),
    'id: one\ntitle: One\nsummary: s\nminutes: [1, 2]\ngoals: [g]\nlessons: [a]\nconcepts: [{ id: c, title: C }]\n',
  );
  writeFileSync(
    join(root, 'one/lessons/a.md'),
    '---\nid: a\ntitle: A\nminutes: 1\nconcepts: [c]\nreviewed: 2026-11-25\n---\n\nGoal: g\n\n## A\n\ntext\n\n## Recap\n\n- r\n',
  );
  const shared = 'lesson: a, concept: c, level: recall, source: s, explain: Because it is so.';
  writeFileSync(join(root, 'one/quiz.yaml'), `- { id: q, ${shared}, ${question} }\n`);
  return root;
}

async function answered(question: string, ...lines: string[]): Promise<string> {
  const home = scratch();
  const input = lines.map((line) => `${line}\n`).join('');
  const { stdout } = await run(['quiz', '--plain', '--seed', '1', '--roadmap', roadOf(question)], { home, input });
  return stdout;
}

const COUNT = "kind: short, prompt: How many parents?, accept: ['2', two]";

test('letters for a number are asked again and not counted', async () => {
  const printed = await answered(COUNT, 'qh', 'two');
  expect(printed).toContain('The answer is a number, such as 7. Type a number.');
  expect(printed).toContain('Right.');
  expect(printed).not.toContain('Wrong.');
});

test('a wrong typed answer says what was given, what is right, and why, and nothing of comparing', async () => {
  const printed = await answered(COUNT, '3 parents');
  expect(printed).toContain('Wrong.\n  You gave `3 parents`.\n  Right answer: 2\n  Because it is so.');
  expect(printed).not.toContain('compared');
});

test('a slip of the keyboard is right, with how it is spelled', async () => {
  const printed = await answered('kind: short, prompt: Which level?, accept: [serializable]', 'serialzable');
  expect(printed).toContain('Right.\n  It is spelled serializable.');
});

test('a pattern that backtracks for minutes ends in a moment', { timeout: 15_000 }, async () => {
  const printed = await answered("kind: short, prompt: Which?, match: regex, accept: ['(a+)+b']", 'a'.repeat(44));
  expect(printed).toContain('Wrong.');
});

test('an output that is a question mark or the word hint can be given, and the prompt says how', async () => {
  const printed = await answered("kind: predict, prompt: What?, language: js, code: x, hint: h, answer: '?'", '"?"');
  expect(printed).toContain("? if you\ndon't know, hint for a hint; in quotes, they are an answer.");
  expect(printed).toContain('Right.');
  expect(await answered('kind: predict, prompt: What?, language: js, code: x, answer: hint', "'hint'")).toContain(
    'Right.',
  );
});

test('a wrong order says how much of it was right', async () => {
  const order = 'kind: order, prompt: Order?, items: [x, x2, x3]';
  const match = 'kind: match, prompt: Match?, pairs: [[p, x], [q, y], [r, z]]';
  // With this seed, x stands second, and x3 or z first.
  expect(await answered(order, '1 2 3')).toContain('Wrong.\n  0 of 3 in their place.');
  expect(await answered(order, '3 2 1')).toContain('Wrong.\n  1 of 3 in their place.');
  expect(await answered(match, 'a1 b2 c3')).toContain('Wrong.\n  0 of 3 pairs right.');
  expect(await answered(match, 'a2 b1 c3')).toContain('Wrong.\n  1 of 3 pairs right.');
});
