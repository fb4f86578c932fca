import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { scratch, VALID } from '../scratch.js';
// Who does not want to run programs is not asked again while a process lives.
import { CTRL_C, ENTER, runApart as run, session } from './cli.js';
import { agree, answersIn, atWriting, draftIn, editor, eventsIn, transcript, WRITING } from './writing.js';

const posix = describe.skipIf(process.platform === 'win32');
const ROAD = ['--roadmap', WRITING];
// First what is wrong, then what is right: an editor has the same name both times.
const MEND = `if grep -q at "$1"
then echo 'const first = ([job]) => job;' > "$1"
else echo 'const first = (all) => all.at(-1);' > "$1"
fi`;

posix('in a terminal', () => {
  test.each([40, 80])('fail, read, mend, pass, then give up another, at %i columns', async (columns) => {
    const { home, terminal } = await atWriting({ editor: editor(MEND), columns });
    await agree(terminal);
    await terminal.until('open it in');
    terminal.type(ENTER);
    await terminal.until('That is the one that came last.');
    await terminal.until('show a solution');
    terminal.type(ENTER);
    await terminal.until('Right');
    await terminal.until('Enter: next');
    terminal.type(ENTER);
    await terminal.until('Print the last line');
    await terminal.until('Your line');
    terminal.type(`head -n 1 jobs.txt${ENTER}`);
    await terminal.until('That is the first.');
    await terminal.until('Your line');
    terminal.type(`?${ENTER}`);
    await terminal.until('A solution:');
    await terminal.until('Enter: next');
    terminal.type(ENTER);
    await terminal.until('The database was made by');
    await terminal.until('show a solution');
    await terminal.quiet();
    const shown = transcript(terminal.screen(), home).replace(/open it in\s+\S*(?:\s+\S+)*?mend/g, 'open it in EDITOR');
    await expect(shown).toMatchFileSnapshot(`../snapshots/writing-${columns}.txt`);
    // Code stands as it was written; nothing else is wider than the terminal.
    expect(terminal.broken()).toEqual(columns === 80 ? [] : ['Y, name TEXT,']);
    expect(answersIn(home)).toMatchObject([
      {
        question: 'first-of-queue',
        kind: 'write',
        outcome: 'right',
        runs: 2,
        given: 'const first = ([job]) => job;\n',
      },
      { question: 'last-of-queue', outcome: 'unknown', runs: 1, given: 'head -n 1 jobs.txt' },
    ]);
    expect(draftIn(home, 'first-of-queue.js')).toBe(null);
  });

  test('Ctrl-C keeps the draft, and `next` comes back to it', async () => {
    const { home, terminal } = await atWriting({ editor: editor('echo \'const half =\' > "$1"') });
    await agree(terminal);
    await terminal.until('open it in');
    terminal.type(ENTER);
    await terminal.until('it said');
    await terminal.until('show a solution');
    terminal.type(CTRL_C);
    expect(await terminal.ended()).toBe(130);
    expect(draftIn(home, 'first-of-queue.js')).toBe('const half =\n');
    expect(answersIn(home)).toEqual([]);
    const again = session(['next', ...ROAD], { home, env: { EDITOR: editor(MEND.replace('grep -q at', 'test -s')) } });
    await again.until('show a solution');
    // It was agreed to; and the draft was not touched since it was run.
    expect(again.screen()).not.toContain('until it changes?');
    again.type(ENTER);
    await again.until('Right');
    expect(draftIn(home, 'first-of-queue.js')).toBe(null);
  });

  test('a hint is shown once, and kept with the answer', async () => {
    const { home, terminal } = await atWriting({ editor: editor(MEND.replace('grep -q at', 'test -s')) });
    await agree(terminal);
    await terminal.until('show a solution');
    terminal.type('h');
    await terminal.until('Where does a list begin to count?');
    await terminal.until('show a solution');
    terminal.type(ENTER);
    await terminal.until('Right');
    expect(answersIn(home)).toMatchObject([{ outcome: 'right', hint: true, runs: 1 }]);
  });

  test('what is refused is not run, not counted, and not asked again in this sitting', async () => {
    const { home, terminal } = await atWriting();
    await terminal.until('until it changes?');
    terminal.type(ENTER);
    await terminal.until('nothing is counted');
    await terminal.until('Lesson read');
    await terminal.quiet();
    expect(terminal.screen().match(/until it changes/g)).toHaveLength(1);
    expect(answersIn(home)).toEqual([]);
    expect(eventsIn(home).filter(({ type }) => type === 'passed-over')).toMatchObject([
      { question: 'first-of-queue' },
      { question: 'last-of-queue' },
      { question: 'waiting-jobs' },
    ]);
  });

  test('code that has changed is agreed to anew', async () => {
    const folder = join(scratch(), 'road');
    cpSync(WRITING, folder, { recursive: true });
    const { home, terminal } = await atWriting({ folder });
    await agree(terminal);
    await terminal.until('show a solution');
    terminal.type('?');
    await terminal.until('Enter: next');
    terminal.type(CTRL_C);
    await terminal.ended();
    const quiz = join(folder, 'one', 'quiz.yaml');
    writeFileSync(quiz, readFileSync(quiz, 'utf8').replace("printf 'c", "printf 'd").replace('prints: c', 'prints: d'));
    const again = session(['next', '--roadmap', folder], { home });
    await again.until('until it changes?');
  });
});

