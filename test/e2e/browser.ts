import { execFileSync } from 'node:child_process';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, TestRunner } from 'vitest';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** The machine's own Chromium for the tests of a file; where there is none, they are skipped, with a word. */
export function machineBrowser(): () => Browser {
  let browser: Browser | null = null;
  beforeAll(async () => {
    const executablePath = installed();
    // Tests run as root in a container have no sandbox to begin.
    if (executablePath) browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  });
  afterAll(() => browser?.close());
  return () => browser ?? TestRunner.getCurrentTest()!.context.skip('there is no Chromium on this machine');
}

function installed(): string | null {
  for (const name of NAMES)
    try {
      return execFileSync('which', [name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    } catch {
      continue; // Not that one.
    }
  return null;
}
