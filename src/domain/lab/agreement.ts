import { hashOf } from '../asking/asked.js';
import { isRun, type Question } from '../road/question.js';
import type { WriteLanguage } from './write-task.js';

/** What the questions of a roadmap run on a learner's machine: agreed to once, and again when it has changed. */
export interface Programs {
  hash: string;
  questions: number;
  languages: WriteLanguage[];
}

/** Null where nothing is run. */
export function programsIn(questions: Question[]): Programs | null {
  const written = questions.filter(isRun);
  if (written.length === 0) return null;
  const code = written.map(({ id, language, setup, cases, wrong }) => [id, language, setup, cases, wrong]);
  return {
    hash: hashOf(JSON.stringify(code)),
    questions: written.length,
    languages: [...new Set(written.map(({ language }) => language))].filter((name) => RUN.has(name)),
  };
}

/** The others are looked at by this program itself. */
const RUN = new Set(['js', 'python', 'sh']);
