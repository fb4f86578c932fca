import { expect, test } from 'vitest';
import { scratch, VALID } from '../scratch.js';
import { ENTER, run, session } from './cli.js';

const ROAD = ['--roadmap', VALID, '--seed', '1'];

test('a quiz that a second terminal finishes first says so, and does not pass for the slower one', async () => {
  const home = scratch();
  await run(['track', 'node', ...ROAD], { home });
  await run(['quiz', 'queue', ...ROAD], { home, input: '?\n'.repeat(9) });
  const slower = session(['quiz', 'queue', '--plain', ...ROAD], { home });
  await slower.until('question 10 of 10');
  const faster = await run(['quiz', 'queue', ...ROAD], { home, input: '?\n2\n' });
  expect(faster.stdout).toContain('Not passed yet: 0 of 10 right');
  slower.type(`?${ENTER}`);
  await slower.until('This quiz was finished in another terminal before');
  expect(await slower.ended()).toBe(0);
  expect(slower.screen()).not.toMatch(/Passed:|Not passed/);
});
