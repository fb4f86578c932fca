import type { Advice } from '../history/event.js';
import {
  noQuiz,
  type Attempt,
  type LessonProgress,
  type OpenQuiz,
  type Progress,
  type QuestionProgress,
} from '../history/progress.js';
import { isNamed, lessonsOf, onTrack, questionsOf, type Lesson, type Roadmap, type Step } from '../road/roadmap.js';
import { isJudged, type QuestionBrief } from '../road/question.js';
import type { Shows } from '../road/track-blocks.js';
import { retention, type Asked, type Card } from '../memory/card.js';
import { builtOf, rungsOf, type LabStanding } from './built.js';

/** Where a learner stands in one step: its facts, and what is open in it. */
export interface Standing {
  step: Step;
  read: { done: number; of: number };
  quiz: {
    passed: boolean;
    passedAt: string | null;
    deferredAt: string | null;
    tries: number;
    best: number;
    last: Attempt | null;
    open: OpenQuiz | null;
  };
  answers: { asked: number; right: number };
  /** Of its concepts that were asked: how many are known today with 90 %, with 70 %, and less. */
  retained: { strong: number; fading: number; weak: number };
  placed: Advice | null;
  /** What its labs' checks say of the learner's own program; null where it has none. */
  built: LabStanding[] | null;
  /** What checks say of the programs of its rungs that were begun. */
  rungs: LabStanding[];
  /** Concepts whose last answer was not right. */
  weak: string[];
  /** Milliseconds spent in its lessons and questions. */
  ms: number;
}

/** The track that the learner has chosen, or the only one. */
export function trackOf(roadmap: Roadmap, progress: Progress): string | null {
  if (roadmap.tracks.length === 1) return roadmap.tracks[0]!.id;
  const chosen = progress.settings['track'] ?? null;
  return roadmap.tracks.some(({ id }) => id === chosen) ? chosen : null;
}

/** Whose code a lesson or a question shows to this learner. */
export function shownTo(roadmap: Roadmap, progress: Progress, { track }: { track: string | null }): Shows {
  return { track: track ?? trackOf(roadmap, progress), tracks: roadmap.tracks };
}

export function standingOf(step: Step, progress: Progress, track: string | null, now: Date): Standing {
  const lessons = lessonsOf(step, track);
  const answered = answeredIn(step, progress);
  return {
    step,
    read: { done: lessons.filter((lesson) => lessonProgress(progress, lesson)?.readAt).length, of: lessons.length },
    quiz: quizStanding(step, progress, track),
    answers: { asked: sum(answered.map(({ asked }) => asked)), right: sum(answered.map(({ right }) => right)) },
    retained: retention(cardsOf(step, progress), now),
    placed: placedOf(step, progress),
    built: builtOf(step, progress),
    rungs: rungsOf(step, progress),
    weak: weakConcepts(step, answered),
    ms: sum([
      ...step.lessons.map((lesson) => lessonProgress(progress, lesson)?.ms ?? 0),
      ...answered.map(({ ms }) => ms),
    ]),
  };
}

/** What is kept of the step's questions, by their names alone where these are known. */
function answeredIn(step: Step, progress: Progress): QuestionProgress[] {
  if (progress.turns === 0) return [];
  const questions = step.names?.split(' ').map(idsOf) ?? step.questions;
  return questions.flatMap((question) => questionProgress(progress, question) ?? []);
}

function idsOf(names: string): Pick<QuestionBrief, 'id' | 'was'> {
  const [id = '', ...was] = names.split('/');
  return { id, was };
}

export function quizStanding(step: Step, progress: Progress, track: string | null): Standing['quiz'] {
  const kept = named(progress.quizzes, step);
  const { open: drawn, tries, best, last, passedAt, deferredAt } = kept ?? noQuiz();
  // One that was looked at and not answered is as if it had not been drawn.
  const open = drawn && Object.keys(drawn.answered).length > 0 ? drawn : null;
  const lessons = lessonsOf(step, track);
  const isBefore = kept === undefined && lessons.some((lesson) => !lessonProgress(progress, lesson)?.readAt);
  // Before all lessons are read or a quiz is begun, it is nothing, whether the step has questions or not.
  if (!isBefore && !hasQuestions(step, track)) {
    const readAt = lastReadAt(lessons, progress);
    return { passed: readAt !== null, passedAt: readAt, deferredAt: null, tries, best, last, open: null };
  }
  return { passed: passedAt !== null, passedAt, deferredAt, tries, best, last, open };
}

