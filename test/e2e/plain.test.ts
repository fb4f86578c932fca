import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratch, VALID } from '../scratch.js';
import { historyOf, run } from './cli.js';
import { CHOICE, lab } from './lab.js';
import { talk } from './talk.js';

test('answers piped line by line take a learner through a whole step', async () => {
  const home = scratch();
  let answers = 0;
  const text = await talk(['next', '--seed', '3'], home, () => {
    answers += 1;
    return answers <= 13 ? true : null;
  });
  expect(text).toContain('Lesson done: "Queue basics", 2 of 2 right.');
  expect(text).toMatch(/^Passed: \d+ of 10 right\. Step 1: Queues is answered\.$/m);
  expect(text.match(/^Right\.$/gm)).toHaveLength(13);
  expect(text).toContain(
    'To read on:\n- RFC 9110, https://www.rfc-editor.org/rfc/rfc9110\n- The manual, https://example.com/manual\n',
  );
  expect(text).not.toMatch(/[\u001b\u2500-\u257f]/);

  const own = join(home, 'roadmaps', 'small');
  const events = historyOf(own);
  expect(events.filter(({ type }) => type === 'answer')).toHaveLength(13);
  expect(events.find(({ type }) => type === 'setting')).toMatchObject({ key: 'track', value: 'node' });
  const { progress } = JSON.parse(readFileSync(join(own, 'progress.json'), 'utf8')) as {
    progress: { quizzes: Record<string, { passedAt: string | null; tries: number }> };
  };
  expect(progress.quizzes['queue']).toMatchObject({ tries: 1, passedAt: expect.any(String) as string });
});

test('a failed quiz is retried with what was missed, and then passes', async () => {
  const home = scratch();
  let asked = 0;
  const text = await talk(['quiz', 'queue', '--seed', '5'], home, () => {
    asked += 1;
    return asked > 4;
  });
  expect(text).toContain('Not passed yet: 6 of 10 right; 80 % pass.');
  expect(text).toContain('Read again: "Queue basics"');
  expect(text).toContain('Retry of the quiz of step 1');
  expect(text).toContain('6 of 10 are right already; 2 of these 4 make it pass.');
  expect(text).toMatch(/^Passed: 10 of 10 right\./m);
  expect(text.match(/^Wrong\.$/gm)).toHaveLength(4);
});

test('a run that ends in the middle of a quiz goes on at the same question', async () => {
  const home = scratch();
  let asked = 0;
  await talk(['quiz', 'queue', '--seed', '5'], home, () => {
    asked += 1;
    return asked <= 3 ? true : null;
  });
  const text = await talk(['next', '--seed', '9'], home, () => null);
  expect(text).toContain('Going on with the quiz of step 1: 3 of 10 answered.');
  expect(text).toContain('Quiz of step 1, question 4 of 10');
});

test('a hint is shown once and stored with the answer', async () => {
  const home = scratch();
  const ended = await run(['next', '--roadmap', VALID, '--seed', '1'], { home, input: '1\nhint\nhint\n1\n' });
  expect(ended.stdout).toContain('Hint: Think of the counter.');
  expect(historyOf(join(home, 'roadmaps', 'small')).find(({ type }) => type === 'answer')).toMatchObject({
    hint: true,
  });
});

test('hints in three steps, for what is picked and for code', async () => {
  const home = scratch();
  const hint = ['A nudge.', 'A pointer.', 'Nearly the answer.'];
  const road = lab([
    { ...CHOICE, hint },
    { kind: 'write', language: 'yaml', solution: 'a: 1', cases: [{ want: { '/a': 1 } }], hint: hint.slice(0, 2) },
  ]);
  const input = 'hint\nh\nhint\nhint\n1\nhint\nhint\na: 1\n.\n';
  const { stdout } = await run(['next', '--roadmap', road, '--seed', '1'], { home, input });
  const said = stdout.split('\n').filter((line) => /hint/i.test(line));
  expect(said).toEqual([
    "Answer with one number from 1 to 3; ? if you don't know, hint for a hint.",
    'Hint 1 of 3: A nudge.',
    'Hint 2 of 3: A pointer.',
    'Hint 3 of 3: Nearly the answer.',
    'All hints stand above.',
    expect.stringMatching(/hint a hint\.$/),
    'Hint 1 of 2: A nudge.',
    expect.stringMatching(/hint shows the next hint\.$/),
    'Hint 2 of 2: A pointer.',
    // Once more what was missed, with its hints to come.
    'Answer with one number from 1 to 3; hint for a hint.',
  ]);
  const answers = historyOf(join(home, 'roadmaps', 'lab')).filter(({ type }) => type === 'answer');
  expect(answers).toMatchObject([
    { hint: true, hints: 3 },
    { hint: true, hints: 2, outcome: 'right' },
  ]);
});

test('a question without a hint says so, and the word is no code', async () => {
  const home = scratch();
  const cases = [{ want: { '/a': 1 } }];
  const road = lab([CHOICE, { kind: 'write', language: 'yaml', solution: 'a: 1', cases, lines: 'one' }]);
  const { stdout } = await run(['next', '--roadmap', road], { home, input: 'hint\n?\nhint\nhint\na: 1\n' });
  expect(stdout.match(/^This question has no hint\.$/gm)).toHaveLength(3);
  expect(historyOf(join(home, 'roadmaps', 'lab')).at(-1)).toMatchObject({ outcome: 'right', hint: false, runs: 1 });
});

test('a line that is no answer is asked for again', async () => {
  const home = scratch();
  const ended = await run(['next', '--roadmap', VALID], { home, input: '1\n9\nfoo\n\n?\n' });
  expect(ended.stdout.match(/Answer with one number from 1 to 3/g)!.length).toBeGreaterThanOrEqual(4);
  expect(ended.stdout).toContain('Wrong. Not known yet.');
  expect(ended.code).toBe(0);
});

test('the same seed asks the same quiz', async () => {
  const quiz = async () =>
    (await run(['quiz', '1', '--roadmap', VALID, '--no-input', '--seed', '11'], { home: scratch() })).stdout;
  expect(await quiz()).toBe(await quiz());
});
