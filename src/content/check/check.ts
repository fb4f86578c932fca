import { readSources } from '../compile.js';
import { sortFaults, type Fault } from '../faults.js';
import { NO_MEMORY, type Memory } from '../remembered.js';
import type { Sources } from '../sources.js';
import { readFaults } from './lab-rules.js';
import { piecesOf, type Piece } from './pieces.js';
import { comparePlaces, readLock } from './places.js';

export interface Checked {
  sources: Sources;
  faults: Fault[];
  /** What breaks rules that the roadmap does not hold itself to yet, as it was found. */
  pending: Fault[];
  /** What places.lock is to hold. */
  lock: string;
}

interface CheckOptions {
  isAsked?: (fault: Fault) => boolean;
  /** What was found in it before: what had no fault then, and is the same, has none now. */
  memory?: Memory;
}

/** Every fault of a roadmap folder that can be told. */
export function checkRoadmap(root: string, { isAsked = () => true, memory = NO_MEMORY }: CheckOptions = {}): Checked {
  const sources = readSources(root, memory);
  const faults = piecesOf(sources, memory).flatMap((piece) => faultsIn(piece, memory));
  faults.push(...readFaults(sources));
  const places = comparePlaces(sources, readLock(root));
  faults.push(...places.faults);
  const isPending = ({ rule }: Fault) => sources.roadmap?.value.pending.includes(rule) ?? false;
  return {
    sources,
    faults: sortFaults([...sources.faults, ...faults.filter((one) => !isPending(one))].filter(isAsked)),
    pending: faults.filter(isPending),
    lock: places.lock,
  };
}

/** That there are none is all that is remembered: the place of a fault takes longer to write down than to find. */
function faultsIn({ what, reads, find }: Piece, memory: Memory): Fault[] {
  let faults: Fault[] = [];
  memory.of(what, reads, () => {
    faults = find();
    return faults.length === 0 ? true : null;
  });
  return faults;
}
