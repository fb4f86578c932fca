import type { Outcome } from '../../src/domain/history/event.js';
import { noProgress, type Progress } from '../../src/domain/history/progress.js';
import type { Roadmap, Step } from '../../src/domain/road/roadmap.js';

const STEPS: [id: string, title: string, concepts: Record<string, string>][] = [
  ['http', 'HTTP and REST', { methods: 'Methods that may be repeated', status: 'Status codes' }],
  ['databases', 'Databases', { joins: 'Joins that keep rows without a partner', indexes: 'Indexes' }],
  ['versions', 'API documentation and versioning', { breaking: 'Changes that break a client' }],
];

/** A road of three steps, with one question for each concept. */
export function road(): Roadmap {
  const steps = STEPS.map(([id, title, concepts], index) => stepOf(index + 1, id, title, concepts));
  return { id: 'small', title: 'Small', background: null, lang: 'en', reports: null, tracks: [], gates: false, steps };
}

function stepOf(number: number, id: string, title: string, concepts: Record<string, string>): Step {
  return {
    ...{
      number,
      id,
      title,
      summary: '',
      minutes: [10, 20],
      goals: [],
      requires: [],
      tested: true,
      was: [],
      labs: [],
      lessons: [],
    },
    concepts: Object.entries(concepts).map(([concept, name]) => ({ id: concept, title: name, was: [] })),
    questions: Object.keys(concepts).map((concept) => ({
      ...{ id: `${concept}-asked`, kind: 'choice' as const, lesson: 'none', concept, level: 'apply' as const },
      ...{ check: false, track: null, rev: 1, was: [] },
    })),
  };
}

/** The concepts of the road that were asked: how often they were right, of how often, and the last outcome. */
export function scored(concepts: Record<string, [right: number, asked: number, last?: Outcome]>): Progress {
  const progress = noProgress();
  const choice = (progress.kinds['choice'] = { asked: 0, right: 0 });
  for (const [concept, [right, asked, outcome = 'right']] of Object.entries(concepts)) {
    const { id: step } = road().steps.find((one) => one.concepts.some(({ id }) => id === concept))!;
    const last = { at: '2026-05-04T10:00:00+02:00', outcome, rev: 1, turn: 0 };
    progress.questions[`${concept}-asked`] = { step, concept, asked, right, ms: 0, last };
    choice.asked += asked;
    choice.right += right;
  }
  return progress;
}
