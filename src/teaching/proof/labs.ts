import { fault, type At, type Fault } from '../../content/faults.js';
import { compileLab } from '../../content/lab.js';
import type { Sources } from '../../content/sources.js';
import { isFailure } from '../../domain/lab/check-result.js';
import { isSlow } from '../../domain/lab/lab.js';
import { accountsIn } from '../../domain/lab/contract.js';
import { filesFor, referenceAfter, type Files } from '../../domain/lab/laid-out.js';
import { RoadmapError } from '../../errors.js';
import type { AccountsWay } from '../../lab/round/accounts.js';
import { proveAnswers } from './alike.js';
import type { Asked, Job } from './job.js';
import { atLeast } from './node-version.js';
import { wordsOf } from './result-words.js';
import { LineFailed, preparedBy, tryOut, type Proven } from './try-lab.js';
import { wrongFaults } from './wrong-solution.js';

/**
 * Each lab, on each track: its reference passes it (with `every`, and all before it), its starter does not, each wrong solution
 * fails with a sentence of its own (with `every`, and passes what its check needs), and a server that says yes or no to
 * everything passes nothing. `again`, of a lab that every Node can prove only its reference.
 */
export function labJobs(
  { roadmap, contract, steps }: Sources,
  { every, again }: { every: boolean; again: boolean },
): Job[] {
  const named = roadmap?.value.tracks.map(({ id }) => id) ?? [];
  const tracks = named.length > 0 ? named : [ONLY];
  const row = rowOf({ contract, steps });
  const askedBy = (proven: Proven) => (every ? proven.row : [proven]);
  return row.flatMap((proven) => [
    ...tracks
      .filter((track) => canBeProved(proven, track))
      .flatMap((track) => {
        const { right, wrong } = trackJobs(proven, askedBy(proven), track, every);
        return again && needsNone(proven) ? right : [...right, ...wrong];
      }),
    ...(proven.lab.app === 'started'
      ? [{ name: proven.lab.id, track: null, examples: 2, run: guarded(proven, (stop) => proveAnswers(proven, stop)) }]
      : []),
  ]);
}

/** What stands for the track of a road that has none: its files are those for all. */
const ONLY = 'both';

/** The labs whose Node reference this Node is too old for. */
export function unprovenLabs(sources: Sources): Asked[] {
  return rowOf(sources)
    .filter((proven) => !canBeProved(proven, 'node') && hasReference(proven, 'node'))
    .map(({ lab }) => ({ name: lab.id, track: 'node' }));
}

/** Every lab of the road, each with those that its program stands on. */
export function rowOf({ contract, steps }: Pick<Sources, 'contract' | 'steps'>): Proven[] {
  const way = contract && accountsIn(contract.value);
  const all: Proven[] = [];
  const row: Proven[] = [];
  let accounts: AccountsWay | null = null;
  for (const step of steps) {
    for (const source of step.labs) {
      const { lab, body } = compileLab(source, step.step.value.id, contract?.value ?? null);
      if (way?.lab === lab.id) accounts = way;
      const at: At = (...path) => source.lab.at(...path);
      const proven: Proven = {
        lab,
        body,
        source,
        accounts: lab.isRung ? null : accounts,
        at,
        row: [],
        faults: new Map(),
      };
      // A rung stands on no other lab, and none stands on it.
      proven.row = lab.isRung ? [proven] : [...row, proven];
      if (!lab.isRung) row.push(proven);
      all.push(proven);
    }
  }
  return all;
}

function trackJobs(proven: Proven, asking: Proven[], track: string, every: boolean): { right: Job[]; wrong: Job[] } {
  const bodies = proven.row.map(({ body }) => body);
  const reference = referenceAfter(bodies, track);
  const starter = { ...referenceAfter(bodies.slice(0, -1), track), ...filesFor(proven.body.starter, track) };
  const told = new Map<string, string>();
  const job = (examples: number, run: (stop: AbortSignal) => Promise<Fault[]>): Job => {
    return { name: proven.lab.id, track, examples, run: guarded(proven, run) };
  };
  return {
    right: asking.map((one) =>
      job(one.lab.checks.length, (stop) => referenceFaults(proven, one, reference, track, stop)),
    ),
    wrong: [
      job(proven.lab.checks.length, (stop) => starterFaults(proven, starter, track, stop)),
      ...proven.source.lab.value.wrong.flatMap((wrong, index) =>
        (wrong.track ?? (track === ONLY ? ONLY : 'node')) === track
          ? [job(1, (stop) => wrongFaults({ proven, wrong, index, reference, told, every }, stop))]
          : [],
      ),
    ],
  };
}

/** What an author's lines and files do wrong is a fault of the lab. */
function guarded(proven: Proven, run: (stop: AbortSignal) => Promise<Fault[]>) {
  return async (stop: AbortSignal): Promise<Fault[]> => {
    try {
      const faults = await run(stop);
      return stop.aborted ? [] : faults;
    } catch (error) {
      if (!(error instanceof LineFailed || error instanceof RoadmapError)) throw error;
      return [fault('lab-reference', proven.at('id'), error.message)];
    }
  };
}

/** A reference for a newer Node is proved there. */
function canBeProved(proven: Proven, track: string): boolean {
  if (!hasReference(proven, track)) return false;
  if (track !== 'node') return true;
  return proven.row.every(({ body }) => body.needsNode === null || atLeast(process.versions.node, body.needsNode));
}

/** Any Node that we run on proves its reference. */
function needsNone({ row }: Proven): boolean {
  return row.every(({ body }) => body.needsNode === null);
}

function hasReference({ row }: Proven, track: string): boolean {
  const bodies = row.map(({ body }) => body);
  return Object.keys(referenceAfter(bodies, track)).length > 0;
}

async function referenceFaults(proven: Proven, one: Proven, files: Files, track: string, stop: AbortSignal) {
  const results = await tryOut({
    // What takes a minute is asked of the lab's own reference alone, as of a learner.
    ...{ lab: one, files, wanted: ids(one, one === proven), prepared: preparedBy(proven.row) },
    ...{ accounts: proven.accounts, signal: stop },
  });
  return results.flatMap(({ check, result }) => {
    if (result.kind === 'passed' || result.kind === 'not-here' || (result.kind === 'failed' && check.note)) return [];
    const where = one === proven ? '' : ` of ${one.lab.id}`;
    return [fault('lab-reference', proven.at('id'), `the ${track} reference: ${check.id}${where} ${wordsOf(result)}`)];
  });
}

async function starterFaults(proven: Proven, files: Files, track: string, stop: AbortSignal): Promise<Fault[]> {
  const results = await tryOut({
    ...{ lab: proven, files, wanted: ids(proven), prepared: preparedBy(proven.row.slice(0, -1)) },
    ...{ accounts: proven.accounts, signal: stop, until: ({ check, result }) => isFailure(check, result) },
  });
  const isRed = results.some(({ check, result }) => isFailure(check, result)) || results.length === 0;
  return isRed ? [] : [fault('lab-starter', proven.at('id'), `the ${track} starter passes every check`)];
}

function ids({ body }: Proven, slow = true): string[] {
  return body.checks.filter((check) => slow || !isSlow(check)).map(({ id }) => id);
}
