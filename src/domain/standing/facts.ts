import { isBuilt } from './built.js';
import type { Standing } from './standing.js';

/** What a step is to its learner, in a word. */
export type State = 'answered' | 'begun' | 'open' | 'skipped';

export function stateOf(standing: Standing): State {
  if (standing.quiz.passed) return 'answered';
  if (isSkipped(standing)) return 'skipped';
  const isLabBegun = standing.built?.some(({ begunAt }) => begunAt !== null) ?? false;
  return standing.read.done > 0 || standing.answers.asked > 0 || isLabBegun ? 'begun' : 'open';
}

export function isSkipped({ quiz, placed }: Standing): boolean {
  return placed === 'skip' && !quiz.passed;
}

export function readFact({ read }: Standing): string {
  return `read ${read.done}/${read.of}`;
}

export function quizFact(standing: Standing): string {
  const { quiz } = standing;
  if (isSkipped(standing)) return 'skipped';
  if (quiz.passed) return `answered ${Math.round(quiz.best * 100)} %`;
  if (quiz.deferredAt) return `debt ${Math.round(quiz.best * 100)} %`;
  return quiz.tries > 0 ? `quiz ${Math.round(quiz.best * 100)} %` : '';
}

/** The fact of a step's labs in a word or two; nothing before its quiz is passed or left, or where it has none. */
export function builtFact({ built, quiz }: Pick<Standing, 'built' | 'quiz'>): string {
  if (built === null) return '';
  if (built.some(({ broke }) => broke.length > 0)) return 'broke';
  const done = built.filter(isBuilt).length;
  if (done === built.length) return 'built';
  if (built.some(({ begunAt }) => begunAt !== null))
    return built.length === 1 ? `lab ${built[0]!.passed}/${built[0]!.of}` : `labs ${done}/${built.length}`;
  return quiz.passed || quiz.deferredAt ? `${built.length === 1 ? 'lab' : 'labs'} open` : '';
}

/** The share of the concepts asked so far that review takes for known today. */
export function retainedFact({ retained: { strong, fading, weak } }: Standing): string {
  const all = strong + fading + weak;
  return all === 0 ? '' : `retained ${Math.round((strong / all) * 100)} %`;
}

/** Those facts of a step that say something. */
export function factsOf(standing: Standing): string[] {
  return [readFact, quizFact, builtFact, retainedFact].map((fact) => fact(standing)).filter((fact) => fact !== '');
}
