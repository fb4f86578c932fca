import { execFileSync } from 'node:child_process';
import { existsSync, linkSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
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

test.runIf(process.platform === 'linux')("a file of the learner's that is linked into it keeps its mode", () => {
  const own = join(scratch(), 'own');
  writeFileSync(own, 'mine', { mode: 0o400 });
  const folder = join(scratch(), 'deep');
  mkdirSync(folder);
  linkSync(own, join(folder, 'linked'));
  execFileSync('python3', ['-c', 'import os\nfor _ in range(30000): os.mkdir("d"); os.chdir("d")'], { cwd: folder });
  removeFolder(folder);
  expect(existsSync(folder)).toBe(false);
  expect(statSync(own).mode & 0o777).toBe(0o400);
});
