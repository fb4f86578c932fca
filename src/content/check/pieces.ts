import { fault, type Fault } from '../faults.js';
import type { LessonDocument } from '../lesson.js';
import { hashOf, NO_MEMORY, type Memory } from '../remembered.js';
import type { Road, Sources, StepSource } from '../sources.js';
import { aliveFaults } from './alive-rules.js';
import { typedAnswerFaults } from './answer-rules.js';
import { gateFaults } from './bank-gates.js';
import { nameableIn } from './block-rules.js';
import { contextFaults } from './context-rules.js';
import { coverFaults, namingIn, orderFaults } from './cover-rules.js';
import { languageFaults } from './language-rules.js';
import { LANGUAGES } from './languages.js';
import { labFaults } from './lab-rules.js';
import { lessonFaults } from './lesson-rules.js';
import { questionFaults } from './question-rules.js';
import { saidFaults } from './said-rules.js';
import { stepFaults } from './step-rules.js';
import { metIn, untaughtFaults } from './untaught-rules.js';

/** Rules that look at the same files. */
export interface Piece {
  what: string;
  /** All that they look at. */
  reads: string[];
  find: () => Fault[];
}

/** All rules but those for how the files hang together. */
export function piecesOf(sources: Sources, memory = NO_MEMORY): Piece[] {
  const { roadmap, contract, steps, faults } = sources;
  const readsOf = readsIn(sources);
  const labs = steps.flatMap((step) => step.labs.map(({ folder }) => `${folder}/`));
  const references = readsOf(labs.map((folder) => `${folder}reference/`));
  let rules: ReturnType<typeof rulesIn> | null = null;
  return [
    ...steps.map((step) => ({
      what: 'step',
      reads: [...references, ...readsOf([`${step.folder}/`])],
      find: () => ownFaults(step, (rules ??= rulesIn(sources))),
    })),
    { what: 'labs', reads: readsOf(['contract.yaml', ...labs]), find: () => labFaults({ contract, roadmap, steps }) },
    ...(roadmap?.value.gates && faults.length === 0 ? countedOf({ roadmap, steps }, readsOf, memory) : []),
  ];
}

/** The rules that count over a step or the whole bank, once all of it can be read; a roadmap asks for them with `gates: true`. */
function countedOf(road: Road, readsOf: (begins: string[]) => string[], memory: Memory): Piece[] {
  const { roadmap, steps } = road;
  const tracks = roadmap.value.tracks.map(({ id }) => id);
  const bank = readsOf(steps.map(({ folder }) => `${folder}/quiz.yaml`));
  const all = readsOf(['']);
  const ofStep = new Map(steps.map((step) => [step, readsOf([`${step.folder}/`])]));
  const kept = <Found>(what: string, step: StepSource, more: string[], find: () => Found) =>
    memory.of(what, [...ofStep.get(step)!, ...more], find) as Found;
  return [
    ...steps.flatMap((step) => [
      {
        what: 'counted',
        reads: ofStep.get(step)!,
        find: () => [...stepFaults(step, tracks), ...coverFaults(step)],
      },
      { what: 'language', reads: ofStep.get(step)!, find: () => languageFaults({ roadmap, steps: [step] }) },
    ]),
    { what: 'gates', reads: bank, find: () => gateFaults(steps) },
    { what: 'said', reads: bank, find: () => saidFaults(steps) },
    {
      what: 'order',
      reads: all,
      find: () => orderFaults(road, (step, names) => kept('naming', step, names, () => namingIn(step, names))),
    },
    {
      what: 'untaught',
      reads: all,
      find: () => untaughtFaults(road, (step, track) => kept('met', step, [track], () => metIn(step, track))),
    },
    { what: 'alive', reads: all, find: () => aliveFaults(steps) },
  ];
}

/** Looks up the files whose names begin with one of some texts, beside what all rules hang on: the steps and labs that could be read. */
function readsIn({ texts, steps }: Sources): (begins: string[]) => string[] {
  const files = [...texts].map(([name, text]) => ({ name, known: `${name} ${hashOf([text])}` }));
  const could = steps.flatMap(({ folder, labs }) => [folder, ...labs.map((lab) => lab.folder)]);
  return (begins) => [
    ...could,
    ...files.flatMap(({ name, known }) =>
      name === 'roadmap.yaml' || begins.some((begin) => name.startsWith(begin)) ? [known] : [],
    ),
  ];
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

function ownFaults(step: StepSource, { ofLesson, ofQuestion, ofContexts }: ReturnType<typeof rulesIn>): Fault[] {
  return [
    ...step.lessons.flatMap(ofLesson),
    ...step.quiz.value.flatMap((_question, index) => ofQuestion(step, index)),
    ...ofContexts(step),
    ...unaskedFaults(step),
  ];
}

function unaskedFaults({ quiz, step }: StepSource): Fault[] {
  if (quiz.value.length > 0 || quiz.partial) return [];
  return [fault('step-unasked', step.at('id'), 'this step has no questions: it is answered when it is read')];
}
