import { isPicked, isRun } from '../../domain/road/question.js';
import { fencesOf, scanFences } from '../../domain/road/fences.js';
import { CODE_COLUMNS } from '../../domain/road/roadmap.js';
import { fault, faultIf, type At, type Fault } from '../faults.js';
import { RUNNABLE, type QuestionFile } from '../schema.js';
import type { StepSource } from '../sources.js';
import { casesOf } from '../write-shape.js';
import { blockFaults, trackProseFaults, type Nameable } from './block-rules.js';
import { markupFaults } from './markup-rules.js';
import { optionFaults, whyFaults } from './option-rules.js';
import { askedOf, columnsOf, markdownOf, textsOf } from './texts.js';

const ANSWER_LINES = 4;

/** The content standard's rules for one question; `shown` are the languages that the roadmap adds, `known` what code may name. */
export function questionFaults(
  source: StepSource,
  question: QuestionFile,
  index: number,
  shown: string[],
  known: Nameable,
): Fault[] {
  const at: At = (...path) => source.quiz.at(index, ...path);
  return [
    ...negativeFaults(question, at),
    ...placeFaults(question, at),
    ...leaningFaults(question, at),
    ...faultIf(
      textsOf(question).some((text) => /\bsimply\b/i.test(text)),
      'question-wording',
      at('prompt'),
      'do not write "simply"',
    ),
    ...lessonFaults(source, question, at),
    ...kindFaults(question, at, shown),
    ...markdownOf(question).flatMap(({ text, path }) => [
      ...markupFaults(text, () => at(...path)),
      ...(text.includes(':::') ? trackProseFaults(scanFences(text), () => at(...path), known) : []),
      ...(text.includes('```') ? fencesOf(text) : []).flatMap((fence) =>
        blockFaults(fence, question.track ?? null, at(...path), known),
      ),
    ]),
  ];
}

const NEGATIVE =
  /\bwhich (?:one |of (?:these|the following)|statement|option)\b[^?.]*\b(?:not|isn't|doesn't|don't|never|except)\b/i;

function negativeFaults({ prompt }: QuestionFile, at: At): Fault[] {
  const negative = NEGATIVE.test(prompt) && !prompt.includes('**NOT**');
  return faultIf(negative, 'negative-stem', at('prompt'), 'a negative question needs a bold **NOT**');
}

const PLACE = /\b(?:first|second|third|last|above|below) (?:option|answer)\b|\boption [A-E1-5]\b/i;

function placeFaults(question: QuestionFile, at: At): Fault[] {
  const message = 'options are shuffled: no text may refer to their place; with shuffle: false they are not';
  const isFixed = isRun(question) || (isPicked(question) && question.shuffle === false);
  const named = !isFixed && textsOf(question).some((text) => PLACE.test(text));
  return faultIf(named, 'names-a-place', at('prompt'), message);
}

function leaningFaults(question: QuestionFile, at: At): Fault[] {
  const leaning = [...askedOf(question), ...question.hint].some((text) => /\b(?:the|this) lesson\b/i.test(text));
  const message = 'placement and review ask without the lesson: do not speak of "the lesson"';
  return faultIf(leaning, 'leans-on-lesson', at('prompt'), message);
}

function lessonFaults({ lessons }: StepSource, question: QuestionFile, at: At): Fault[] {
  const front = lessons.find((one) => one.front.value.id === question.lesson)?.front;
  if (!front || front.partial) return [];
  const { id, concepts, track } = front.value;
  return [
    ...faultIf(
      question.concept !== undefined && !concepts.includes(question.concept),
      'concept-not-taught',
      at('concept'),
      `the lesson "${id}" does not teach "${question.concept ?? ''}"`,
    ),
    ...faultIf(
      track !== undefined && question.track !== track,
      'track-mismatch',
      at('lesson'),
      `"${id}" is for the ${track ?? ''} track, so the question must be too`,
    ),
  ];
}

function kindFaults(question: QuestionFile, at: At, shown: string[]): Fault[] {
  switch (question.kind) {
    case 'choice':
    case 'multi':
      return [...optionFaults(question, at), ...whyFaults(question, at)];
    case 'predict':
      return [...explainFaults(question, at), ...predictFaults(question, at, shown)];
    case 'match':
      return [...explainFaults(question, at), ...sizeFaults('match', question.pairs.length, at)];
    case 'order':
      return [...explainFaults(question, at), ...sizeFaults('order', question.items.length, at)];
    case 'write':
      return [...explainFaults(question, at), ...writeFaults(question, at)];
    case 'short':
      return explainFaults(question, at);
    case 'card':
      return [];
  }
}

function sizeFaults(kind: 'match' | 'order', size: number, at: At): Fault[] {
  return kind === 'match'
    ? faultIf(size < 3 || size > 5, 'match-size', at('pairs'), `a match has 3 to 5 pairs; this has ${size}`)
    : faultIf(size < 3 || size > 6, 'order-size', at('items'), `an order has 3 to 6 items; this has ${size}`);
}

function explainFaults({ explain }: QuestionFile, at: At): Fault[] {
  return explain ? [] : [fault('explain-missing', at(), 'this question needs an explain')];
}

type Write = Extract<QuestionFile, { kind: 'write' }>;

/** A second set of data defeats what is written for the first; a document has no data to vary. */
function writeFaults({ language, cases, wrong, solution, starter }: Write, at: At): Fault[] {
  const isData = language === 'yaml' || language === 'json';
  const wide = [solution, starter ?? '']
    .flatMap((code) => code.split('\n'))
    .find((line) => columnsOf(line) > CODE_COLUMNS);
  return [
    ...faultIf(
      wrong.length < 2 || (!isData && casesOf(language, cases).length < 2),
      'write-cases',
      at('cases'),
      'a question to write has two cases or more, and two wrong solutions or more',
    ),
    ...faultIf(
      wide !== undefined,
      'code-columns',
      at('solution'),
      `code has at most ${CODE_COLUMNS} columns; a line has ${columnsOf(wide ?? '')}`,
    ),
  ];
}

type Predict = Extract<QuestionFile, { kind: 'predict' }>;

function predictFaults({ code, language, answer = '' }: Predict, at: At, shown: string[]): Fault[] {
  const wide = code.split('\n').find((line) => columnsOf(line) > CODE_COLUMNS);
  const known = [...RUNNABLE, ...shown].includes(language);
  return [
    ...faultIf(
      wide !== undefined,
      'code-columns',
      at('code'),
      `code has at most ${CODE_COLUMNS} columns; a line has ${columnsOf(wide ?? '')}`,
    ),
    ...faultIf(
      !known,
      'predict-language',
      at('language'),
      `predict runs ${RUNNABLE.slice(0, -1).join(', ')} or ${RUNNABLE.at(-1)!}; others are named under languages.show in roadmap.yaml`,
    ),
    ...faultIf(
      answer.trim().split('\n').length > ANSWER_LINES,
      'predict-answer',
      at('answer'),
      `a printed answer has at most ${ANSWER_LINES} lines`,
    ),
  ];
}
