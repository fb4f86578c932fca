import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { bytesIn } from '../../src/store/folder-size.js';
import { runProgram } from '../../src/store/run-program.js';
import { scratch } from '../scratch.js';

const MB = 1_000_000;
/** Writes a megabyte every 20 ms, up to 100, into a file that has another name each time; by a program that it starts. */
const WRITES = `for (let index = 0; index < 100; index++) {
  require('fs').appendFileSync('part' + (index >> 4), Buffer.alloc(${MB}));
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
}`;
const STARTS = `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(WRITES)}], { stdio: 'inherit' });
process.on('SIGTERM', () => undefined); setInterval(() => undefined, 1000);`;

test('a program that fills its folder is ended, and has ended when that is told', async () => {
  const folder = join(scratch(), 'draft');
  mkdirSync(folder);
  const limits = { silentMs: 60_000, totalMs: 60_000, most: { folder, bytes: 8 * MB } };
  await expect(
    runProgram(process.execPath, ['-e', WRITES], { env: process.env, limits, cwd: folder }),
  ).rejects.toMatchObject({ kind: 'large' });
  const left = bytesIn(folder);
  await pause(200);
  expect(bytesIn(folder)).toBe(left);
  expect(left).toBeLessThan(200 * MB);
});

test('one that does not want to end is not waited for without an end', async () => {
  const folder = join(scratch(), 'draft');
  mkdirSync(folder);
  const limits = { silentMs: 60_000, totalMs: 60_000, most: { folder, bytes: MB } };
  const started = Date.now();
  await expect(
    runProgram(process.execPath, ['-e', STARTS], { env: process.env, limits, cwd: folder }),
  ).rejects.toMatchObject({ kind: 'large' });
  expect(Date.now() - started).toBeLessThan(30_000);
});

test('one that says nothing and goes on writing is alive; one that does neither is ended', async () => {
  const folder = join(scratch(), 'draft');
  mkdirSync(folder);
  const limits = { silentMs: 4000, totalMs: 60_000, most: { folder, bytes: 1000 * MB } };
  const grows = `let left = 12;
    setInterval(() => (left-- > 0 ? require('fs').appendFileSync('part', 'x') : process.exit()), 500);`;
  const options = { env: process.env, limits, cwd: folder };
  expect(await runProgram(process.execPath, ['-e', grows], options)).toMatchObject({ code: 0 });
  const waits = 'setInterval(() => undefined, 1000)';
  await expect(runProgram(process.execPath, ['-e', waits], options)).rejects.toMatchObject({ kind: 'silent' });
});
