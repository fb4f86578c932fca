import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { scratch } from '../scratch.js';
import { CTRL_C, ENTER, run, session } from './cli.js';
import { lab } from './lab.js';
import { agree, answersIn, atWriting, draftIn, editor, eventsIn, programNamed, WRITING } from './writing.js';

const posix = describe.skipIf(process.platform === 'win32');
const ROAD = ['--roadmap', WRITING];

/** A question of one case, which prints `ready`. */
const asking = (language: string, code: string, more: object = {}) => ({
  ...{ kind: 'write', language, level: 'apply', prompt: 'Print ready.' },
  ...{ cases: [{ prints: 'ready' }], solution: code, wrong: [] },
  ...more,
});
const SHELL = asking('sh', 'echo ready');
const PYTHON = asking('python', "print('ready')");

/** Answers the first question of such a roadmap with these lines, then gives up. */
async function answer(question: Record<string, unknown>, code: string[], env: Record<string, string> = {}) {
  const home = scratch();
  const input = ['y', ...code, '.', '?', ''].join('\n');
  const ended = await run(['next', '--plain', '--roadmap', lab([question])], { home, input, env });
  return { ...ended, home, answers: answersIn(home, 'lab') };
}

posix('an editor', () => {
  test.each([
    ['that fails', 'exit 3', 'did not work: it ended with exit code 3'],
    ['that is not there', null, 'did not work: it ended with exit code 127'],
    ['that hands the file to a window', 'exit 0', 'The editor came back at once.'],
    ['that leaves the file empty', ': > "$1"', 'is empty. Write into it'],
    ['that deletes the file', 'rm "$1"', 'any more; it is made again'],
    ['that leaves 10 MB', 'head -c 10000000 /dev/zero > "$1"', 'too long to run: 10000000 bytes'],
    ['that leaves what is no UTF-8', 'printf \'caf\\351\' > "$1"', 'not text in UTF-8'],
  ])('%s', async (_what, script, said) => {
    const { home, terminal } = await atWriting({ editor: script === null ? '/nowhere/edit' : editor(script) });
    await agree(terminal);
    await terminal.until('show a solution');
    terminal.type(ENTER);
    await terminal.until(said);
    await terminal.until('show a solution');
    // It can be opened again, whatever it holds.
    terminal.type('e');
    await terminal.until(said);
    await terminal.until('show a solution');
    terminal.type('?');
    await terminal.until('A solution:');
    expect(answersIn(home)).toMatchObject([{ outcome: 'unknown', runs: 0 }]);
  });

  test('that deleted the file finds it as it was at first', async () => {
    const { home, terminal } = await atWriting({ editor: editor('rm "$1"') });
    await agree(terminal);
    await terminal.until('show a solution');
    terminal.type('e');
    await terminal.until('any more');
    await terminal.until('show a solution');
    terminal.type(CTRL_C);
    await terminal.ended();
    expect(draftIn(home, 'first-of-queue.js')).toBe(null);
    const again = session(['next', ...ROAD], { home, env: { EDITOR: editor('cat "$1"') } });
    await again.until('show a solution');
    again.type('e');
    await again.until('return jobs;');
  });
});

posix('a program', () => {
  test.each([
    ['floods', ['yes'], /at most 1 MB of output/],
    ['fills its folder', ['head -c 200000000 /dev/zero > big', 'sleep 3'], /at most 50 MB of files/],
    ['needs input', ['read line && echo "$line"'], /it ended with|exit 1|expected/],
    ['exits 137', ['exit 137'], /137/],
    ['kills itself', ['kill -9 $$'], /SIGKILL/],
    ['is killed while it ignores SIGTERM', ["trap '' TERM", 'while :; do sleep 1; done'], /an end within 5 seconds/],
    ['prints escapes', ["printf '\\033[2J\\033]0;owned\\007'"], /(\u241b|\\u001b)\[2J/],
    ['prints binary', ['head -c 300 /dev/urandom'], /Not yet/],
    ['prints what is no UTF-8', ["printf 'caf\\351'"], /caf\ufffd/],
  ])('that %s', async (_what, code, said) => {
    const { stdout, stderr, answers } = await answer(SHELL, code);
    expect(stdout).toMatch(said);
    expect(stdout + stderr).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]|This is a bug/);
    expect(answers).toMatchObject([{ outcome: 'unknown', runs: 1 }]);
  });

  test('that forks and detaches leaves nothing', async () => {
    const mark = `sleep 4${process.pid}`;
    await answer(SHELL, [`setsid sh -c '${mark}' >/dev/null 2>&1 &`, `(${mark} &)`, 'echo not']);
    expect(running(mark)).toBe(false);
  });

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('is ended by %s to us, and its folder is gone', async (signal, code) => {
    const home = scratch();
    const temporary = join(home, 'tmp');
    mkdirSync(temporary);
    const mark = `sleep 5${process.pid}${code}`;
    const terminal = session(['next', '--plain', '--roadmap', lab([SHELL])], { home, env: { TMPDIR: temporary } });
    for (const part of ['part 2 of 3', 'part 3 of 3', 'Enter: the question']) {
      await terminal.until(part);
      terminal.type(ENTER);
    }
    await agree(terminal);
    await terminal.until('single dot');
    terminal.type(`trap '' TERM INT; ${mark}${ENTER}.${ENTER}`);
    while (!running(mark)) await new Promise((resolve) => setTimeout(resolve, 20));
    terminal.kill(signal);
    expect(await terminal.ended()).toBe(code);
    expect(running(mark)).toBe(false);
    expect(readdirSync(temporary)).toEqual([]);
    expect(draftIn(home, 'q1.sh', 'lab')).toContain(mark);
    expect(answersIn(home, 'lab')).toEqual([]);
  });
});

