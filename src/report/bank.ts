import { counted } from '../domain/standing/spans.js';
import type { QuestionKind } from '../domain/road/question.js';

/** The questions of a roadmap in a form of another program. */
export interface Bank {
  text: string;
  /** What the form carries of each kind no question of, and of which less than all, by its reason. */
  left: QuestionKind[];
  cut: string[];
}

/** What is not in it, in words; null where all of it is. */
export function lossOf({ left, cut }: Bank, form: string): string | null {
  const lines = [
    ...(left.length > 0 ? [`${counted(left.length, 'question')} cannot be said in ${form}: ${tally(left)}.`] : []),
    ...(cut.length > 0 ? [`In part: ${tally(cut)}.`] : []),
  ];
  return lines.length === 0 ? null : lines.join('\n');
}

function tally(words: string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].map(([word, count]) => `${count} ${word}`).join(', ');
}
