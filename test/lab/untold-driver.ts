// Bundled and started by runner.test.ts, to be killed: runs a program, and makes a folder for another of which no guard is told.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { start } from '../../src/lab/process.js';
import { scratchName } from '../../src/lab/sweep-scratch.js';

start({ line: 'exec sleep 60' }, { cwd: process.argv[2]!, env: { PATH: process.env['PATH']! } });
mkdtempSync(join(tmpdir(), scratchName()));
process.stdout.write('made\n');
setInterval(() => undefined, 1000);