/** Whether a command with these words is running. */
function running(words: string): boolean {
  return execFileSync('ps', ['axww', '-o', 'args='])
    .toString()
    .split('\n')
    .some((line) => line.trim() === words);
}

posix('a Python', () => {
  const only = (...folders: string[]) => ({ PATH: folders.join(delimiter) });
  /** A folder with what is named, and nothing else of this machine. */
  const withPrograms = (...names: string[]) => {
    const folder = scratch();
    for (const name of names)
      for (const from of ['/bin', '/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'])
        if (existsSync(join(from, name)) && !existsSync(join(folder, name)))
          symlinkSync(join(from, name), join(folder, name));
    return folder;
  };

  test.each([
    ['that is not there', null],
    ['that is 2.7', 'echo "Python 2.7.18" >&2'],
    ['of a shop', 'echo "Python was not found; run without arguments to install" >&2; exit 49'],
  ])('%s: a sentence, and nothing is counted', async (_what, script) => {
    const bare = withPrograms('sh', 'ps');
    const fake = script === null ? bare : programNamed('python3', script);
    const { stdout, answers, home } = await answer(PYTHON, ["print('ready')"], only(fake, bare));
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'Python 3 is not on this machine, so this cannot be run here. Get it from python.org',
    );
    expect(answers).toEqual([]);
    expect(eventsIn(home, 'lab')).toContainEqual(expect.objectContaining({ type: 'passed-over', question: 'q1' }));
  });

  test('that is called python, beside an old python3', async () => {
    const fake = programNamed('python3', 'echo "Python 2.7.18" >&2');
    const real = execFileSync('python3', ['-c', 'import sys; print(sys.executable)']).toString().trim();
    symlinkSync(real, join(fake, 'python'));
    const { answers } = await answer(PYTHON, ["print('ready')"], only(fake, withPrograms('sh', 'ps')));
    expect(answers).toMatchObject([{ outcome: 'right', runs: 1 }]);
  });

  test("behind a version manager's script: that is asked once where it lies", async () => {
    const real = execFileSync('python3', ['-c', 'import sys; print(sys.executable)']).toString().trim();
    const asked = join(scratch(), 'asked');
    const fake = programNamed('python3', `echo "$*" >> '${asked}'; exec '${real}' "$@"`);
    const { answers } = await answer(PYTHON, ["print('ready')"], only(fake, withPrograms('sh', 'ps')));
    expect(answers).toMatchObject([{ outcome: 'right', runs: 1 }]);
    expect(readFileSync(asked, 'utf8').trim().split('\n')).toHaveLength(1);
  });

  test('git that is missing: a sentence, and nothing is counted', async () => {
    const { stdout, answers } = await answer(SHELL, ['git status'], only(withPrograms('sh', 'ps', 'true')));
    expect(stdout).toContain('git is not on this machine');
    expect(answers).toEqual([]);
  });
});

test('a home on a path with spaces and other letters', async () => {
  const home = join(scratch(), "Zoë's größe 学习");
  mkdirSync(home);
  const questions = [asking('js', "console.log('ready')"), ...(process.platform === 'win32' ? [] : [SHELL, PYTHON])];
  const input = ['y', ...questions.flatMap(({ solution }) => [solution, '.']), ''].join('\n');
  const temporary = join(home, 'temporary files');
  mkdirSync(temporary);
  const env = { TMPDIR: temporary, TEMP: temporary, TMP: temporary };
  const { stdout } = await run(['next', '--plain', '--roadmap', lab(questions)], { home, input, env });
  expect(stdout).toContain(`${questions.length} of ${questions.length} right`);
});

posix('two sittings on the same question', () => {
  test('both are answered, and neither loses what the other has', async () => {
    const { home, terminal } = await atWriting({ editor: editor('echo \'const first = ([job]) => job;\' > "$1"') });
    await agree(terminal);
    await terminal.until('show a solution');
    const other = session(['next', ...ROAD], { home, env: { EDITOR: editor('echo \'const first = 2;\' > "$1"') } });
    await other.until('show a solution');
    other.type(ENTER);
    await other.until('Not yet');
    await other.until('show a solution');
    terminal.type(ENTER);
    await terminal.until('Right');
    // The draft is gone with the other's answer.
    other.type('r');
    await other.until('any more');
    await other.until('show a solution');
    other.type('?');
    await other.until('const first = 2;');
    expect(answersIn(home)).toMatchObject([
      { outcome: 'right', given: 'const first = ([job]) => job;\n' },
      { outcome: 'unknown', given: 'const first = 2;\n' },
    ]);
  });
});
