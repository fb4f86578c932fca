import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestsAsk } from '../../domain/lab/ask.js';
import { unreadable } from '../../domain/lab/source-text.js';
import type { Facts } from '../../domain/lab/want.js';
import { filesToCopy } from '../copy-folder.js';
import { LIMITS } from '../limits.js';
import type { Ended } from '../run-to-end.js';
import { commandOf, type Bench, type Seen } from './bench.js';
import { Copies, isGreen } from './copies.js';
import { tryMutants } from './try-mutants.js';

/** Runs the learner's tests on copies of their folder: the folder itself is never touched. */
export async function askTests(ask: TestsAsk, bench: Bench): Promise<Seen> {
  const { project, ours, signal, trials } = bench;
  const tell = (text: string) => trials.tell({ kind: 'working', text });
  const asked = `${commandOf(project, 'test')}, on a copy of your folder`;
  const names = await filesToCopy(project, ours, signal);
  const copies = new Copies(bench, names);
  try {
    if (!trials.known.tests) tell('your tests run on a copy of your folder');
    const first = trials.known.tests ?? (await copies.test(copies.fresh(), LIMITS.tests));
    if (!isGreen(first)) return { facts: { green: false, ...factsOf(first) }, asked, said: wordsOf(first) };
    trials.known.tests = first;
    if (ask.on === 'mutants')
      return { facts: { green: true, ...(await tryMutants(ask, bench, copies, first.ms)) }, asked };
    tell('your tests run on a copy that no program can read');
    const folder = copies.fresh();
    for (const name of copies.sources) writeFileSync(join(folder, name), unreadable(name));
    const ended = await copies.test(folder, copies.patience(first.ms));
    const facts = { green: true, sentinel: !isGreen(ended), ...factsOf(ended), error: undefined };
    return { facts, asked: `${asked} in which no source can be read` };
  } finally {
    trials.tell({ kind: 'working', text: null });
    copies.remove();
  }
}

function factsOf(ended: Ended): Facts {
  const error = ended.cause === 'time' ? 'timeout' : ended.cause === 'output' ? 'flood' : undefined;
  const facts = { exit: ended.code ?? ended.signal, stdout: text(ended.stdout), stderr: text(ended.stderr) };
  return error === undefined ? facts : { ...facts, error };
}

function wordsOf({ stdout, stderr }: Ended): string {
  return [text(stdout), text(stderr)].filter((one) => one !== '').join('\n');
}

function text(bytes: Buffer): string {
  return bytes.toString('utf8').trimEnd();
}
