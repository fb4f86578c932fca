import { compile, readSources } from '../../src/content/compile.js';
import type { Question } from '../../src/domain/road/question.js';

/** What a test must know to answer: every question of a roadmap folder, found by its text. */
export function questionsIn(root: string): Question[] {
  return Object.values(compile(readSources(root))!.bodies).flatMap(({ questions }) => questions);
}

/** The line that answers a question in plain mode, read off the options as they were printed. */
export function answerLine(question: Question, printed: string, right: boolean): string {
  const numberOf = (text: string) =>
    new RegExp(`^(\\d+)\\. ${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').slice(0, 40)}`, 'm').exec(printed)?.[1] ?? '0';
  switch (question.kind) {
    case 'choice':
      return numberOf(question.options.find(({ correct }) => correct === right)!.text);
    case 'multi':
      return question.options
        .filter(({ correct }) => correct === right)
        .map(({ text }) => numberOf(text))
        .join(' ');
    case 'short':
      // Letters are no answer where a number is asked for.
      return right ? question.accept[0]! : /^\d/.test(question.accept[0]!) ? '987654' : 'xyzzy';
    case 'predict':
      return right ? question.answer.trim().replaceAll('\n', ' ') : 'xyzzy';
    case 'order': {
      const numbers = question.items.map(numberOf);
      return (right ? numbers : numbers.toReversed()).join(' ');
    }
    case 'match': {
      const numbers = question.pairs.map(([, text]) => numberOf(text));
      return (right ? numbers : [...numbers.slice(1), numbers[0]!]).join(' ');
    }
    case 'card':
      return right ? '\n3' : '\n1';
    case 'write':
      // Code that fails is asked for again: only giving up is wrong.
      return right ? (question.lines === 'one' ? question.solution.trim() : `${question.solution.trimEnd()}\n.`) : '?';
  }
}
