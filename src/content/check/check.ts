import { readSources } from '../compile.js';
import type { Sources } from '../sources.js';
import { sortFaults, type Fault } from '../faults.js';
import { bankFaults } from './bank-rules.js';
import { lessonFaults } from './lesson-rules.js';
import { questionFaults } from './question-rules.js';

/** Every fault of a roadmap folder; only the structural ones while there are any. */
export function checkRoadmap(root: string): { sources: Sources; faults: Fault[] } {
  const sources = readSources(root);
  if (sources.faults.length > 0) return { sources, faults: sources.faults };
  const faults = sources.steps.flatMap((step) => [
    ...step.lessons.flatMap(lessonFaults),
    ...step.quiz.value.flatMap((question, index) => questionFaults(step, question, index)),
  ]);
  if (sources.roadmap?.value.gates) faults.push(...bankFaults(sources));
  return { sources, faults: sortFaults(faults) };
}