/** Whether the step's quiz is in the middle, and this question of it still to come. */
export function isOwed(question: Pick<QuestionBrief, 'id' | 'was'>, { open }: Pick<Standing['quiz'], 'open'>): boolean {
  return open?.questions.some((id) => isNamed(question, id) && !(id in open.answered)) ?? false;
}

/** Whether a step asks anything on this track that is judged; if not, it is answered when its lessons are read. */
export function hasQuestions(step: Pick<Step, 'questions'>, track: string | null): boolean {
  return step.questions.some((question) => isJudged(question) && onTrack(question, track));
}

/** Since when the lesson of a question is read, or, where it names none, all lessons of its step; null while it is not. */
export function taughtAt(
  step: Step,
  { lesson }: QuestionBrief,
  track: string | null,
  progress: Progress,
): string | null {
  const lessons = lesson === undefined ? lessonsOf(step, track) : step.lessons.filter(({ id }) => id === lesson);
  return lastReadAt(lessons, progress);
}

/** When the last of some lessons was read; null while one is not. */
function lastReadAt(lessons: Lesson[], progress: Progress): string | null {
  const times = lessons.map((lesson) => lessonProgress(progress, lesson)?.readAt ?? null);
  const read = times.filter((at) => at !== null);
  return read.length < times.length ? null : (read.toSorted((a, b) => Date.parse(a) - Date.parse(b)).at(-1) ?? null);
}

export function lessonProgress(progress: Progress, lesson: Pick<Lesson, 'id' | 'was'>): LessonProgress | undefined {
  return named(progress.lessons, lesson);
}

export function questionProgress(
  progress: Progress,
  question: Pick<QuestionBrief, 'id' | 'was'>,
): QuestionProgress | undefined {
  return named(progress.questions, question);
}

/** What is known of these questions by their ids of today. */
export function askedAmong(questions: QuestionBrief[], progress: Progress): Asked {
  return (id) => {
    const question = questions.find((one) => one.id === id);
    const before = question && questionProgress(progress, question);
    return before ? { asked: before.asked, at: before.last.at } : null;
  };
}

export function cardsOf({ concepts }: Step, progress: Progress): Card[] {
  return concepts.flatMap((concept) => named(progress.cards, concept) ?? []);
}

export function placedOf(step: Pick<Step, 'id' | 'was'>, progress: Progress): Advice | null {
  return named(progress.placed, step) ?? null;
}

/** What is kept under the id of something, or under an id that it had before. */
function named<T>(kept: Record<string, T>, { id, was }: { id: string; was: string[] }): T | undefined {
  if (kept[id] !== undefined || was.length === 0) return kept[id];
  const old = was.find((name) => kept[name] !== undefined);
  return old === undefined ? undefined : kept[old];
}

/** The check questions of a lesson that were never answered, in the order of its parts. */
export function openChecks(step: Step, lesson: Lesson, progress: Progress, track: string | null): QuestionBrief[] {
  return askableChecks(step, lesson, progress, track).filter((question) => !questionProgress(progress, question));
}

/** Those that were missed while it was read, and not answered since. */
export function missedChecks(step: Step, lesson: Lesson, progress: Progress, track: string | null): QuestionBrief[] {
  return askableChecks(step, lesson, progress, track).filter(
    (question) => questionProgress(progress, question)?.last.again === true,
  );
}

function askableChecks(step: Step, lesson: Lesson, progress: Progress, track: string | null): QuestionBrief[] {
  return questionsOf(step, track)
    .filter((question) => question.check && question.lesson === lesson.id && !(question.id in progress.passedOver))
    .sort((a, b) => partBefore(a, lesson) - partBefore(b, lesson));
}

/** The part of its lesson that a check is asked after. */
export function partBefore({ after }: QuestionBrief, { parts }: Lesson): number {
  return after ?? parts - 1;
}

function weakConcepts({ concepts }: Step, answered: QuestionProgress[]): string[] {
  const newest = new Map<string, QuestionProgress>();
  for (const question of answered) {
    const before = newest.get(question.concept);
    if (!before || before.last.turn <= question.last.turn) newest.set(question.concept, question);
  }
  const missed = (name: string) => (newest.get(name)?.last.outcome ?? 'right') !== 'right';
  return concepts.filter(({ id, was }) => [id, ...was].some(missed)).map(({ id }) => id);
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
