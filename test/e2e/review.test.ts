import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { counted } from '../../src/domain/standing/spans.js';
import { answered, read } from '../domain/events.js';
import { scratch, VALID } from '../scratch.js';
import { historyOf, run } from './cli.js';
import { clockAt } from './clock.js';
import { talk } from './talk.js';

const ROAD = ['--roadmap', VALID, '--seed', '1'];
const DAY = 86_400_000;

/** A home whose learner answered a question on each of three concepts so many days ago, at noon. */
function learnedBefore(days: number): string {
  const home = scratch();
  const folder = join(home, 'roadmaps', 'small', 'history');
  mkdirSync(folder, { recursive: true });
  const noon = new Date();
  noon.setDate(noon.getDate() - days);
  const at = (minute: number) => new Date(noon.setHours(12, minute)).toISOString();
  const events = [
    { type: 'setting', key: 'track', value: 'node' },
    read('queue-basics', 'queue', 3, 3),
    read('queue-use', 'queue', 3, 3),
    ...['first-out', 'empty-queue', 'queue-order'].map((concept) =>
      answered(`queue-${concept}-0-choice`, 'right', { step: 'queue', lesson: 'queue-basics', concept }),
    ),
  ];
  const lines = events.map((event, index) => JSON.stringify({ id: `old${index}`, at: at(index), ...event }));
  writeFileSync(join(folder, 'old-0000.jsonl'), `${lines.join('\n')}\n`);
  return home;
}

test('review asks what is due, through other questions than before, and schedules it again', async () => {
  const home = learnedBefore(30);
  const shown = await run(['review', ...ROAD], { home });
  expect(shown.stdout).toContain('3 due, about 2 minutes');
  expect(shown.stdout).not.toContain('Which does it get?');
  const ended = await run(['review', ...ROAD], { home, input: '?\n?\n?\n' });
  expect(ended.stdout).toContain('Reviewed: 0 of 3 right.');
  expect(ended.stdout.match(/^Review [123] of 3, step 1$/gm)).toHaveLength(3);
  const answers = historyOf(join(home, 'roadmaps', 'small')).filter(
    (event) => event.type === 'answer' && event.where === 'review',
  );
  expect(answers).toHaveLength(3);
  expect((await run(['review', ...ROAD], { home })).stdout).toMatch(/^Nothing is due\. The next comes in 1 day\.$/m);
});

test('review --max asks no more than that, and says what is left out', async () => {
  const { stdout } = await run(['review', '--max', '1', ...ROAD], { home: learnedBefore(30), input: '?\n?\n' });
  expect(stdout).toMatch(/^3 due, 1 at a time, about 1 minute$/m);
  expect(stdout).toContain('Reviewed: 0 of 1 right.');
});

test('a concept that is missed again sends the learner back to its lesson', async () => {
  const home = learnedBefore(30);
  const missed = {
    ...answered('queue-first-out-0-choice', 'wrong', { step: 'queue', concept: 'first-out' }),
    id: 'miss',
    at: new Date(Date.now() - 3 * DAY).toISOString(),
  };
  writeFileSync(join(home, 'roadmaps', 'small', 'history', 'other-0000.jsonl'), `${JSON.stringify(missed)}\n`);
  const { stdout } = await run(['review', ...ROAD], { home, input: '?\n?\n?\n' });
  expect(stdout).toContain('This keeps slipping: read it again, with `roadmap read queue-basics`.');
});

test('next offers what is due first, and goes on where the learner was', async () => {
  const home = learnedBefore(4);
  const { stdout } = await run(['next', ...ROAD], { home, input: 'n\n' });
  expect(stdout).toContain('3 due for review. Do them first, about 2 minutes? [Y/n]');
  expect(stdout).toContain('Quiz of step 1, question 1 of 10');
});

test('after a week away next opens with a warm-up', async () => {
  const { stdout } = await run(['next', ...ROAD], { home: learnedBefore(9), input: 'y\n?\n?\n?\n' });
  expect(stdout).toMatch(/^Welcome back after 9 days\. Warm up first, about 2 minutes\? \[Y\/n\]$/m);
  expect(stdout).toContain('Reviewed: 0 of 3 right.');
});

test('the concept is named with the verdict, and nowhere above its question', async () => {
  const { stdout } = await run(['review', ...ROAD], { home: learnedBefore(30), input: '?\n?\n?\n' });
  for (const title of ['First out', 'Empty queue', 'Queue order']) {
    expect(stdout.split(title)).toHaveLength(2);
    expect(stdout.indexOf('Right answer')).toBeLessThan(stdout.indexOf(title));
    expect(stdout).toMatch(new RegExp(`^ {2}About: ${title}$`, 'm'));
  }
  const shown = await run(['review', ...ROAD, '--no-input'], { home: learnedBefore(30) });
  expect(shown.stdout).not.toMatch(/First out|Empty queue|Queue order/);
});

