import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestsAsk } from '../../domain/lab/ask.js';
import type { Check } from '../../domain/lab/lab.js';
import { aimsOf, inTurns, likelyBroken, nearest, type Aims } from '../../domain/lab/mutant-choice.js';
import { mutantsOf, mutantWords, mutated, type Broken, type Mutant } from '../../domain/lab/mutants.js';
import type { Facts } from '../../domain/lab/want.js';
import { seeded } from '../../domain/random.js';
import { LIMITS } from '../limits.js';
import { commandOf, NotHere, type Bench } from './bench.js';
import { isGreen, type Copies } from './copies.js';
import { firstBroken, quickChecks } from './trials.js';

/** So many of the checks that a change most likely breaks are asked of it. */
const CHECKS_EACH = 10;
/** So many faults may break the same check. */
const MOST_ALIKE = 2;
/** A check that takes longer is asked of no change. */
const QUICK_MS = 1500;
/** So many changes are tried for each fault that is looked for. */
const TRIES_EACH = 8;
/** Fewer say nothing about the tests. */
const LEAST = 4;

/** Finds small changes that really break the program, and has the tests run on each. */
export async function tryMutants(ask: TestsAsk, bench: Bench, copies: Copies, testsMs: number): Promise<Facts> {
  const { signal, trials } = bench;
  const deadline = performance.now() + LIMITS.mutants;
  const isOver = () => performance.now() > deadline || signal?.aborted === true;
  const say = (text: string) => trials.tell({ kind: 'working', text });
  const texts = copies.texts();
  const found = JSON.stringify([ask, trials.seed, bench.project.commands, texts]);
  const faults = trials.faults?.get(found) ?? (await findFaults(ask, bench, copies, texts, isOver));
  if (!signal?.aborted) trials.faults?.set(found, faults);
  const unseen: Broken[] = [];
  let noticed = 0;
  for (const fault of faults) {
    if (isOver()) break;
    say(`your tests run on fault ${noticed + unseen.length + 1} of ${faults.length}`);
    const ended = await copies.test(withFault(fault.mutant, texts, copies), copies.patience(testsMs));
    if (signal?.aborted) break;
    const isSeen = !isGreen(ended);
    if (isSeen) noticed += 1;
    else unseen.push(fault);
    trials.tell({ kind: 'tried', isNoticed: isSeen, text: wordsOf(fault) });
  }
  const broken = noticed + unseen.length;
  return {
    ...{ broken, noticed, share: broken === 0 ? 0 : noticed / broken },
    ...{ unseen: unseen.map(wordsOf), missed: unseen.map(({ check }) => check) },
  };
}

async function findFaults(
  ask: TestsAsk,
  bench: Bench,
  copies: Copies,
  texts: Record<string, string>,
  isOver: () => boolean,
): Promise<Broken[]> {
  const { signal, trials } = bench;
  const say = (text: string) => trials.tell({ kind: 'working', text });
  say('the checks of earlier labs are asked of your program as it is');
  const judge = await judgeOf(ask, bench, copies);
  const faults: Broken[] = [];
  for (const [tried, mutant] of changesFor(ask, judge, texts, trials.seed).entries()) {
    if (faults.length === ask.most || tried === TRIES_EACH * ask.most || isOver()) break;
    say(`small faults are put into copies of your program, ${faults.length} of ${ask.most} found`);
    if (faults.some((one) => one.mutant.path === mutant.path && one.mutant.line === mutant.line)) continue;
    const check = await judge.broken(mutant, texts[mutant.path]!);
    if (check !== null && faults.filter((one) => one.check === check).length < MOST_ALIKE)
      faults.push({ mutant, check });
  }
  if (faults.length < Math.min(LEAST, ask.most) && !signal?.aborted)
    throw new NotHere(
      `of the small changes that were tried, ${faults.length} broke what our checks see: too few to judge your tests by`,
    );
  return faults;
}

/** Says which check a changed program breaks. */
interface Judge {
  aims: Aims;
  broken(mutant: Mutant, text: string): Promise<string | null>;
}

/** The checks that pass on the program as it is. */
async function judgeOf(ask: TestsAsk, bench: Bench, copies: Copies): Promise<Judge> {
  const { project, ours, signal, trials } = bench;
  commandOf(project, 'start');
  const own = { ours, accounts: trials.accounts, signal };
  const files = Object.assign({}, ...trials.labs.map((lab) => lab.files)) as Record<string, string>;
  const tryOn = (checks: Check[], folder: string, limitMs: number) =>
    firstBroken(trials, { ...own, body: { checks, files }, project: copies.project(folder) }, limitMs);
  let checks = quickChecks(trials, ask.labs, ask.checks);
  if (checks.length === 0) throw new NotHere(`it needs the checks of ${ask.labs.join(', ')}: begin one of them`);
  const folder = copies.fresh();
  let started = 0;
  // One that fails on the program as it is ends the round: it is left out, and the rest is asked.
  for (const passed = new Map<string, number>(); ;) {
    const rest = checks.filter(({ id }) => !passed.has(id));
    const tried = rest.length === 0 ? null : await tryOn(rest, folder, LIMITS.tests);
    if (tried?.started === null)
      throw new NotHere('your program does not start from a copy of its folder: what it needs is in no file for Git');
    started = Math.max(started, tried?.started ?? 0);
    for (const [id, ms] of tried?.passed ?? []) passed.set(id, ms);
    if (tried === null || tried.broken === null || signal?.aborted) {
      checks = checks.filter(({ id }) => (passed.get(id) ?? Infinity) < QUICK_MS);
      break;
    }
    checks = checks.filter(({ id }) => id !== tried.broken);
  }
  if (checks.length === 0) throw new NotHere(`no check of ${ask.labs.join(', ')} passes on a copy of your folder`);
  const aims = aimsOf(checks);
  return {
    aims,
    async broken(mutant, text) {
      const some = likelyBroken(aims, mutant, text).slice(0, CHECKS_EACH);
      const at = join(folder, mutant.path);
      writeFileSync(at, mutated(text, mutant));
      const { broken } = await tryOn(some, folder, LIMITS.mutant + 3 * started);
      writeFileSync(at, text);
      return broken?.replace(/^.*\//, '') ?? null;
    },
  };
}

/** In the order in which they are tried: where few checks are meant, those first that stand near what they ask for. */
function changesFor({ checks }: TestsAsk, { aims }: Judge, texts: Record<string, string>, seed: string): Mutant[] {
  const all = inTurns(mutantsOf(texts), seeded(Number.parseInt(seed, 36)));
  return checks.length === 0 ? all : nearest(aims, all, texts);
}

function withFault(mutant: Mutant, texts: Record<string, string>, copies: Copies): string {
  const folder = copies.fresh();
  writeFileSync(join(folder, mutant.path), mutated(texts[mutant.path]!, mutant));
  return folder;
}

function wordsOf({ mutant, check }: Broken): string {
  return `${mutantWords(mutant)}: breaks ${check}`;
}
