import { readSources } from '../compile.js';
import { fault, sortFaults, type Fault } from '../faults.js';
import type { Sources, StepSource } from '../sources.js';
import { typedAnswerFaults } from './answer-rules.js';
import { bankFaults } from './bank-rules.js';
import { nameableIn } from './block-rules.js';
import { LANGUAGES } from './languages.js';
import { contextFaults } from './context-rules.js';
import { labFaults } from './lab-rules.js';
import { lessonFaults } from './lesson-rules.js';
import { placeFaults, readLock } from './places.js';
import { questionFaults } from './question-rules.js';

export interface Checked {
  sources: Sources;
  faults: Fault[];
  /** What breaks rules that the roadmap does not hold itself to yet, as it was found. */
  pending: Fault[];
}

/** Every fault of a roadmap folder that can be told; what is counted only once all of it can be read. */
export function checkRoadmap(root: string, isAsked: (fault: Fault) => boolean = () => true): Checked {
  const sources = readSources(root);
  const shown = sources.roadmap?.value.languages.show ?? [];
  const known = nameableIn(sources);
  const languages = new Set([...LANGUAGES, ...shown]);
  const faults = sources.steps.flatMap((step) => [
    ...step.lessons.flatMap((lesson) => lessonFaults(lesson, languages, known)),
    ...step.quiz.value.flatMap((question, index) => questionFaults(step, question, index, shown, known)),
    ...contextFaults(step, known),
    ...unaskedFaults(step),
    ...step.quiz.value.flatMap((question, index) => typedAnswerFaults(step, question, index)),
  ]);
  faults.push(...labFaults(sources));
  if (sources.faults.length === 0 && sources.roadmap?.value.gates) faults.push(...bankFaults(sources));
  faults.push(...placeFaults(sources, readLock(root)));
  const isPending = ({ rule }: Fault) => sources.roadmap?.value.pending.includes(rule) ?? false;
  return {
    sources,
    faults: sortFaults([...sources.faults, ...faults.filter((one) => !isPending(one))].filter(isAsked)),
    pending: faults.filter(isPending),
  };
}

function unaskedFaults({ quiz, step }: StepSource): Fault[] {
  if (quiz.value.length > 0 || quiz.partial) return [];
  return [fault('step-unasked', step.at('id'), 'this step has no questions: it is answered when it is read')];
}