test.each([
  [1, 1],
  [2, 1],
  [5, 2],
])(
  'next --minutes %i reads %i parts of a lesson, asks their questions, and says what is next',
  async (minutes, parts) => {
    const home = scratch();
    await run(['track', 'node', ...ROAD], { home });
    const { stdout, code } = await run(['next', '--minutes', String(minutes), ...ROAD], { home, input: '?\n?\n' });
    expect(code).toBe(0);
    const done = historyOf(join(home, 'roadmaps', 'small')).map(({ type }) => type);
    const read = ['setting', 'lesson', 'answer', 'answer', 'lesson'].slice(0, parts === 1 ? 4 : 5);
    expect(done).toEqual([...read, 'sitting']);
    expect(stdout.replace(/\s+/g, ' ')).toMatch(
      new RegExp(
        `That was today: what fits into ${minutes} minutes?\\. On the way: "Queue basics", ${parts} of 3 parts read\\. Done: ${counted(parts, 'part')} of lessons and 2 questions\\. Tomorrow .* This week so far: 1 day\\. Next: step 1 of 2, Queues, lesson "Queue basics", from part ${parts + 1} of 3, about \\d min; \`roadmap next\` goes on with it\\. $`,
      ),
    );
    const again = await run(['next', '--minutes', '1', ...ROAD], { home, input: '1\n' });
    expect(again.stdout).toContain(`Part ${parts + 1} of 3;`);
  },
);

test('next --minutes asks as many questions as fit, of what is due and of a quiz', async () => {
  const home = learnedBefore(4);
  const { stdout } = await run(['next', '--minutes', '1', ...ROAD], { home, input: 'y\n?\n?\n' });
  expect(stdout).toContain('3 due for review. Do 1 first, about 1 minute? [Y/n]');
  expect(stdout).toContain('Reviewed: 0 of 1 right.\n\nThat was today: what fits into 1 minute.');
  const quiz = await run(['next', '--minutes', '2', ...ROAD], { home, input: 'n\n?\n?\n?\n?\n' });
  expect(quiz.stdout.match(/^Quiz of step 1, question \d of 10$/gm)).toHaveLength(3);
  expect(quiz.stdout).toContain(
    'That was today: what fits into 2 minutes.\nOn the way: the quiz of step 1, 3 of 10 questions answered.\nDone: 4 questions, 1 of them review.\n',
  );
  expect(quiz.stdout).toContain('Next: the quiz of step 1, Queues, about 4 min');
});

test('a review ends after the question in which its share of the minutes is used up, and says when the rest comes', async () => {
  const env = clockAt(new Date().toISOString());
  let passed = 0;
  const pass = (minutes: number) => {
    passed += minutes;
    writeFileSync(env['CLOCK_FILE']!, String(passed * 60));
    return true;
  };
  const said = await talk(['next', '--minutes', '7', '--seed', '1'], learnedBefore(4), () => pass(3.2), env);
  expect(said).toMatch(/^7 minutes: 3 concepts to bring back, the quiz of step 1/m);
  expect(said).toContain('3 due for review. Do them first, about 2 minutes? [Y/n]');
  expect(said).toContain(
    '\nReviewed: 2 of 2 right.\nThat is the time for review: the other one comes tomorrow.\n\nQuiz of step 1,',
  );
  expect(said.match(/^Quiz of step 1, question /gm)).toHaveLength(1);
});

test('after what went badly next offers to read it again, to go on reviewing, or to go on', async () => {
  const home = scratch();
  const asked = await run(['next', ...ROAD, '--seed', '1'], { home, input: '1\n?\n?\n?\n?\n1\nn\n' });
  expect(asked.stdout).toContain(
    'Lesson done: "Queue basics", 0 of 2 right, 0 of 2 the second time.\nMost of it was not there. What now?',
  );
  expect(asked.stdout).toMatch(/^1\. Read the part again that it comes from\n2\. Go on$/m);
  expect(asked.stdout).toMatch(/^Step 1, Queue basics, part 1 of 3$/m);
  expect(asked.stdout).toContain('Your place is kept.');
  const away = await run(['next', ...ROAD], { home: learnedBefore(9), input: 'y\n?\n?\n?\n2\n' });
  expect(away.stdout).toContain('Reviewed: 0 of 3 right.\nMost of it was not there. What now?');
});

test('after what went well next offers nothing of the kind', async () => {
  const { stdout } = await run(['next', ...ROAD, '--seed', '1'], { home: scratch(), input: '1\n?\n' });
  expect(stdout).not.toContain('Most of it was not there');
});

test('status tells the hours left, and with weekly hours a date', async () => {
  const home = learnedBefore(1);
  expect((await run(['status', ...ROAD], { home })).stdout).toContain('Time left:      about 1 h (');
  await run(['config', 'set', 'weekly-hours', '5', ...ROAD], { home });
  expect((await run(['status', ...ROAD], { home })).stdout).toMatch(/done about \d{4}-\d{2}-\d{2}/);
  expect((await run(['config', 'set', 'weekly-hours', 'many', ...ROAD], { home })).code).toBe(2);
});