describe('from a pipe', () => {
  const next = (home: string, lines: string[], more: string[] = []) =>
    run(['next', ...ROAD, '--plain', ...more], { home, input: `${lines.join('\n')}\n` });

  test('lines up to a single dot, a line in place, a file, and what stands in the draft', async () => {
    const home = scratch();
    writeFileSync(
      join(home, 'waiting jobs.sql'),
      'SELECT id, name FROM jobs WHERE started_at IS NULL ORDER BY came_at\n',
    );
    const { stdout, stderr } = await next(home, [
      ...['y', 'const first = (jobs) => jobs.at(-1);', '.', 'hint'],
      ...['function first(jobs) {', '', '  return jobs[0];', '}', '.'],
      ...['cat jobs.txt', 'tail -n 1 jobs.txt'],
      ...['run', 'file nowhere.sql', 'file waiting jobs.sql'],
    ]);
    expect(stdout).toContain('That is the one that came last.');
    expect(stdout).toContain('Where does a list begin to count?');
    expect(stdout).toContain('That is all of it.');
    expect(stdout).toMatch(/waiting-jobs\.sql\s+is\s+empty/);
    expect(stdout).toMatch(/nowhere\.sql could\s+not\s+be\s+read:\s+there\s+is\s+no\s+such\s+file/);
    expect(stdout).toContain('Lesson done: "First", 3 of 3 right.');
    expect(stdout + stderr).not.toContain('\u001b');
    expect(answersIn(home)).toMatchObject([
      { question: 'first-of-queue', runs: 2, hint: true, given: 'function first(jobs) {\n\n  return jobs[0];\n}\n' },
      { question: 'last-of-queue', runs: 2, hint: false, given: 'tail -n 1 jobs.txt' },
      { question: 'waiting-jobs', runs: 1, outcome: 'right' },
    ]);
  });

  test('where the lines end, what was written is kept', async () => {
    const home = scratch();
    const { code } = await next(home, ['y', 'const first = 1;', '.']);
    expect(code).toBe(0);
    expect(draftIn(home, 'first-of-queue.js')).toBe('const first = 1;\n');
    expect(answersIn(home)).toEqual([]);
    const { stdout } = await next(home, ['run', '?']);
    expect(stdout).toContain('A solution:');
    expect(answersIn(home)).toMatchObject([{ outcome: 'unknown', runs: 1, given: 'const first = 1;\n' }]);
  });

  test('refused: nothing is counted', async () => {
    const home = scratch();
    const { stdout } = await next(home, ['n']);
    expect(stdout).toContain('It is not run, and nothing is counted.');
    expect(answersIn(home)).toEqual([]);
  });
});

describe('practice', () => {
  const practice = (home: string, words: string[], lines: string[] = []) =>
    run(['practice', ...words, ...ROAD, '--plain'], { home, input: lines.length > 0 ? `${lines.join('\n')}\n` : '' });

  test('where nothing was read, or nothing is there, a sentence', async () => {
    const home = scratch();
    expect((await practice(home, [], ['y'])).stdout).toContain('Nothing that you have read has code to write yet.');
    const { stderr, code } = await practice(home, ['nowhere']);
    expect(stderr).toContain('There is no step or concept "nowhere".');
    expect(code).toBe(2);
    const none = await run(['practice', 'queue', '--roadmap', VALID, '--plain'], { home });
    expect(none.stdout).toContain('"Queues" has no code to write.');
  });

  test('of a step or a concept, the weakest first, and it counts for review', async () => {
    const home = scratch();
    const lines = ['y', 'const first = ([job]) => job;', '.', '?', '?'];
    const { stdout } = await practice(home, ['one'], lines);
    expect(stdout).toContain('Practice 1 of 3, step 1');
    expect(stdout).toContain('Practised: 1 of 3 right.');
    expect(answersIn(home)).toMatchObject([
      { question: 'first-of-queue', where: 'review', outcome: 'right' },
      { question: 'last-of-queue', where: 'review', outcome: 'unknown' },
      { question: 'waiting-jobs', where: 'review', outcome: 'unknown' },
    ]);
    const again = await practice(home, ['first out', '--max', '1'], ['?']);
    expect(again.stdout).toContain('Print the last line');
    const { stdout: due } = await run(['review', ...ROAD, '--plain'], { home, input: '' });
    expect(due).toMatch(/due|next comes/);
  });

  test('where nothing can be asked, it is shown', async () => {
    const { stdout, stderr } = await practice(scratch(), ['one', '--no-input']);
    expect(stdout).toContain('Practice 3 of 3, step 1');
    expect(stderr).toContain('run `roadmap practice` in a terminal');
  });
});

test('author coverage counts what is asked by writing', async () => {
  const { stdout, code } = await run(['author', 'coverage', WRITING], { home: scratch() });
  expect(stdout).toMatch(/^Step one, Queues: 1 lesson, 3 questions, 3 to write\.$/m);
  expect(code).toBe(0);
});
