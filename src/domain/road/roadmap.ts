import type { Lab } from '../lab/lab.js';
import type { Question, QuestionBrief } from './question.js';

/** How wide code in lessons and questions may be: with its indentation it fits into a terminal of 80. */
export const CODE_COLUMNS = 76;

export interface Track {
  id: string;
  title: string;
}

export interface Concept {
  id: string;
  title: string;
  was: string[];
}

export interface Lesson {
  id: string;
  title: string;
  minutes: number;
  track: string | null;
  concepts: string[];
  was: string[];
  /** How many screens it is shown in. */
  parts: number;
}

export interface Reading {
  title: string;
  url: string;
  kind: 'spec' | 'docs' | 'book' | 'article' | 'course';
  checked: string;
  /** What it is about; nothing, where it is about the whole step. */
  concepts: string[];
}

export interface Step {
  id: string;
  number: number;
  title: string;
  summary: string;
  minutes: [least: number, most: number];
  goals: string[];
  requires: string[];
  /** Whether placement asks about it. */
  tested: boolean;
  was: string[];
  lessons: Lesson[];
  concepts: Concept[];
  questions: QuestionBrief[];
  /** What its questions are called, where that is known before `questions` is read: `id`, or `id/old/older`, and a space between two. */
  names?: string;
  labs: Lab[];
}

export interface Roadmap {
  id: string;
  title: string;
  /** What questions take for granted, for someone who is asked them before any lesson. */
  background: string | null;
  /** What helps to choose a track. */
  choosing: string | null;
  /** The language of its texts. */
  lang: string;
  /** A web or mailto address, where learners report a question. */
  reports: string | null;
  tracks: Track[];
  /** Whether `author check` counts the bank against the full content standard. */
  gates: boolean;
  steps: Step[];
}

export interface LessonPart {
  title: string | null;
  markdown: string;
  /** The Markdown, heading included, as marked's lexer sees it: lexing it at every start would cost 60 ms. */
  tokens: object[];
  /** The same by track, where prose of the part is for one track alone. */
  own?: Record<string, object[]>;
  /** Where it is translated: the anchors of the headings that it has in the original. */
  anchors?: string[];
}

export interface LessonBody {
  goal: string;
  goalTokens: object[];
  parts: LessonPart[];
  recap: string | null;
  headings: string[];
}

/** The texts of one step, read only when something of the step is shown. */
export interface StepBody {
  reading: Reading[];
  lessons: Record<string, LessonBody>;
  questions: Question[];
}

/** Whether `id` is the id of something, or one that it had before. */
export function isNamed(item: { id: string; was: string[] }, id: string): boolean {
  return item.id === id || item.was.includes(id);
}

/** Whether a lesson or a question belongs to the learner's track; what names no track belongs to all. */
export function onTrack(item: { track: string | null }, track: string | null): boolean {
  return item.track === null || item.track === track;
}

export function lessonsOf(step: Step, track: string | null): Lesson[] {
  return step.lessons.filter((lesson) => onTrack(lesson, track));
}

export function questionsOf(step: Step, track: string | null): QuestionBrief[] {
  return step.questions.filter((question) => onTrack(question, track));
}

/** The ids of all steps that `id` stands on, through any number of `requires`. */
export function requiredBy(steps: Pick<Step, 'id' | 'requires'>[], id: string): Set<string> {
  const found = new Set<string>();
  const visit = (stepId: string): void => {
    for (const required of steps.find((step) => step.id === stepId)?.requires ?? []) {
      if (found.has(required)) continue;
      found.add(required);
      visit(required);
    }
  };
  visit(id);
  return found;
}
