import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { removeFolder } from '../../src/lab/remove-folder.js';
import { scratch } from '../scratch.js';

test.runIf(process.platform === 'linux')('folders nested deeper than calls can go are removed', () => {
  const folder = join(scratch(), 'deep');
  mkdirSync(folder);
  execFileSync('python3', ['-c', 'import os\nfor _ in range(30000): os.mkdir("d"); os.chdir("d")'], { cwd: folder });
  removeFolder(folder);
  expect(existsSync(folder)).toBe(false);
});
