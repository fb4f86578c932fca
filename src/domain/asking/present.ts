import type { ComparedQuestion } from '../road/question.js';
import { shuffle, type Random } from '../random.js';

/** A question as it is shown: its options, items or right-hand sides in a fresh order, or in the author's where they hang on it. */
export interface Shown {
  question: ComparedQuestion;
  choices: string[];
}

export function present(question: ComparedQuestion, random: Random): Shown {
  switch (question.kind) {
    case 'choice':
    case 'multi': {
      const texts = question.options.map(({ text }) => text);
      return { question, choices: question.shuffle === false ? texts : shuffle(texts, random) };
    }
    case 'order':
      return { question, choices: scrambled(question.items, random) };
    case 'match':
      return {
        question,
        choices: shuffle(
          question.pairs.map(([, right]) => right),
          random,
        ),
      };
    case 'short':
    case 'predict':
    case 'card':
      return { question, choices: [] };
  }
}

/** Shuffled, but never into the order that is the answer. */
function scrambled(items: string[], random: Random): string[] {
  const shuffled = shuffle(items, random);
  return shuffled.every((item, index) => item === items[index]) ? [...shuffled.slice(1), shuffled[0]!] : shuffled;
}