const BUILT_IN = ['--seed', '1'];

test('placement asks without verdicts, explains its result, and is taken over', async () => {
  const home = scratch();
  await run(['track', 'node'], { home });
  const ended = await run(['place', ...BUILT_IN], { home, input: `${'?\n'.repeat(20)}1\n` });
  expect(ended.stdout).toContain('Many questions are about Shelf, a small service');
  expect(ended.stdout).not.toMatch(/^(Right|Wrong)\./m);
  expect(ended.stdout).toMatch(/^Step 7, HTTP and REST: learn, likely new, 0 of 1 right\.$/m);
  expect(ended.stdout).toMatch(/^Step 16, .*: learn, likely new, not asked\.$/m);
  expect(ended.stdout).not.toContain('%');
  expect(ended.stdout).not.toContain('Step 18');
  expect(ended.stdout).toContain('What now?');
});

test('a placement gives no hints, asked or printed', async () => {
  const home = scratch();
  await run(['track', 'node'], { home });
  const printed = await run(['place', ...BUILT_IN, '--no-input'], { home });
  expect(printed.stdout).toContain('Placement, question 1 of at most 20');
  const asked = await run(['place', ...BUILT_IN], { home, input: 'hint\n' });
  expect(asked.stdout).toContain('Placement, question 1 of at most 20');
  for (const { stdout } of [printed, asked])
    expect(stdout.replace('This question has no hint.', '').toLowerCase()).not.toContain('hint');
});

test('an answer of a placement is taken back without a word on whether it was right', async () => {
  const home = scratch();
  await run(['track', 'node'], { home });
  await run(['place', ...BUILT_IN], { home, input: '?\n' });
  const { stdout } = await run(['undo', '--yes'], { home });
  expect(stdout).toMatch(/^Taken back: your answer of \d{4}-\d\d-\d\d \d\d:\d\d, to: [A-Z]/);
  expect(stdout).not.toMatch(/\b(right|wrong)\b/);
});

test('a placement can be left and taken up again, and its result be changed', async () => {
  const home = scratch();
  await run(['track', 'node'], { home });
  await run(['place', ...BUILT_IN], { home, input: '?\n' });
  const again = await run(['place', ...BUILT_IN], { home, input: '2\n2\n1\n1\n1\n' });
  expect(again.stdout).toContain('You have answered 1 question of a placement.');
  expect(again.stdout).toContain('Taken over.');
  expect(historyOf(home).at(-1)).toMatchObject({ type: 'placement', steps: { prerequisites: 'skip' } });
  const listed = await run(['list'], { home });
  expect(listed.stdout).toMatch(/^Step 1, Before you start: skipped, read 0 of 14\.$/m);
  expect((await run(['status'], { home })).stdout).toMatch(/^Steps answered: 0 of 20, 1 skipped$/m);
  expect((await run(['review', ...BUILT_IN], { home })).stdout).toMatch(
    /^Nothing is due\. The next comes in [1-7] days?\.$/m,
  );
  expect((await run(['go', '1', '--no-input'], { home })).stdout).toContain('Step 1 of 20');
});

test('next says that a placement is half done', async () => {
  const home = scratch();
  await run(['track', 'node'], { home });
  await run(['place', ...BUILT_IN], { home, input: '?\n' });
  const { stdout } = await run(['next'], { home, input: 'n\n' });
  expect(stdout).toContain('A placement is half done: `roadmap place` goes on with it');
});

test('a short road needs no placement', async () => {
  const home = scratch();
  await run(['track', 'node', ...ROAD], { home });
  expect((await run(['place', ...ROAD], { home, input: '1\n' })).stdout).toContain('This road is short');
});

test('missing the first check of a skipped step opens it again', async () => {
  const home = scratch();
  const folder = join(home, 'roadmaps', 'small', 'history');
  mkdirSync(folder, { recursive: true });
  const events = [
    { type: 'setting', key: 'track', value: 'node' },
    { type: 'placement', steps: { queue: 'skip' }, concepts: [{ concept: 'first-out', step: 'queue' }] },
  ];
  const lines = events.map((event, index) =>
    JSON.stringify({ id: `old${index}`, at: new Date(Date.now() - 8 * DAY).toISOString(), ...event }),
  );
  writeFileSync(join(folder, 'old-0000.jsonl'), `${lines.join('\n')}\n`);
  await run(['review', ...ROAD], { home, input: '?\n' });
  expect((await run(['list', ...ROAD], { home })).stdout).toMatch(/^Step 1, Queues: begun, .* now\.$/m);
});

test.each([40, 80])('the screen of review at %i columns', async (columns) => {
  const review = await run(['review', ...ROAD], {
    home: learnedBefore(30),
    input: '?\n?\n?\n',
    env: { COLUMNS: String(columns) },
  });
  await expect(review.stdout).toMatchFileSnapshot(`../snapshots/review-${columns}.txt`);
  for (const line of review.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(columns);
});
