import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { start } from '../../src/lab/process.js';
import { scratch } from '../scratch.js';
import { bundle } from './bundle.js';
import { AGAINST_US, HOSTILE } from './hostile.js';
import { goneFrom, livingIn } from './living.js';

// What a program leaves is told by the folder that it runs in, whatever it did to its environment. Only Linux shows that.
const linux = describe.runIf(process.platform === 'linux');
/** How long a program has been running when its end comes, in milliseconds; EVERY_MOMENT=1 tries them all. */
const MOMENTS = process.env['EVERY_MOMENT'] ? [20, 150, 500] : [150];
/** How many tutors are killed side by side. */
const AT_ONCE = 8;
const ENV = { PATH: process.env['PATH']! };

linux('nothing outlives its end', () => {
  test.each(Object.entries(HOSTILE))('%s', async (_name, line) => {
    for (const moment of MOMENTS) {
      const cwd = scratch();
      const run = start({ line }, { cwd, env: ENV });
      await pause(moment);
      await run.end(100);
      expect(livingIn(cwd)).toEqual([]);
    }
  });
});

test.skipIf(process.platform === 'win32')('the rest of the time that a program had to end keeps nobody', async () => {
  const driver = await bundle('test/lab/ending-driver.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [driver, 'exec sleep 60', scratch()]);
  expect(stdout).not.toContain('Timeout');
});

test.runIf(process.platform === 'linux')(
  'a tutor that is killed leaves no folder, not even one that it had just made',
  async () => {
    const temporary = scratch();
    const driver = await bundle('test/lab/untold-driver.ts');
    const env = { ...process.env, TMPDIR: temporary };
    const tutor = spawn(process.execPath, [driver, scratch()], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    onTestFinished(() => void tutor.kill('SIGKILL'));
    await once(tutor.stdout, 'data');
    tutor.kill('SIGKILL');
    await expect.poll(() => readdirSync(temporary), { timeout: 10_000 }).toEqual([]);
  },
);

linux('nothing outlives a tutor that is killed', () => {
  let driver = '';
  beforeAll(async () => {
    driver = await bundle('test/lab/driver.ts');
  });

  /** Starts a program under a tutor of its own, sends that one a signal, and gives what is left. */
  async function leftBy(line: string, moment: number, end: NodeJS.Signals): Promise<string[]> {
    const cwd = join(scratch(), 'work');
    mkdirSync(cwd);
    const temporary = join(cwd, '..', 'tmp');
    mkdirSync(temporary);
    const env = { ...process.env, TMPDIR: temporary };
    const tutor = spawn(process.execPath, [driver, line, cwd], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    onTestFinished(() => void tutor.kill('SIGKILL'));
    const exited = once(tutor, 'exit');
    // One that was stopped at once says nothing.
    await Promise.race([once(tutor.stdout, 'data'), exited, pause(5000)]);
    await pause(moment);
    tutor.kill(end);
    // A tutor that was stopped hears of nothing else.
    const stillThere = setTimeout(() => tutor.kill('SIGKILL'), 2000);
    await exited;
    clearTimeout(stillThere);
    return [...(await goneFrom(cwd)), ...readdirSync(temporary)];
  }

  const ENDS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;
  const CASES = Object.entries(HOSTILE).map(([name, line], index) => ({ name, line, end: ENDS[index % ENDS.length]! }));
  test.each(CASES)('$name, $end', async ({ line, end }) => {
    for (const moment of MOMENTS) expect(await leftBy(line, moment, end)).toEqual([]);
  });

  const ALL = [...Object.entries(HOSTILE), ...Object.entries(AGAINST_US)];
  const GROUPS = Array.from({ length: Math.ceil(ALL.length / AT_ONCE) }, (_unused, index) =>
    ALL.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
  );
  // A guard that was ended, or stopped, is there again after a moment; who ends the tutor meanwhile has ended both at once.
  const momentOf = (name: string, moment: number) => (name.endsWith('its guard') ? moment + 1500 : moment);
  test.each(GROUPS.map((group) => [group[0]![0], group] as const))(
    'several at once, SIGKILL: %s and others',
    async (_first, group) => {
      for (const moment of MOMENTS) {
        const left = await Promise.all(
          group.map(async ([name, line]) => [name, await leftBy(line, momentOf(name, moment), 'SIGKILL')] as const),
        );
        expect(left).toEqual(group.map(([name]) => [name, []]));
      }
    },
  );

  test('one that kills it at once, before it knows of the program', async () => {
    for (let tries = 0; tries < 5; tries++) expect(await leftBy(AGAINST_US['kills it']!, 0, 'SIGKILL')).toEqual([]);
  });
});
