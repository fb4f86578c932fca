import type { Outcome } from '../../src/domain/history/event.js';
import { noProgress, type Progress } from '../../src/domain/history/progress.js';
import type { QuestionBrief } from '../../src/domain/road/question.js';
import type { Lesson, Roadmap, Step } from '../../src/domain/road/roadmap.js';
import type { Standing } from '../../src/domain/standing/standing.js';

const STEPS: [id: string, title: string, concepts: Record<string, string>][] = [
  ['http', 'HTTP and REST', { methods: 'Methods that may be repeated', status: 'Status codes' }],
  ['databases', 'Databases', { joins: 'Joins that keep rows without a partner', indexes: 'Indexes' }],
  ['versions', 'API documentation and versioning', { breaking: 'Changes that break a client' }],
];

export function someRoadmap(more: Partial<Roadmap> = {}): Roadmap {
  const nothing = { background: null, choosing: null, lang: 'en', reports: null, tracks: [], gates: false, steps: [] };
  return { id: 'small', title: 'Small', ...nothing, ...more };
}

export function someStep(more: Partial<Step> = {}): Step {
  const { id = 'one', number = 1, title = id } = more;
  const nothing = { goals: [], requires: [], was: [], lessons: [], concepts: [], questions: [], labs: [] };
  return { id, number, title, summary: '', minutes: [10, 20], tested: true, ...nothing, ...more };
}

export function someLesson(id: string, more: Partial<Lesson> = {}): Lesson {
  return { id, title: id, minutes: 5, track: null, concepts: [], was: [], parts: 1, ...more };
}

export function someQuestion(id: string, more: Partial<QuestionBrief> = {}): QuestionBrief {
  const asked = { kind: 'choice', lesson: 'none', concept: 'none', level: 'apply', check: false } as const;
  return { id, ...asked, track: null, rev: 1, was: [], ...more };
}

export function someStanding(more: Partial<Standing> = {}): Standing {
  const nothing = { answers: { asked: 0, right: 0 }, retained: { strong: 0, fading: 0, weak: 0 }, weak: [], ms: 0 };
  const quiz = { passed: false, passedAt: null, deferredAt: null, tries: 0, best: 0, last: null, open: null };
  return {
    step: someStep(),
    read: { done: 0, of: 5 },
    quiz,
    placed: null,
    built: null,
    rungs: [],
    ...nothing,
    ...more,
  };
}

/** A road of three steps, with one question for each concept. */
export function road(): Roadmap {
  const steps = STEPS.map(([id, title, concepts], index) =>
    someStep({
      ...{ id, title, number: index + 1 },
      concepts: Object.entries(concepts).map(([concept, name]) => ({ id: concept, title: name, was: [] })),
      questions: Object.keys(concepts).map((concept) => someQuestion(`${concept}-asked`, { concept })),
    }),
  );
  return someRoadmap({ steps });
}

/** The concepts of the road that were asked: how often they were right, of how often, and the last outcome. */
export function scored(concepts: Record<string, [right: number, asked: number, last?: Outcome]>): Progress {
  const progress = noProgress();
  const choice = (progress.kinds['choice'] = { asked: 0, right: 0 });
  for (const [concept, [right, asked, outcome = 'right']] of Object.entries(concepts)) {
    const { id: step } = road().steps.find((one) => one.concepts.some(({ id }) => id === concept))!;
    const last = { at: '2026-05-04T10:00:00+02:00', outcome, rev: 1, turn: 0 };
    progress.questions[`${concept}-asked`] = { step, concept, asked, right, ms: 0, last };
    progress.turns += asked;
    choice.asked += asked;
    choice.right += right;
  }
  return progress;
}
