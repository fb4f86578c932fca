import type { Fault } from '../faults.js';
import type { Sources } from '../sources.js';
import { aliveFaults } from './alive-rules.js';
import { gateFaults } from './bank-gates.js';
import { coverFaults, orderFaults } from './cover-rules.js';
import { languageFaults } from './language-rules.js';
import { saidFaults } from './said-rules.js';
import { stepFaults } from './step-rules.js';
import { untaughtFaults } from './untaught-rules.js';

/** The rules that count over a step or the whole bank; a roadmap asks for them with `gates: true`. */
export function bankFaults(sources: Sources): Fault[] {
  const { roadmap, steps } = sources;
  if (!roadmap) return [];
  const tracks = roadmap.value.tracks.map(({ id }) => id);
  return [
    ...steps.flatMap((step) => stepFaults(step, tracks)),
    ...steps.flatMap((step) => coverFaults(step)),
    ...orderFaults({ roadmap, steps }),
    ...gateFaults(steps),
    ...languageFaults(sources),
    ...untaughtFaults(sources),
    ...saidFaults(steps),
    ...aliveFaults(steps),
  ];
}
