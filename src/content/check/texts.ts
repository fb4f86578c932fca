import type { QuestionFile } from '../schema.js';

/** Everything of a question that a learner reads. */
export function textsOf(question: QuestionFile): string[] {
  const { hint, explain = '' } = question;
  return [...askedOf(question), ...hint, explain, ...toldOf(question)];
}

/** What is read after answering, beside the explanation. */
function toldOf(question: QuestionFile): string[] {
  switch (question.kind) {
    case 'choice':
    case 'multi':
      return question.options.map(({ why = '' }) => why);
    case 'short':
      return question.accept;
    case 'predict':
      return [question.answer ?? ''];
    case 'order':
    case 'match':
      return [];
    case 'card':
      return [question.back];
    case 'write':
      return [question.solution, ...question.wrong.map(({ say }) => say)];
  }
}

/** What is read before answering. */
export function askedOf(question: QuestionFile): string[] {
  const { prompt } = question;
  switch (question.kind) {
    case 'choice':
    case 'multi':
      return [prompt, ...question.options.map(({ text }) => text)];
    case 'short':
    case 'card':
      return [prompt];
    case 'predict':
      return [prompt, question.code];
    case 'order':
      return [prompt, ...question.items];
    case 'match':
      return [prompt, ...question.pairs.flat()];
    case 'write':
      return [prompt, question.starter ?? ''];
  }
}

/** The texts that are Markdown, with where in the question they stand. */
export function markdownOf(question: QuestionFile): { text: string; path: (string | number)[] }[] {
  const { prompt, hint, explain = '' } = question;
  const shared = [
    { text: prompt, path: ['prompt'] },
    ...hint.map((text, index) => ({ text, path: ['hint', index] })),
    { text: explain, path: ['explain'] },
  ];
  switch (question.kind) {
    case 'choice':
    case 'multi':
      return [
        ...shared,
        ...question.options.flatMap(({ text, why = '' }, index) => [
          { text, path: ['options', index, 'text'] },
          { text: why, path: ['options', index, 'why'] },
        ]),
      ];
    case 'order':
      return [...shared, ...question.items.map((text, index) => ({ text, path: ['items', index] }))];
    case 'match':
      return [
        ...shared,
        ...question.pairs.flatMap((pair, index) => pair.map((text) => ({ text, path: ['pairs', index] }))),
      ];
    case 'write':
      return [...shared, ...question.wrong.map(({ say }, index) => ({ text: say, path: ['wrong', index, 'say'] }))];
    case 'card':
      return [...shared, { text: question.back, path: ['back'] }];
    case 'short':
    case 'predict':
      return shared;
  }
}

export function isTrueFalse(options: { text: string }[]): boolean {
  return options.length === 2 && options.every(({ text }) => /^(?:true|false|yes|no)$/i.test(text));
}

export function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}'’./_-]*/gu)?.length ?? 0;
}

export function columnsOf(line: string): number {
  return /[\ud800-\udbff]/.test(line) ? Array.from(line).length : line.length;
}
