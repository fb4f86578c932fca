import { fencesOf } from '../../domain/road/fences.js';
import type { Fault } from '../faults.js';
import type { StepSource } from '../sources.js';
import { blockFaults, type Nameable } from './block-rules.js';
import { markupFaults } from './markup-rules.js';

/** What questions share is Markdown as they are. */
export function contextFaults({ step }: StepSource, known: Nameable): Fault[] {
  return step.value.contexts.flatMap(({ text }, index) => {
    const at = step.at('contexts', index, 'text');
    return [...markupFaults(text, () => at), ...fencesOf(text).flatMap((fence) => blockFaults(fence, null, at, known))];
  });
}
