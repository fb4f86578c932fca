import type { WriteTask } from '../lab/write-task.js';

/** Every kind of question and how it is answered, in the order in which they are told. */
const ANSWERED = {
  choice: 'picked',
  multi: 'picked',
  short: 'typed',
  predict: 'typed',
  order: 'arranged',
  match: 'arranged',
  write: 'run',
  card: 'recalled',
} as const;

export type QuestionKind = keyof typeof ANSWERED;
type HowAnswered = (typeof ANSWERED)[QuestionKind];
type KindAnswered<How extends HowAnswered> = {
  [Kind in QuestionKind]: (typeof ANSWERED)[Kind] extends How ? Kind : never;
}[QuestionKind];

export const KINDS = Object.keys(ANSWERED) as QuestionKind[];
export type Level = 'recall' | 'understand' | 'apply';

/** What the road needs to know of a question without reading its text. */
export interface QuestionBrief {
  id: string;
  kind: QuestionKind;
  /** Where it is taught, if anywhere. */
  lesson?: string | undefined;
  /** Its own id where its author names none: then it is a concept by itself, and has no siblings. */
  concept: string;
  level?: Level | undefined;
  /** Asked while its lesson is read, too. */
  check: boolean;
  /** Of a check: the part of its lesson that it is asked after, from 0. */
  after?: number;
  track: string | null;
  rev: number;
  was: string[];
}

export interface QuestionText extends QuestionBrief {
  /** What stands above it, and above others. */
  context?: string | undefined;
  prompt: string;
  /** A nudge, a pointer, nearly the answer: as many of these, in this order, as its author gives. */
  hint: string[];
  /** `lesson#heading`, where the answer is taught. */
  see: string | null;
  source?: string | undefined;
  explain: string | null;
}

export interface Option {
  text: string;
  correct: boolean;
  why: string | null;
}

interface PickedQuestion extends QuestionText {
  options: Option[];
  /** Only where they stand in the author's order. */
  shuffle?: false;
}

export interface ChoiceQuestion extends PickedQuestion {
  kind: 'choice';
}

export interface MultiQuestion extends PickedQuestion {
  kind: 'multi';
}

export interface ShortQuestion extends QuestionText {
  kind: 'short';
  accept: string[];
  match: 'text' | 'number' | 'regex' | 'exact';
  /** Of a number: how far from it an answer may lie; with `%`, as a share of it. */
  tolerance?: number | string | undefined;
  /** Words of the course that lie one slip of the keyboard beside a word of a key, so that they are no slip. */
  near?: string[];
}

export interface PredictQuestion extends QuestionText {
  kind: 'predict';
  language: string;
  code: string;
  /** What it prints; of what does not compile, how that is told. */
  answer: string;
  /** The line of its error, where it does not compile. */
  errorLine?: number;
  /** That it does not compile may be said of it, whether it does or not. */
  mayFail?: true;
  /** `exact` where spaces, quotes or the case of words are what the question is about. */
  match: 'text' | 'exact';
}

export interface OrderQuestion extends QuestionText {
  kind: 'order';
  /** In the right order. */
  items: string[];
}

export interface MatchQuestion extends QuestionText {
  kind: 'match';
  pairs: [left: string, right: string][];
}

/** A few lines of code, which are run. */
export interface WriteQuestion extends QuestionText, WriteTask {
  kind: 'write';
  /** Typed in place, or in the learner's editor. */
  lines: 'one' | 'many';
  /** What the learner's file holds at first. */
  starter: string | null;
  solution: string;
  /** Solutions as people get them wrong, each with what to say to whoever makes the same mistake. */
  wrong: { code: string; say: string }[];
}

/** A front, which is the prompt, and what stands behind it; the learner says how well they knew it. */
export interface CardQuestion extends QuestionText {
  kind: 'card';
  back: string;
}

/** What a learner can say of a card, which is then what they gave. */
export const RECALLS = ['again', 'hard', 'good'] as const;
export type Recall = (typeof RECALLS)[number];

interface QuestionOf {
  choice: ChoiceQuestion;
  multi: MultiQuestion;
  short: ShortQuestion;
  predict: PredictQuestion;
  order: OrderQuestion;
  match: MatchQuestion;
  write: WriteQuestion;
  card: CardQuestion;
}

/** A kind without a type does not compile. */
type OfEveryKind<All extends Record<QuestionKind, QuestionText>> = All[keyof All];

export type Question = OfEveryKind<QuestionOf>;

/** A question that a prompt asks and that is graded at once; what is written is run instead. */
export type ComparedQuestion = Exclude<Question, { kind: KindAnswered<'run'> }>;

/** By picking among options. */
export function isPicked<Asked extends { kind: QuestionKind }>(
  question: Asked,
): question is Asked & { kind: KindAnswered<'picked'> } {
  return ANSWERED[question.kind] === 'picked';
}

/** In words, numbers or output, which are compared. */
export function isTyped<Asked extends { kind: QuestionKind }>(
  question: Asked,
): question is Asked & { kind: KindAnswered<'typed'> } {
  return ANSWERED[question.kind] === 'typed';
}

/** With code, which is run. */
export function isRun<Asked extends { kind: QuestionKind }>(
  question: Asked,
): question is Asked & { kind: KindAnswered<'run'> } {
  return ANSWERED[question.kind] === 'run';
}

/** By the program: what learners say of themselves opens nothing, so it is in no quiz and in no placement. */
export function isJudged<Asked extends { kind: QuestionKind }>(
  question: Asked,
): question is Asked & { kind: JudgedKind } {
  return ANSWERED[question.kind] !== 'recalled';
}

export type JudgedKind = Exclude<QuestionKind, KindAnswered<'recalled'>>;

export function briefOf(question: Question): QuestionBrief {
  const { id, kind, lesson, concept, level, check, track, rev, was } = question;
  return { id, kind, lesson, concept, level, check, track, rev, was };
}
