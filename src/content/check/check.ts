import { readSources } from '../compile.js';
import { fault, sortFaults, type Fault } from '../faults.js';
import type { LessonDocument } from '../lesson.js';
import type { Sources, StepSource } from '../sources.js';
import { typedAnswerFaults } from './answer-rules.js';
import { bankFaults } from './bank-rules.js';
import { nameableIn } from './block-rules.js';
import { contextFaults } from './context-rules.js';
import { LANGUAGES } from './languages.js';
import { labFaults } from './lab-rules.js';
import { lessonFaults } from './lesson-rules.js';
import { comparePlaces, readLock } from './places.js';
import { questionFaults } from './question-rules.js';

export interface Checked {
  sources: Sources;
  faults: Fault[];
  /** What breaks rules that the roadmap does not hold itself to yet, as it was found. */
  pending: Fault[];
  /** What places.lock is to hold. */
  lock: string;
}

/** Every fault of a roadmap folder that can be told; what is counted only once all of it can be read. */
export function checkRoadmap(root: string, isAsked: (fault: Fault) => boolean = () => true): Checked {
  const sources = readSources(root);
  const { ofLesson, ofQuestion, ofContexts } = rulesIn(sources);
  const faults = sources.steps.flatMap((step) => [
    ...step.lessons.flatMap(ofLesson),
    ...step.quiz.value.flatMap((_question, index) => ofQuestion(step, index)),
    ...ofContexts(step),
    ...unaskedFaults(step),
  ]);
  faults.push(...labFaults(sources));
  if (sources.faults.length === 0 && sources.roadmap?.value.gates) faults.push(...bankFaults(sources));
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

/** What is wrong with a lesson, with a question, or with what questions share, by itself. */
export function rulesIn(sources: Sources) {
  const shown = sources.roadmap?.value.languages.show ?? [];
  const known = nameableIn(sources);
  const languages = new Set([...LANGUAGES, ...shown]);
  return {
    ofLesson: (lesson: LessonDocument) => lessonFaults(lesson, languages, known),
    ofQuestion: (step: StepSource, index: number) => {
      const question = step.quiz.value[index]!;
      return [...questionFaults(step, question, index, shown, known), ...typedAnswerFaults(step, question, index)];
    },
    ofContexts: (step: StepSource) => contextFaults(step, known),
  };
}

function unaskedFaults({ quiz, step }: StepSource): Fault[] {
  if (quiz.value.length > 0 || quiz.partial) return [];
  return [fault('step-unasked', step.at('id'), 'this step has no questions: it is answered when it is read')];
}
