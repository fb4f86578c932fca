import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { goneFrom } from '../lab/living.js';
import { scratch } from '../scratch.js';
import { BIN, environment, run } from './cli.js';
import { CHOICE, lab } from './lab.js';

const linux = describe.runIf(process.platform === 'linux');

/** A place for a learner, and a program that says there that it runs, and then leaves others. */
function place() {
  const home = scratch();
  const [temporary, ran] = [join(home, 'tmp'), join(home, 'ran')];
  mkdirSync(temporary);
  const daemon = 'setsid -f /usr/bin/sleep 120 </dev/null >/dev/null 2>&1';
  const line = `${daemon}; env -i ${daemon}; touch '${ran}'; sleep 60`;
  return { home, temporary, ran, line, env: { TMPDIR: temporary } };
}

type Place = ReturnType<typeof place>;

/** Kills the tutor as soon as the program has run; nothing may be left, neither a process nor a folder. */
async function killed(args: string[], input: string, { home, temporary, ran, env }: Place, cwd = home) {
  const tutor = spawn(process.execPath, [BIN, ...args], {
    ...{ cwd, env: environment(home, env) },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  onTestFinished(() => void tutor.kill('SIGKILL'));
  tutor.stdin.on('error', () => undefined).write(input);
  await expect.poll(() => existsSync(ran), { timeout: 40_000, interval: 10 }).toBe(true);
  const exited = once(tutor, 'exit');
  tutor.kill('SIGKILL');
  expect(await exited).toEqual([null, 'SIGKILL']);
  expect(await goneFrom(home)).toEqual([]);
  await expect.poll(() => readdirSync(temporary), { timeout: 10_000 }).toEqual([]);
}

const written = (code: string, more: object = {}) => ({
  ...{ kind: 'write', language: 'sh', level: 'apply', prompt: 'Print ready.' },
  ...{ cases: [{ prints: 'ready' }], solution: code, wrong: [], ...more },
});

linux('a tutor that is killed leaves nothing, by', () => {
  test('next', async () => {
    const there = place();
    await killed(['next', '--plain', '--roadmap', lab([written('echo ready')])], `y\n${there.line}\n.\n`, there);
  });

  test('practice', async () => {
    const there = place();
    const road = lab([written('echo ready')]);
    await killed(['practice', 'one', '--plain', '--roadmap', road], `y\n${there.line}\n.\n`, there);
  });

  test('ask', async () => {
    const there = place();
    const all = ['--roadmap', lab([{ ...CHOICE, prompt: 'Which is it?' }])];
    await run(['next', '--plain', ...all], { home: there.home, input: '1\n', env: there.env });
    await run(['config', 'set', 'ask-with', there.line, ...all], { home: there.home, env: there.env });
    await killed(['ask', ...all], '', there);
  });

  test('author check --run', async () => {
    const there = place();
    const road = lab([written(there.line), written('echo ready'), written('echo ready')]);
    await killed(['author', 'check', road, '--run'], '', there);
  });

  test('lab check', async () => {
    const there = place();
    const folder = join(there.home, 'shelf');
    await run(['track', 'node'], { home: there.home });
    await run(['lab', 'start', folder, '--lab', '4'], { home: there.home });
    writeFileSync(join(folder, 'hostile.sh'), there.line);
    writeFileSync(join(folder, 'shelf.yaml'), 'start: sh hostile.sh\n');
    await killed(['lab', 'check', '4', '--yes'], '', there, folder);
  });
});
