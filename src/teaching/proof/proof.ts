import { availableParallelism } from 'node:os';
import { formatFault, sortFaults, type Fault } from '../../content/faults.js';
import type { Sources } from '../../content/sources.js';
import { onInterrupt, throwIfInterrupted } from '../../interruption.js';
import { sweepScratch } from '../../lab/sweep-scratch.js';
import { exampleJobs, olderThan } from './examples.js';
import type { Asked, Job } from './job.js';
import { labJobs, unprovenLabs } from './labs.js';
import { writeJobs } from './writes.js';

export interface Proof {
  /** How many examples and solutions were run. */
  ran: number;
  faults: Fault[];
  /** Labs whose reference for Node.js, and lessons of which an example, needs a newer one than this. */
  unproven: string[];
  unrun: string[];
}

interface Wishes {
  /** The id of a lesson, a question or a lab; null for all. */
  only?: string | null;
  /**
   * The id of a track, to prove again on another Node: only what belongs to it, and what is proved on each Node; of labs,
   * not what is wrong on purpose.
   */
  track?: string | null;
  /** Each reference of a lab is tried on all labs before it, and each wrong solution on what its check needs, too. */
  every?: boolean;
  tell?: (text: string) => Promise<void>;
}

/** A lab waits for most of its time, so that two of them leave room for a program that computes. */
const CORES = availableParallelism();

/**
 * Runs everything in a roadmap that can be run, and tells what does not do what is said of it. Runs the roadmap's code
 * on this machine with the author's rights: for roadmaps one trusts.
 */
export async function prove(
  sources: Sources,
  { only = null, track = null, every = false, tell }: Wishes = {},
): Promise<Proof> {
  const again = track !== null && only === null;
  const isAsked = (one: Asked) =>
    (only === null || one.name === only) && (track === null || one.track === track || one.onEachNode === true);
  const computing = [...exampleJobs(sources).filter(isAsked), ...writeJobs(sources, isAsked)];
  const waiting = labJobs(sources, { every: every || only !== null, again }).filter(isAsked);
  const jobs = [...computing, ...waiting];
  // The longest first, so that none of them is waited for at the end.
  for (const line of [computing, waiting]) line.sort((a, b) => b.examples - a.examples);
  const all = jobs.reduce((sum, { examples }) => sum + examples, 0);
  sweepScratch();
  const proof: Proof = {
    ...{ ran: 0, faults: [] },
    unproven: names(unprovenLabs(sources).filter(isAsked)),
    unrun: names(olderThan(process.versions.node, sources).filter(isAsked)),
  };
  const failed: Job[] = [];
  const stop = new AbortController();
  const forget = onInterrupt(() => stop.abort());
  const worker = async (own: Job[], others: Job[]) => {
    const next = () => own.shift() ?? others.shift();
    for (let job = next(); job && !stop.signal.aborted; job = next()) {
      if ((await job.run(stop.signal)).length > 0) failed.push(job);
      proof.ran += job.examples;
      await tell?.(`running examples, ${proof.ran} of ${all}`);
    }
  };
  try {
    await Promise.all([
      ...Array.from({ length: CORES }, () => worker(computing, waiting)),
      ...Array.from({ length: CORES * 2 }, () => worker(waiting, computing)),
    ]);
    // Beside others a program can miss a limit that it keeps alone: only what fails a second time is a fault.
    for (const job of failed) proof.faults.push(...(await job.run(stop.signal)));
  } finally {
    forget();
  }
  throwIfInterrupted();
  return { ...proof, faults: once(sortFaults(proof.faults)) };
}

function names(asked: Asked[]): string[] {
  return [...new Set(asked.map(({ name }) => name))];
}

/** What all tracks show is run on each of them. */
function once(faults: Fault[]): Fault[] {
  return [...new Map(faults.map((fault) => [formatFault(fault), fault])).values()];
}
