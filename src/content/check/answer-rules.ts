import { grade } from '../../domain/asking/grade.js';
import { foldText } from '../../domain/asking/folding.js';
import type { ShortQuestion } from '../../domain/road/question.js';
import { toQuestion } from '../compile.js';
import { fault, type At, type Fault } from '../faults.js';
import type { QuestionFile } from '../schema.js';
import type { StepSource } from '../sources.js';
import { patternFaults } from './pattern-rules.js';

type ShortFile = Extract<QuestionFile, { kind: 'short' }>;

/** What is wrong with the answers that are typed: refused though they are the key, or given away before they are asked for. */
export function typedAnswerFaults(source: StepSource, question: QuestionFile, index: number): Fault[] {
  const at: At = (...path) => source.quiz.at(index, ...path);
  if (question.kind !== 'short') return [];
  if (question.match === 'regex') return patternFaults(question.accept, at);
  return [
    ...refusedKeys(toQuestion(question) as ShortQuestion, at),
    ...optionFaults(question, at),
    ...shownKeys(source, question, at),
  ];
}

function refusedKeys(question: ShortQuestion, at: At): Fault[] {
  return question.accept.flatMap((key, index) => {
    // The first key says whether it is a number that is asked for.
    const alone = { ...question, accept: [question.accept[0]!, key] };
    const refused = formsOf(key, question.match).find((form) => grade(alone, form).outcome !== 'right');
    if (refused === undefined) return [];
    const mend = question.match === 'exact' ? '' : '; where its case or its signs are the point, say match: exact';
    return [fault('answer-refused', at('accept', index), `"${refused}" would be graded wrong${mend}`)];
  });
}

/** How people type a key. */
function formsOf(key: string, match: ShortQuestion['match']): string[] {
  const quoted = [key, ` ${key} `, `"${key}"`, `\`${key}\``];
  if (match === 'exact') return quoted;
  const plain = [...quoted, `'${key}'`, `${key}.`, key.normalize('NFD')];
  return /^\p{L}+(?:[ -]\p{L}+)*$/u.test(key) ? [...plain, key.toUpperCase(), `the ${key}`] : plain;
}

function optionFaults({ prompt, accept }: ShortFile, at: At): Fault[] {
  const options = optionsIn(prompt);
  const key = accept.find((accepted) => options.some((option) => standsAtEnd(foldText(accepted), option)));
  if (key === undefined) return [];
  return [
    fault(
      'options-in-prompt',
      at('prompt'),
      `"${key}" is one of the options in the prompt: ask it as a choice, or name none`,
    ),
  ];
}

/** What stands in "A, B or C?", or in "A, B, C?", or in "A and B" of which one is asked for. */
function optionsIn(prompt: string): string[] {
  const prose = foldText(prompt.replace(/```[^]*?```/g, '. ').replace(/[`"*()]/g, ' '));
  const oneOf = /\bof (?:the|these|those) (?:two|three|four|five|six|\w+s)\b|(?:^|\. )of \w/.test(prose);
  return prose.split(/[.:;!] |(?<=\?)/).flatMap((sentence) => {
    const joined = sentence.split(oneOf ? / (?:or|and) / : / or /);
    if (joined.length > 1) return joined.flatMap((side) => side.split(/,\s*/));
    const listed = sentence.split(/,\s*/);
    return listed.length > 2 && sentence.endsWith('?') ? listed : [];
  });
}

function standsAtEnd(key: string, option: string): boolean {
  const words = option.replace(/[?,]+$/, '').trim();
  return words === key || words.endsWith(` ${key}`) || words.startsWith(`${key} `);
}

/** Keys that the learner reads before or while answering: in a title, or in the hint. */
function shownKeys({ step, lessons }: StepSource, question: ShortFile, at: At): Fault[] {
  const shownIn = (text = '') =>
    question.accept.find((key) => standsIn(foldText(key), foldText(text.replaceAll('`', ''))));
  const concept = shownIn(step.value.concepts.find(({ id }) => id === question.concept)?.title);
  const lesson = shownIn(lessons.find(({ front }) => front.value.id === question.lesson)?.front.value.title);
  const home = shownIn(step.value.title);
  return [
    ...(home ? [fault('answer-in-title', at('accept'), `the title of this step holds the answer "${home}"`)] : []),
    ...(concept
      ? [fault('answer-in-title', at('concept'), `the title of this concept holds the answer "${concept}"`)]
      : []),
    ...(lesson
      ? [fault('answer-in-title', at('lesson'), `the title of this lesson holds the answer "${lesson}"`)]
      : []),
    ...question.hint.flatMap((hint, index) => {
      const key = shownIn(hint);
      return key ? [fault('answer-in-hint', at('hint', index), `the hint holds the answer "${key}"`)] : [];
    }),
  ];
}

function standsIn(key: string, text: string): boolean {
  const at = text.indexOf(key);
  if (at < 0 || key === '') return false;
  const [before, after] = [text[at - 1] ?? ' ', text[at + key.length] ?? ' '];
  return (!/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after)) || standsIn(key, text.slice(at + 1));
}
