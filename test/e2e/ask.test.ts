import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { goneFrom } from '../lab/living.js';
import { scratch } from '../scratch.js';
import { CTRL_C, historyOf, run, session } from './cli.js';
import { CHOICE, lab, readAll } from './lab.js';
import { programNamed, transcript } from './writing.js';

const posix = describe.skipIf(process.platform === 'win32');

/** A home in which the first of these questions was answered wrong; gives how to ask about it. */
async function asked(
  questions: Record<string, unknown>[] = [
    { ...CHOICE, prompt: 'Which is it?' },
    { kind: 'short', accept: ['hidden'] },
  ],
) {
  const [home, road] = [scratch(), lab(questions, 'Some text with `code`.')];
  const all = ['--roadmap', road];
  await run(['next', '--plain', '--seed', '1', ...all], { home, input: '1\n' });
  return {
    home,
    all,
    own: join(home, 'roadmaps', 'lab'),
    roadmap: (args: string[], env: Record<string, string> = {}) => run([...args, ...all], { home, env }),
  };
}

describe('roadmap ask', () => {
  test('prints the question, the answer, the reasons and what is wanted, and keeps that it was asked', async () => {
    const { own, roadmap } = await asked();
    const { stdout, stderr, code } = await roadmap(['ask']);
    expect([stderr, code]).toEqual(['', 0]);
    await expect(stdout).toMatchFileSnapshot('../snapshots/ask-plain.txt');
    const [answer, ask] = historyOf(own).slice(-2);
    expect(ask).toEqual({
      ...{ id: ask!.id, at: ask!.at, by: ask!.by, type: 'ask' },
      ...{ answer: answer!.id, question: 'q1', step: 'one', concept: 'thing' },
    });
    expect((await roadmap(['status'])).code).toBe(0);
    // To be asked about is no answer: undo takes that back, and then there is nothing to ask about.
    expect((await roadmap(['undo', '--yes'])).stdout).toContain('Taken back: your answer of');
    expect(await roadmap(['ask'])).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('There is no answer to ask about yet.') as string,
    });
  });

  test('is named at the end of a sitting in which code was missed, by the number of that answer, once a week', async () => {
    const code = { kind: 'predict', language: 'js', code: 'console.log(7);', answer: '7' };
    const [home, road] = [scratch(), lab([code, code])];
    const all = ['--roadmap', road, '--seed', '1'];
    const named = async (args: string[], input: string) =>
      (await run([...args, '--plain', ...all], { home, input })).stdout.match(
        /^Still unclear about[^]*?assistant\.$/gm,
      );
    // Missed, right, and once more right: the missed one is the third from the end.
    expect(await named(['next'], '8\n7\n7\nn\n')).toEqual([expect.stringContaining('`roadmap ask 3`')]);
    expect((await run(['ask', '3', ...all], { home })).stdout).toContain('Question 1');
    expect(await named(['quiz', 'one'], '8\n8\n')).toBe(null);
    const events = historyOf(join(home, 'roadmaps', 'lab')).filter(({ type }) => type === 'named' || type === 'ask');
    expect(events.map(({ type }) => type)).toEqual(['named', 'ask']);
  });

  test('is not named where no code was missed, or in the middle of a quiz', async () => {
    const code = { kind: 'predict', language: 'js', code: 'console.log(7);', answer: '7' };
    const [home, road] = [scratch(), lab([code, { kind: 'short', accept: ['hidden'] }])];
    const said = async (args: string[], input: string) =>
      (await run([...args, '--plain', '--roadmap', road, '--seed', '1'], { home, input })).stdout;
    expect(await said(['next'], '7\nother\nhidden\nn\n')).not.toContain('Still unclear about');
    expect(await said(['quiz', 'one'], '8\nquit\n')).not.toContain('Still unclear about');
  });

  test.each([40, 80])('is named in one line at a terminal of %i columns, by whoever stops, too', async (columns) => {
    const code = { kind: 'predict', language: 'js', code: 'console.log(7);', answer: '7' };
    const [home, road] = [scratch(), lab([code, CHOICE])];
    const terminal = session(['next', '--roadmap', road, '--seed', '1'], { home }, columns);
    await readAll(terminal);
    await terminal.until('It prints');
    terminal.type('?\r');
    await terminal.until('Enter: next');
    terminal.type('q');
    await terminal.until('any assistant.');
    expect(await terminal.ended()).toBe(0);
    expect(terminal.screen().match(/Still unclear about/g)).toHaveLength(1);
    expect(terminal.screen()).toContain('`roadmap ask`');
    expect(terminal.broken()).toEqual([]);
    expect(terminal.faint()).toEqual([]);
  });

  test('says nothing before a verdict, or in a quiz', async () => {
    const [home, road] = [scratch(), lab([CHOICE, CHOICE, { kind: 'short', accept: ['hidden'] }])];
    const roadmap = (args: string[], input = '') => run([...args, '--roadmap', road, '--seed', '1'], { home, input });
    await roadmap(['next', '--plain']);
    expect(await roadmap(['ask'])).toMatchObject({ code: 1, stdout: '' });
    await roadmap(['quiz', 'one', '--plain'], '1\n');
    for (const args of [['ask'], ['ask', '2'], ['ask', '--copy'], ['ask', '--print']])
      expect(await roadmap(args)).toMatchObject({
        code: 1,
        stdout: '',
        stderr: expect.stringContaining('The quiz of step 1 is not over') as string,
      });
  });

  test('says nothing in a placement', async () => {
    const home = scratch();
    await run(['place', '--plain', '--seed', '1'], { home, input: '1\n2\n?\n?\n' });
    expect(await run(['ask'], { home })).toMatchObject({
      ...{ code: 1, stdout: '' },
      stderr: expect.stringContaining('The placement is not over') as string,
    });
  });

  test.each([
    [['0'], 2, 'There is no answer 0.'],
    [['x'], 2, 'It must be a whole number.'],
    [['7'], 1, 'There are not 7 answers to ask about.'],
    [['--copy', '--print'], 2, "'--copy' cannot be used with option '--print'"],
  ])('ask %j is refused', async (args, code, words) => {
    const { roadmap } = await asked();
    const ended = await roadmap(['ask', ...args]);
    expect(ended).toMatchObject({ code, stdout: '' });
    expect(ended.stderr).toContain(words);
  });
});

