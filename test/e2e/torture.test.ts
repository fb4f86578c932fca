import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { seeded, type Random } from '../../src/domain/random.js';
import { scratch, VALID } from '../scratch.js';
import { BIN, historyOf, run } from './cli.js';

const HOMES = 4;
const KILLS = 25;
const VERDICT = /^(?:Right|Wrong)\./gm;
const environment = (home: string) => ({ ...process.env, ROADMAP_HOME: home, HOME: home });

/** Pipes answers into a quiz and kills the program after so many bytes of output and a few moments more. */
function killedRun(home: string, bytes: number, delay: number): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [BIN, 'quiz', 'queue', '--plain', '--roadmap', VALID], {
      env: environment(home),
    });
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      if (printed.length >= bytes) setTimeout(() => child.kill('SIGKILL'), delay);
    });
    child.stdin.on('error', () => undefined);
    // A line that answers every kind of question, again and again.
    child.stdin.write('1\n?\n'.repeat(60));
    child.on('close', () => resolve(printed.match(VERDICT)?.length ?? 0));
  });
}

test('a hundred kills lose no answer whose verdict was printed, and double none', { timeout: 240_000 }, async () => {
  const results = await Promise.all(
    Array.from({ length: HOMES }, (_unused, index) => torture(seeded(20261123 + index))),
  );
  expect(results).toHaveLength(HOMES);
  expect(results.reduce((sum, verdicts) => sum + verdicts, 0)).toBeGreaterThan(HOMES * KILLS);
});

/** Kills a run again and again on one home, and looks at the disk after each; gives how many verdicts were printed. */
async function torture(random: Random): Promise<number> {
  const home = scratch();
  const own = join(home, 'roadmaps', 'small');
  await run(['track', 'node', '--roadmap', VALID], { home });
  let verdicts = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    verdicts += await killedRun(home, Math.floor(random() * 2500), Math.floor(random() * 12));
    const answers = historyOf(own).filter(({ type }) => type === 'answer').length;
    // One answer may be on disk whose verdict the kill did not let out; none may be missing.
    expect(answers).toBeGreaterThanOrEqual(verdicts);
    expect(answers - verdicts).toBeLessThanOrEqual(kill + 1);
  }
  const answers = historyOf(own).filter(({ type }) => type === 'answer');
  expect(new Set(answers.map(({ id }) => id)).size).toBe(answers.length);
  await run(['list', '--roadmap', VALID], { home });
  expect(countedIn(own)).toBe(answers.length);
  return verdicts;
}

test('four processes at once on one home: every answer is counted', { timeout: 60_000 }, async () => {
  const home = scratch();
  const own = join(home, 'roadmaps', 'small');
  await run(['track', 'node', '--roadmap', VALID], { home });
  const runs = Array.from({ length: 4 }, () =>
    run(['quiz', 'queue', '--plain', '--roadmap', VALID], { home, input: '1\n?\n'.repeat(12) }),
  );
  const verdicts = (await Promise.all(runs)).map(({ stdout }) => stdout.match(VERDICT)?.length ?? 0);
  const printed = verdicts.reduce((sum, count) => sum + count, 0);
  // Who starts late may go on in a quiz that another has begun, which has fewer questions left.
  expect(printed).toBeGreaterThan(10);
  expect(historyOf(own).filter(({ type }) => type === 'answer')).toHaveLength(printed);
  await run(['list', '--roadmap', VALID], { home });
  expect(countedIn(own)).toBe(printed);
});

function countedIn(own: string): number {
  const { progress } = JSON.parse(readFileSync(join(own, 'progress.json'), 'utf8')) as {
    progress: { questions: Record<string, { asked: number }> };
  };
  return Object.values(progress.questions).reduce((sum, { asked }) => sum + asked, 0);
}
