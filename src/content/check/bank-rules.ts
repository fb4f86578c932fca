import type { Sources, StepSource } from '../sources.js';
import { fault, type Fault } from '../faults.js';
import { gateFaults, percent } from './bank-gates.js';
import { coverFaults, orderFaults } from './cover-rules.js';

const QUESTIONS = 20;
const KINDS = 4;
const SIBLINGS = 2;
const APPLY = 1 / 3;

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

function stepFaults({ step, quiz, lessons }: StepSource, tracks: string[]): Fault[] {
  const { value } = step;
  const faults: Fault[] = [];
  if (value.summary.length > 90)
    faults.push(
      fault(
        'step-summary',
        step.at('summary'),
        `a summary has at most 90 characters; this has ${value.summary.length}`,
      ),
    );
  if (value.goals.length < 3 || value.goals.length > 5)
    faults.push(fault('step-goals', step.at('goals'), `a step has 3 to 5 goals; this has ${value.goals.length}`));
  if (value.reading.length < 2)
    faults.push(fault('step-reading', step.at('reading'), 'a step names at least two primary sources to read'));
  for (const track of tracks.length > 0 ? tracks : [null]) {
    const visible = quiz.value.filter((question) => (question.track ?? track) === track);
    const where = track ? ` on the ${track} track` : '';
    const kinds = new Set(visible.map(({ kind }) => kind)).size;
    const apply = visible.filter(({ level }) => level === 'apply').length / Math.max(visible.length, 1);
    if (visible.length < QUESTIONS)
      faults.push(
        fault(
          'step-questions',
          step.at('id'),
          `a step has at least ${QUESTIONS} questions; this has ${visible.length}${where}`,
        ),
      );
    if (kinds < KINDS)
      faults.push(
        fault('step-kinds', step.at('id'), `a step has at least ${KINDS} kinds of question; this has ${kinds}${where}`),
      );
    if (apply < APPLY)
      faults.push(
        fault(
          'step-apply',
          step.at('id'),
          `a third of a step's questions are at level apply; here ${percent(apply)}${where}`,
        ),
      );
    value.concepts.forEach(({ id }, index) => {
      const taught = lessons.some(
        ({ front }) => front.value.concepts.includes(id) && (front.value.track ?? track) === track,
      );
      const asked = visible.filter(({ concept }) => concept === id).length;
      if (taught && asked < SIBLINGS)
        faults.push(
          fault(
            'concept-siblings',
            step.at('concepts', index),
            `"${id}" needs ${SIBLINGS} questions${where}; it has ${asked}`,
          ),
        );
    });
  }
  value.concepts.forEach(({ id }, index) => {
    if (!lessons.some(({ front }) => front.value.concepts.includes(id)))
      faults.push(fault('concept-untaught', step.at('concepts', index), `no lesson teaches "${id}"`));
  });
  for (const { front } of lessons) {
    if (!quiz.value.some(({ lesson, check }) => check && lesson === front.value.id)) {
      faults.push(
        fault('lesson-unchecked', front.at('id'), `no question with check: true follows "${front.value.id}"`),
      );
    }
  }
  return faults;
}