posix('with a clipboard', () => {
  // As xclip does it: what holds the text goes on, with whatever streams it was given.
  const COPIER = 'cat > "$COPIED"; sleep 30 & exit 0';

  test('it is copied, and nobody waits for the program that holds it', async () => {
    const { home, roadmap } = await asked();
    const began = Date.now();
    const env = {
      PATH: `${programNamed('xclip', COPIER)}:${process.env['PATH']}`,
      DISPLAY: ':7',
      COPIED: join(home, 'copied'),
    };
    expect(await roadmap(['ask', '--copy'], env)).toMatchObject({
      code: 0,
      stdout: 'Copied with xclip: paste it wherever you ask.\n',
    });
    expect(Date.now() - began).toBeLessThan(20_000);
    expect(readFileSync(join(home, 'copied'), 'utf8')).toBe((await roadmap(['ask', '--print'])).stdout);
  });

  test('one that fails is passed over, and without another it is said', async () => {
    const { home, own, roadmap } = await asked();
    const failing = programNamed('wl-copy', 'exit 1');
    programNamed('xsel', 'cat > "$COPIED"', failing);
    const env = { PATH: `${failing}:/usr/bin:/bin`, WAYLAND_DISPLAY: 'w', COPIED: join(home, 'copied') };
    const before = historyOf(own).length;
    expect(await roadmap(['ask', '--copy'], { ...env, DISPLAY: '' })).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('Nothing was copied') as string,
    });
    expect([historyOf(own).length, existsSync(join(home, 'copied'))]).toEqual([before, false]);
    expect((await roadmap(['ask', '--copy'], { ...env, DISPLAY: ':7' })).stdout).toContain('Copied with xsel');
  });
});

posix('with a program of the learner', () => {
  const ESCAPES = String.raw`cat > "$HOME/told"; printf 'Look:\n\n    \033[31mred\033[0m \033]0;title\007\n\302\233 \342\200\256 a long line of what it says that has to be wrapped somewhere, wherever the terminal ends.\r\nWhat is yours?\n'`;

  test('what it says is shown as its words, with what drives a terminal made visible', async () => {
    const { home, all, own, roadmap } = await asked();
    const env = { PATH: `${programNamed('oracle', ESCAPES)}:${process.env['PATH']}` };
    expect((await roadmap(['config', 'set', 'ask-with', 'oracle'])).stdout).toBe('ask-with = oracle\n');
    // It may hold a key: it is on this machine alone, and neither in the history nor in what is exported.
    expect(JSON.stringify(historyOf(own)) + (await roadmap(['export', '--format', 'json'])).stdout).not.toContain(
      'oracle',
    );
    const plain = await roadmap(['ask'], env);
    expect([plain.code, plain.stderr]).toEqual([0, '']);
    await expect(plain.stdout).toMatchFileSnapshot('../snapshots/ask-with-plain.txt');
    expect(readFileSync(join(home, 'told'), 'utf8')).toBe((await roadmap(['ask', '--print'])).stdout);
    const terminal = session(['ask', ...all], { home, env: { ...env, NO_COLOR: '1' } }, 40);
    expect(await terminal.ended()).toBe(0);
    await expect(transcript(terminal.screen(), home)).toMatchFileSnapshot('../snapshots/ask-with-40.txt');
    expect(terminal.broken()).toEqual([]);
    expect((await roadmap(['config', 'set', 'ask-with', 'off'])).code).toBe(0);
    expect((await roadmap(['ask'])).stdout).toContain('# A question of mine');
  });

  test('one that fails is told in two lines', async () => {
    const { roadmap } = await asked();
    await roadmap(['config', 'set', 'ask-with', String.raw`printf 'no \033[31mkey' >&2; exit 4`]);
    const { stdout, stderr, code } = await roadmap(['ask']);
    expect([stdout, code, stderr.trimEnd().split('\n').length]).toEqual(['', 1, 2]);
    expect(stderr).toContain('gave no answer: it ended with exit code 4: no ␛[31mkey.');
  });

  test('Ctrl-C ends one that hangs, and all that it started', async () => {
    const { home, all, roadmap } = await asked();
    const folder = scratch();
    await roadmap(['config', 'set', 'ask-with', `cd ${folder}; trap '' INT TERM; setsid sleep 300 & sleep 300`]);
    const terminal = session(['ask', ...all], { home });
    await terminal.until('asking');
    await terminal.quiet();
    terminal.type(CTRL_C);
    expect(await terminal.ended()).toBe(130);
    expect(await goneFrom(folder)).toEqual([]);
  });

  test('a history that names one is not heard', async () => {
    const { own, roadmap } = await asked();
    const [file] = readdirSync(join(own, 'history'));
    const event = { id: 'zzz', at: new Date().toISOString(), type: 'setting', key: 'ask-with', value: 'echo hacked' };
    appendFileSync(join(own, 'history', file!), `${JSON.stringify(event)}\n`);
    expect((await roadmap(['ask'])).stdout).toContain('# A question of mine');
    expect((await roadmap(['config', 'get', 'ask-with'])).stdout).toBe('off\n');
  });
});
