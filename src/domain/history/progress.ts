import type { Advice, Given, Outcome } from './event.js';
import { noRecall, type Recalled } from '../memory/calibration.js';
import type { Card } from '../memory/card.js';

export interface LessonProgress {
  step: string;
  /** How many of its parts were read. */
  part: number;
  readAt: string | null;
  ms: number;
}

export interface QuestionProgress {
  step: string;
  concept: string;
  asked: number;
  right: number;
  ms: number;
  /** `runs` where it was code; `again` where it was missed in its lesson and is to be asked once more at the end. */
  last: { at: string; outcome: Outcome; rev: number; turn: number; runs?: number; again?: true };
}

export interface OpenQuiz {
  id: string;
  at: string;
  questions: string[];
  answered: Record<string, Outcome>;
  carried: number;
  total: number;
  turn: number;
}

export interface Attempt {
  /** The id of the quiz event. */
  quiz: string;
  at: string;
  right: number;
  total: number;
  passed: boolean;
  missed: string[];
}

export interface QuizProgress {
  open: OpenQuiz | null;
  /** Quizzes that were begun, and left for a newer one; they still end when their last answer comes. */
  left: OpenQuiz[];
  /** Attempts that were finished, the first of them, and the last. */
  tries: number;
  firstAt: string | null;
  last: Attempt | null;
  /** The best share of right answers in any attempt. */
  best: number;
  passedAt: string | null;
  /** Since when the learner has gone on without passing it. */
  deferredAt: string | null;
}

/** What the rounds of a lab's checks have said of the learner's own program. */
export interface LabProgress {
  step: string;
  begunAt: string;
  rounds: number;
  /** Checks that passed when they were asked last, and those that failed then; a round may ask only some. */
  passed: string[];
  failed: string[];
  /** Checks that have passed at any time. */
  once: string[];
  /** When the whole lab was green for the first time: nothing takes that away. */
  passedAt: string | null;
  /** The newest `rev` at which it was. */
  passedRev: number | null;
  /** Of the last round; of the beginning where there was none. */
  at: string;
  rev: number;
  track: string | null;
  commit: string | null;
  dirty: boolean;
  /** How many hints were taken. */
  hint: number;
  /** How long its rounds took. */
  ms: number;
}

/** An answer that the learner has called right. */
export interface Disputed {
  answer: string;
  question: string;
  step: string;
  given: Given;
  at: string;
}

export interface DayProgress {
  answers: number;
  right: number;
  /** Spent on questions, parts and rounds of a lab. */
  ms: number;
  reviews?: number;
  /** How many parts of lessons were read. */
  parts?: number;
  /** How long the sittings were that were to take some minutes: with verdicts, and what was read again. */
  sat?: number;
}

export interface KindProgress {
  asked: number;
  right: number;
  /** How long the last answers took, in milliseconds, the newest at the end. */
  took?: number[];
}

/** What all events so far amount to. Plain data: it is what the checkpoint keeps. */
export interface Progress {
  /** Whose history it is: of several ids, that began apart on two devices, the smallest. */
  learner: string | null;
  /** How many answers, quizzes and choices of a step came so far: what has a higher `turn` came later. */
  turns: number;
  settings: Record<string, string>;
  focus: { step: string; at: string; turn: number } | null;
  lessons: Record<string, LessonProgress>;
  questions: Record<string, QuestionProgress>;
  quizzes: Record<string, QuizProgress>;
  /** What spaced review knows, by concept. */
  cards: Record<string, Card>;
  /** Concepts that the learner has put aside. */
  aside: Record<string, { step: string; at: string }>;
  /** What review expected and found. */
  recalled: Recalled;
  /** What placement advised, by step. */
  placed: Record<string, Advice>;
  /** Answers of a placement that was not accepted yet. */
  placing: { question: string; step: string; outcome: Outcome; ms: number }[];
  /** The steps that the learner has worked with, by their own word at the beginning of that placement. */
  workedWith: string[] | null;
  /** By quiz: answers that stand before the quiz they name. */
  early: Record<string, { step: string; answered: Record<string, Outcome>; at: string }>;
  disputed: Disputed[];
  /** Questions that could not be asked where they came up. */
  passedOver: Record<string, { step: string }>;
  /** By lab. */
  labs: Record<string, LabProgress>;
  /** By the learner's date: what was done on that day. */
  days: Record<string, DayProgress>;
  /** By kind of question. */
  kinds: Record<string, KindProgress>;
}

/** A quiz is passed with this share of its questions right. */
export const PASS = 0.8;

export function noProgress(): Progress {
  return {
    learner: null,
    turns: 0,
    settings: {},
    focus: null,
    lessons: {},
    questions: {},
    quizzes: {},
    cards: {},
    aside: {},
    recalled: noRecall(),
    placed: {},
    placing: [],
    early: {},
    disputed: [],
    passedOver: {},
    workedWith: null,
    labs: {},
    days: {},
    kinds: {},
  };
}

/** A step whose quiz was never drawn. */
export function noQuiz(): QuizProgress {
  return { open: null, left: [], tries: 0, firstAt: null, last: null, best: 0, passedAt: null, deferredAt: null };
}
