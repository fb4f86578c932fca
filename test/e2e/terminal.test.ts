import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratch, VALID } from '../scratch.js';
import { CTRL_C, ENTER, historyOf, session, type Session } from './cli.js';
import { press } from './lab.js';

const ROAD = ['--roadmap', VALID];

/** The first part of a lesson, up to its two questions. */
async function startAndRead(terminal: Session): Promise<void> {
  await terminal.until('Which language');
  terminal.type(press(terminal.screen(), 'Python'));
  await enter(terminal, 'Enter: the questions');
}

async function enter(terminal: Session, ...pauses: string[]): Promise<void> {
  for (const pause of pauses) {
    await terminal.until(pause);
    terminal.type(ENTER);
  }
}

async function answerChoice(terminal: Session, option: string, verdict: string): Promise<void> {
  await terminal.until('Your answer');
  terminal.type(press(terminal.screen(), option));
  await terminal.until(verdict);
}

async function nextQuestion(terminal: Session): Promise<void> {
  await terminal.until('Enter: next');
  terminal.type(ENTER);
}

test('the first run: a welcome, the track, a lesson in parts, its questions, and on', async () => {
  const home = scratch();
  const terminal = session(['next', ...ROAD, '--seed', '1'], { home });
  await startAndRead(terminal);
  await answerChoice(terminal, 'waited longest', 'Right.');
  await nextQuestion(terminal);
  await answerChoice(terminal, 'arrived newest', 'Wrong.');
  expect(terminal.screen()).toContain('That would be a stack.');
  await enter(terminal, 'Enter: part 2 of 3', 'Enter: part 3 of 3', 'Enter: once more what was missed');
  await terminal.until('once more what was missed, question 1 of 1');
  await answerChoice(terminal, 'waited longest', 'Right.');
  await terminal.until('Go on?');
  terminal.type(`n${ENTER}`);
  expect(await terminal.ended()).toBe(0);
  const screen = terminal.screen();
  expect(screen.split('\n').indexOf('› Which language do you want to learn with? Python')).toBeLessThan(11);
  expect(screen).toContain('Lesson done: "Queue basics", 1 of 2 right, 1 of 1 the second time.');
  expect(screen).toContain('Your place is kept.');
  const events = historyOf(join(home, 'roadmaps', 'small'));
  expect(events.map((event) => event.type)).toEqual([
    ...['setting', 'lesson', 'answer', 'answer'],
    ...['lesson', 'lesson', 'answer'],
  ]);
  expect(events[0]).toMatchObject({ key: 'track', value: 'python' });
});

test('Ctrl-C in a quiz, and on again at the same question; a failed quiz, and its retry that passes', async () => {
  const home = scratch();
  const own = join(home, 'roadmaps', 'small');
  const first = session(['quiz', 'queue', ...ROAD, '--seed', '4'], { home });
  await first.until('Which language');
  first.type(press(first.screen(), 'Node'));
  await first.until('question 1 of 10');
  await answerAny(first, false);
  await nextQuestion(first);
  await first.until('question 2 of 10');
  await new Promise((resolve) => setTimeout(resolve, 200));
  first.type(CTRL_C);
  expect(await first.ended()).toBe(130);
  expect(first.screen()).toContain('Stopped. What was answered is kept');
  expect(historyOf(own).filter(({ type }) => type === 'answer')).toHaveLength(1);

  const second = session(['next', ...ROAD, '--seed', '5'], { home });
  await second.until('1 of 10 answered');
  for (let question = 2; question <= 10; question++) {
    await second.until(`question ${question} of 10`);
    await answerAny(second, question > 4);
    if (question < 10) await nextQuestion(second);
  }
  await second.until('What now?');
  expect(second.screen()).toContain('Not passed yet: 6 of 10 right; 80 % pass.');
  second.type(press(second.screen(), 'Try again'));
  for (let question = 1; question <= 4; question++) {
    await second.until(`question ${question} of 4`);
    await answerAny(second, true);
    if (question < 4) await nextQuestion(second);
  }
  await second.until('Passed: 10 of 10 right.');
  await second.until('Go on?');
  second.type(CTRL_C);
  expect(await second.ended()).toBe(130);

  const { progress } = JSON.parse(readFileSync(join(own, 'progress.json'), 'utf8')) as {
    progress: { quizzes: Record<string, unknown> };
  };
  expect(progress.quizzes['queue']).toMatchObject({
    open: null,
    tries: 2,
    best: 1,
    passedAt: expect.any(String) as string,
  });
  const answers = historyOf(own).filter((event) => event.type === 'answer');
  expect(answers).toHaveLength(14);
  expect(new Set(answers.map(({ id }) => id)).size).toBe(14);
});

