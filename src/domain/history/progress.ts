import type { Advice, Outcome } from './event.js';
import type { Card } from '../memory/card.js';

export interface LessonProgress {
  step: string;
  /** How many of its parts were read in the last reading. */
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
  last: { at: string; outcome: Outcome; rev: number };
}

export interface OpenQuiz {
  id: string;
  at: string;
  questions: string[];
  answered: Record<string, Outcome>;
  carried: number;
  total: number;
}

export interface Attempt {
  at: string;
  right: number;
  total: number;
  passed: boolean;
  missed: string[];
}

export interface QuizProgress {
  open: OpenQuiz | null;
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

/** What all events so far amount to. Plain data: it is what the checkpoint keeps. */
export interface Progress {
  settings: Record<string, string>;
  focus: { step: string; at: string } | null;
  lessons: Record<string, LessonProgress>;
  questions: Record<string, QuestionProgress>;
  quizzes: Record<string, QuizProgress>;
  /** What spaced review knows, by concept. */
  cards: Record<string, Card>;
  /** What placement advised, by step. */
  placed: Record<string, Advice>;
  /** Answers of a placement that was not accepted yet. */
  placing: { question: string; step: string; outcome: Outcome; ms: number }[];
  /** The steps that the learner has worked with, by their own word at the beginning of that placement. */
  workedWith: string[] | null;
  /** By local date: what was done on that day. */
  days: Record<string, { answers: number; right: number; ms: number }>;
  /** By kind of question. */
  kinds: Record<string, { asked: number; right: number }>;
}

/** A quiz is passed with this share of its questions right. */
export const PASS = 0.8;

export function noProgress(): Progress {
  return {
    settings: {},
    focus: null,
    lessons: {},
    questions: {},
    quizzes: {},
    cards: {},
    placed: {},
    placing: [],
    workedWith: null,
    days: {},
    kinds: {},
  };
}

/** A step whose quiz was never drawn. */
export function noQuiz(): QuizProgress {
  return { open: null, tries: 0, firstAt: null, last: null, best: 0, passedAt: null, deferredAt: null };
}
