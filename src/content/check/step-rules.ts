import { faultIf, type Fault } from '../faults.js';
import type { QuestionFile } from '../schema.js';
import type { StepSource } from '../sources.js';
import { percent } from './bank-gates.js';

const QUESTIONS = 20;
const KINDS = 4;
const SIBLINGS = 2;
const APPLY = 1 / 3;
const SUMMARY = 90;

/** What is counted over one step, on each track. */
export function stepFaults(source: StepSource, tracks: string[]): Fault[] {
  return [
    ...outlineFaults(source),
    ...(tracks.length > 0 ? tracks : [null]).flatMap((track) => {
      const asked = source.quiz.value.filter((question) => (question.track ?? track) === track);
      const where = track ? ` on the ${track} track` : '';
      return [
        ...countFaults(source, asked, where),
        ...kindFaults(source, asked, where),
        ...applyFaults(source, asked, where),
        ...siblingFaults(source, asked, track, where),
      ];
    }),
    ...untaughtFaults(source),
    ...uncheckedFaults(source),
  ];
}

function outlineFaults({ step }: StepSource): Fault[] {
  const { summary, goals, reading } = step.value;
  return [
    ...faultIf(
      summary.length > SUMMARY,
      'step-summary',
      step.at('summary'),
      `a summary has at most ${SUMMARY} characters; this has ${summary.length}`,
    ),
    ...faultIf(
      goals.length < 3 || goals.length > 5,
      'step-goals',
      step.at('goals'),
      `a step has 3 to 5 goals; this has ${goals.length}`,
    ),
    ...faultIf(
      reading.length < 2,
      'step-reading',
      step.at('reading'),
      'a step names at least two primary sources to read',
    ),
  ];
}

function countFaults({ step }: StepSource, { length }: QuestionFile[], where: string): Fault[] {
  const message = `a step has at least ${QUESTIONS} questions; this has ${length}${where}`;
  return faultIf(length < QUESTIONS, 'step-questions', step.at('id'), message);
}

function kindFaults({ step }: StepSource, asked: QuestionFile[], where: string): Fault[] {
  const kinds = new Set(asked.map(({ kind }) => kind)).size;
  const message = `a step has at least ${KINDS} kinds of question; this has ${kinds}${where}`;
  return faultIf(kinds < KINDS, 'step-kinds', step.at('id'), message);
}

function applyFaults({ step }: StepSource, asked: QuestionFile[], where: string): Fault[] {
  const apply = asked.filter(({ level }) => level === 'apply').length / Math.max(asked.length, 1);
  const message = `a third of a step's questions are at level apply; here ${percent(apply)}${where}`;
  return faultIf(apply < APPLY, 'step-apply', step.at('id'), message);
}

function siblingFaults(
  { step, lessons }: StepSource,
  asked: QuestionFile[],
  track: string | null,
  where: string,
): Fault[] {
  return step.value.concepts.flatMap(({ id }, index) => {
    const taught = lessons.some(
      ({ front }) => front.value.concepts.includes(id) && (front.value.track ?? track) === track,
    );
    const count = asked.filter(({ concept }) => concept === id).length;
    const message = `"${id}" needs ${SIBLINGS} questions${where}; it has ${count}`;
    return faultIf(taught && count < SIBLINGS, 'concept-siblings', step.at('concepts', index), message);
  });
}

function untaughtFaults({ step, lessons }: StepSource): Fault[] {
  const taught = new Set(lessons.flatMap(({ front }) => front.value.concepts));
  return step.value.concepts.flatMap(({ id }, index) =>
    faultIf(!taught.has(id), 'concept-untaught', step.at('concepts', index), `no lesson teaches "${id}"`),
  );
}

function uncheckedFaults({ lessons, quiz }: StepSource): Fault[] {
  const checked = new Set(quiz.value.filter(({ check }) => check).map(({ lesson }) => lesson));
  return lessons.flatMap(({ front }) => {
    const { id } = front.value;
    return faultIf(
      !checked.has(id),
      'lesson-unchecked',
      front.at('id'),
      `no question with check: true follows "${id}"`,
    );
  });
}
