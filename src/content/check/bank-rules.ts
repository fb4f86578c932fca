import type { Fault } from '../faults.js';
import type { Sources } from '../sources.js';
import { gateFaults } from './bank-gates.js';
import { coverFaults, orderFaults } from './cover-rules.js';
import { stepFaults } from './step-rules.js';

/** The rules that count over a step or the whole bank; a roadmap asks for them with `gates: true`. */
export function bankFaults({ roadmap, steps }: Sources): Fault[] {
  if (!roadmap) return [];
  const tracks = roadmap.value.tracks.map(({ id }) => id);
  return [
    ...steps.flatMap((step) => stepFaults(step, tracks)),
    ...steps.flatMap((step) => coverFaults(step)),
    ...orderFaults({ roadmap, steps }),
    ...gateFaults(steps),
  ];
}
