import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { start } from '../../src/lab/process.js';
import { scratch } from '../scratch.js';
import { bundle } from './bundle.js';
import { HOSTILE } from './hostile.js';
import { goneFrom, livingIn } from './living.js';

// What a program leaves is told by the folder that it runs in, whatever it did to its environment. Only Linux shows that.
const linux = describe.runIf(process.platform === 'linux');
/** How long a program has been running when its end comes, in milliseconds; EVERY_MOMENT=1 tries them all. */
const MOMENTS = process.env['EVERY_MOMENT'] ? [20, 150, 500] : [150];
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

linux('nothing outlives a tutor that is killed', () => {
  let driver = '';
  beforeAll(async () => {
    driver = await bundle('test/lab/driver.ts');
  });

  const ENDS = ['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP'] as const;
  const CASES = Object.entries(HOSTILE).map(([name, line], index) => ({ name, line, end: ENDS[index % ENDS.length]! }));
  test.each(CASES)('$name, $end', async ({ line, end }) => {
    for (const moment of MOMENTS) {
      const cwd = join(scratch(), 'work');
      mkdirSync(cwd);
      const tutor = spawn(process.execPath, [driver, line, cwd], { stdio: ['ignore', 'pipe', 'inherit'] });
      onTestFinished(() => void tutor.kill('SIGKILL'));
      await once(tutor.stdout, 'data');
      await pause(moment);
      const exited = once(tutor, 'exit');
      tutor.kill(end);
      await exited;
      expect(await goneFrom(cwd)).toEqual([]);
    }
  });
});
