import { expect, test } from 'vitest';
import { scratch, VALID } from '../scratch.js';
import { CTRL_C, run, session, shell } from './cli.js';

const ROAD = ['--roadmap', VALID];
const END = 'Take from the other end than you put in.';
const MARKING = "sed 's/^/PAGED:/'";

async function reading(env: Record<string, string>, args = ['read', 'queue'], rows = 12): Promise<string> {
  const terminal = session([...args, ...ROAD], { home: scratch(), env }, 80, rows);
  expect(await terminal.ended()).toBe(0);
  return terminal.screen();
}

test('a long text goes through the pager, a short one does not', async () => {
  expect(await reading({ PAGER: MARKING })).toContain('PAGED:Step 1 of 2, Queues');
  expect(await reading({ PAGER: MARKING }, ['read', 'queue-basics'], 100)).not.toContain('PAGED:');
});

test('stats goes through the pager, too', async () => {
  const home = scratch();
  await run(['next', ...ROAD], { home, input: '1\n1\n' });
  const terminal = session(['stats', ...ROAD], { home, env: { PAGER: MARKING } }, 80, 12);
  expect(await terminal.ended()).toBe(0);
  expect(terminal.screen()).toContain('PAGED:');
});

test.each([[''], [' '], ['cat'], ['false'], ['no-such-pager'], ['/etc/passwd'], ['/']])(
  'PAGER=%j still shows the text',
  async (pager) => {
    expect(await reading({ PAGER: pager })).toContain(END);
  },
);

test('ROADMAP_PAGER comes before PAGER, and --no-pager before both', async () => {
  expect(await reading({ PAGER: 'false', ROADMAP_PAGER: MARKING })).toContain('PAGED:Step 1 of 2');
  const printed = await reading({ ROADMAP_PAGER: MARKING }, ['read', 'queue', '--no-pager']);
  expect(printed).toContain(END);
  expect(printed).not.toContain('PAGED:');
});

test('a pager may end in the middle of the text', async () => {
  expect(await reading({ PAGER: 'head -3' })).not.toContain(END);
});

test("Ctrl-C in the pager is the pager's: q leaves it, and the program is there until then", async () => {
  const terminal = shell({ home: scratch(), env: { PAGER: 'less -R' } }, 80, 12);
  terminal.run(['read', 'queue', ...ROAD], '; echo "ended $?"');
  await terminal.until('Queue basics');
  terminal.type(CTRL_C);
  await terminal.quiet();
  expect(terminal.screen()).not.toContain('ended 1');
  terminal.type('q');
  await terminal.until('ended 0');
});
