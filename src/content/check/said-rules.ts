import { stem, wordsOf } from '../../domain/road/words.js';
import { fault, type Fault } from '../faults.js';
import type { QuestionFile } from '../schema.js';
import type { StepSource } from '../sources.js';

/** The share of their words that two prompts have in common, from which on they say the same. */
const ALIKE = 0.75;

interface Asked {
  question: QuestionFile;
  words: () => Set<string>;
  fault: (message: string) => Fault;
}

/** Two questions with one key and nearly one prompt are one question; its twins on other tracks are not. */
export function saidFaults(steps: Pick<StepSource, 'quiz'>[]): Fault[] {
  const byKey = new Map<string, Asked[]>();
  const faults: Fault[] = [];
  for (const { quiz } of steps)
    quiz.value.forEach((question, index) => {
      const key = keyOf(question);
      const before = byKey.get(key) ?? [];
      const asked: Asked = {
        question,
        words: onceAsked(() => new Set(wordsOf(question.prompt).map(stem))),
        fault: (message) => fault('said-before', quiz.at(index, 'prompt'), message),
      };
      const same = before.find((other) => !areTwins(question, other.question) && isAlike(asked.words(), other.words()));
      if (same) faults.push(asked.fault(`this asks what "${same.question.id}" asks, with the same key`));
      byKey.set(key, [...before, asked]);
    });
  return faults;
}

/** Hardly any question has the key of another, and only then its words are compared. */
function onceAsked<Told>(work: () => Told): () => Told {
  let told: Told | undefined;
  return () => (told ??= work());
}

function keyOf(question: QuestionFile): string {
  const fold = (texts: string[]) =>
    texts
      .map((text) =>
        text
          .toLowerCase()
          .replace(/[\s`]+/g, ' ')
          .trim(),
      )
      .join('\n');
  switch (question.kind) {
    case 'choice':
    case 'multi':
      return fold(
        question.options
          .filter(({ correct }) => correct)
          .map(({ text }) => text)
          .sort(),
      );
    case 'short':
      return fold(question.accept.slice(0, 1));
    case 'predict':
      return fold([question.code, question.answer ?? '']);
    case 'order':
      return fold(question.items);
    case 'match':
      return fold(question.pairs.map((pair) => pair.join('\t')).sort());
    case 'card':
      return fold([question.back]);
    case 'write':
      return fold([question.solution]);
  }
}

function areTwins(a: QuestionFile, b: QuestionFile): boolean {
  return a.track !== undefined && b.track !== undefined && a.track !== b.track;
}

function isAlike(a: Set<string>, b: Set<string>): boolean {
  const common = [...a].filter((word) => b.has(word)).length;
  return common / Math.max(1, a.size + b.size - common) >= ALIKE;
}
