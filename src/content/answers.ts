import { fault, faultIf, type At, type Fault, type Place } from './faults.js';
import type { QuestionFile } from './schema.js';
import { casesOf, strayFields } from './write-shape.js';

/** Faults that leave a question without an answer, or with one that cannot be given. */
export function answerFaults(question: QuestionFile, at: At): Fault[] {
  switch (question.kind) {
    case 'choice':
    case 'multi': {
      const right = question.options.filter(({ correct }) => correct).length;
      const texts = question.options.map(({ text }) => text);
      return [
        ...(question.kind === 'choice'
          ? faultIf(right !== 1, 'answer-missing', at('options'), `exactly one option must be correct; ${right} are`)
          : faultIf(right === 0, 'answer-missing', at('options'), 'at least one option must be correct')),
        ...repeated(texts, 'this option', (index) => at('options', index)),
      ];
    }
    case 'short':
      return [
        ...question.accept.flatMap((accepted, index) => acceptFaults(question.match, accepted, at('accept', index))),
        ...faultIf(
          question.tolerance !== undefined && question.match !== 'number',
          'answer-not-a-number',
          at('tolerance'),
          'a tolerance is for numbers: add match: number',
        ),
      ];
    case 'predict':
      return outcomeFaults(question, at);
    case 'card':
      return [];
    case 'write':
      return writeFaults(question, at);
    case 'order':
      return repeated(question.items, 'this item', (index) => at('items', index));
    case 'match':
      return [0, 1].flatMap((side) =>
        repeated(
          question.pairs.map((pair) => pair[side]!),
          'one side of this pair',
          (index) => at('pairs', index),
        ),
      );
  }
}

function repeated(texts: string[], what: string, at: (index: number) => Place): Fault[] {
  return texts.flatMap((text, index) =>
    texts.indexOf(text) < index ? [fault('repeated-text', at(index), `${what} stands here twice`)] : [],
  );
}

type ShortFile = Extract<QuestionFile, { kind: 'short' }>;

function acceptFaults(match: ShortFile['match'], accepted: string, at: Place): Fault[] {
  if (['?', 'hint'].includes(accepted.toLowerCase()))
    return [fault('answer-reserved', at, `"${accepted}" cannot be an answer: it asks for help when it is typed`)];
  if (match === 'number')
    return faultIf(!Number.isFinite(Number(accepted)), 'answer-not-a-number', at, `"${accepted}" is not a number`);
  if (match !== 'regex') return [];
  try {
    new RegExp(accepted, 'u');
    return [];
  } catch (error) {
    return [fault('answer-not-a-regex', at, (error as Error).message)];
  }
}

type PredictFile = Extract<QuestionFile, { kind: 'predict' }>;

/** It prints its answer, or does not compile because of one of its lines. */
function outcomeFaults({ answer, 'error-line': line, code }: PredictFile, at: At): Fault[] {
  const lines = code.split('\n').length;
  return [
    ...faultIf(
      (answer === undefined) === (line === undefined),
      'answer-missing',
      at(),
      'a predict has an answer, which is what it prints, or an error-line, where it does not compile',
    ),
    ...faultIf(
      line !== undefined && line > lines,
      'answer-missing',
      at('error-line'),
      `there is no line ${line ?? 0}: the code has ${lines}`,
    ),
  ];
}

type WriteFile = Extract<QuestionFile, { kind: 'write' }>;

/** Fields of a case that mean nothing in the question's language, and cases that nothing can come of. */
function writeFaults({ language, cases }: WriteFile, at: At): Fault[] {
  return cases.flatMap((one, index) => {
    const stray = strayFields(language, one);
    return [
      ...stray.map((name) =>
        fault('write-field', at('cases', index, name), `${name} means nothing in a case in ${language}`),
      ),
      ...faultIf(
        casesOf(language, [one]).every(({ want }) => Object.keys(want).length === 0),
        'write-wants',
        at('cases', index),
        'this case says nothing of what must come of it',
      ),
    ];
  });
}