/** Answers whatever kind of question the fixture asks. */
async function answerAny(terminal: Session, right: boolean): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 150));
  const asked = terminal.screen().slice(terminal.screen().lastIndexOf('Quiz of step 1, question'));
  if (asked.includes('All that are right')) return pickAll(terminal, asked, right);
  if (asked.includes('One word.')) terminal.type((right ? 'shift' : 'pop') + ENTER);
  else if (asked.includes('First of 4'))
    await inTurn(
      terminal,
      right ? ['It arrives', 'It waits', 'It is taken'] : ['It is done', 'It waits', 'It is taken'],
      ['Second of 4', 'Third of 4', 'In this order?'],
    );
  else if (asked.includes('Match the call'))
    await inTurn(terminal, right ? ['adds a job', 'takes the oldest'] : ['takes the oldest', 'adds a job'], [
      '?',
      'Matched like this?',
    ]);
  else
    terminal.type(
      press(
        asked,
        right ? /waited longest|Queue it again/.exec(asked)![0] : /arrived newest|Leave it alone/.exec(asked)![0],
      ),
    );
  await terminal.until(right ? 'Right.' : 'Wrong.');
}

async function pickAll(terminal: Session, asked: string, right: boolean): Promise<void> {
  const wanted = right ? ['It keeps the order', 'It may be empty'] : ['It sorts by name'];
  const rows = asked
    .split('\n')
    .filter((line) => /It keeps the order|It may be empty|It sorts by name/.test(line))
    .slice(-3);
  for (const row of rows) terminal.type((wanted.some((text) => row.includes(text)) ? ' ' : '') + '\u001b[B');
  terminal.type(ENTER);
  await terminal.until(right ? 'Right.' : 'Wrong.');
}

async function inTurn(terminal: Session, options: string[], prompts: string[]): Promise<void> {
  for (const [index, option] of options.entries()) {
    terminal.type(press(terminal.screen(), option));
    await terminal.until(prompts[index]!);
  }
  terminal.type(ENTER);
}

test.each([20, 40, 80, 120])('no line is too long for a terminal of %i columns', async (columns) => {
  const home = scratch();
  const terminal = session(['next', ...ROAD, '--seed', '1'], { home }, columns, 60);
  await startAndRead(terminal);
  await terminal.until('Your answer');
  terminal.type(`1${ENTER}`);
  await terminal.until('order of arrival decides');
  await nextQuestion(terminal);
  await terminal.until('Your answer');
  terminal.type(CTRL_C);
  expect(await terminal.ended()).toBe(130);
  expect(terminal.broken()).toEqual([]);
});

test('what is asked is broken between words, before and after it is answered', async () => {
  const home = scratch();
  const terminal = session(['next'], { home }, 40, 30);
  await terminal.until('with?');
  expect(terminal.screen()).toContain('? Which language do you want to learn\n  with?\n❯ 1. Node.js');
  terminal.type(ENTER);
  await terminal.until('find where');
  expect(terminal.screen()).toContain('› Which language do you want to learn\n  with? Node.js\n');
  expect(terminal.screen()).toContain('  2. Further on: 10 to 20 questions\n     find where');
  terminal.type(`2${ENTER}`);
  await terminal.until('worked with?');
  expect(terminal.screen()).toMatch(/begin\? ?\n  Further on: 10 to 20 questions find\n  where\n/);
  terminal.type(ENTER);
  await terminal.until('Which of these have you worked with?');
  terminal.type(` ${ENTER}`);
  await terminal.until('Placement, question 1');
  expect(historyOf(home).at(-1)).toMatchObject({ type: 'worked-with', steps: ['prerequisites'] });
  terminal.type(CTRL_C);
  expect(await terminal.ended()).toBe(130);
});

test.each(['a pause in a lesson', 'a question', 'go on?'])('Ctrl-C at %s ends with 130 and a word', async (where) => {
  const home = scratch();
  const terminal = session(['next', ...ROAD, '--seed', '1'], { home });
  await terminal.until('Which language');
  terminal.type(press(terminal.screen(), 'Node'));
  await terminal.until('Enter: the questions');
  if (where !== 'a pause in a lesson') {
    terminal.type(ENTER);
    await terminal.until('Your answer');
  }
  if (where === 'go on?') {
    terminal.type(press(terminal.screen(), 'waited longest'));
    await nextQuestion(terminal);
    await answerChoice(terminal, 'waited longest', 'Right.');
    await enter(terminal, 'part 2 of 3', 'part 3 of 3', 'Enter: go on');
    await terminal.until('Go on?');
  }
  terminal.type(CTRL_C);
  expect(await terminal.ended()).toBe(130);
  expect(terminal.screen()).toContain('Stopped. What was answered is kept');
});

test('an Enter typed while the lesson is printed does not answer its question', async () => {
  const home = scratch();
  const terminal = session(['next', ...ROAD, '--seed', '1'], { home });
  await terminal.until('Which language');
  terminal.type(press(terminal.screen(), 'Node') + ENTER + ENTER);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const answers = historyOf(join(home, 'roadmaps', 'small')).filter(({ type }) => type === 'answer');
  expect(answers).toEqual([]);
  terminal.type(CTRL_C);
  expect(await terminal.ended()).toBe(130);
});
