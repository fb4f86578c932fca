import type { StepSource } from '../sources.js';
import { fault, type Fault, type Place } from '../faults.js';
import type { QuestionFile } from '../schema.js';
import { columnsOf } from './lesson-rules.js';

type At = (...path: (string | number)[]) => Place;

const CODE_COLUMNS = 76;
const KEY_LENGTH = 1.5;

/** The content standard's rules for one question. */
export function questionFaults(source: StepSource, question: QuestionFile, index: number): Fault[] {
  const at: At = (...path) => source.quiz.at(index, ...path);
  return [...stemFaults(question, at), ...lessonFaults(source, question, at), ...kindFaults(question, at)];
}

function stemFaults(question: QuestionFile, at: At): Fault[] {
  const { prompt } = question;
  const faults: Fault[] = [];
  const negative =
    /\bwhich (?:one |of (?:these|the following)|statement|option)\b[^?.]*\b(?:not|isn't|doesn't|don't|never|except)\b/i;
  if (negative.test(prompt) && !prompt.includes('**NOT**')) {
    faults.push(fault('negative-stem', at('prompt'), 'a negative question needs a bold **NOT**'));
  }
  if (
    /\b(?:first|second|third|last|above|below) (?:option|answer)\b|\boption [A-E1-5]\b/i.test(
      textsOf(question).join('\n'),
    )
  ) {
    faults.push(fault('names-a-place', at('prompt'), 'options are shuffled: no text may refer to their place'));
  }
  if (/\b(?:the|this) lesson\b/i.test([...askedOf(question), question.hint ?? ''].join('\n'))) {
    faults.push(
      fault(
        'leans-on-lesson',
        at('prompt'),
        'placement and review ask without the lesson: do not speak of "the lesson"',
      ),
    );
  }
  if (/\bsimply\b/i.test(textsOf(question).join('\n')))
    faults.push(fault('question-wording', at('prompt'), 'do not write "simply"'));
  return faults;
}

function lessonFaults({ lessons }: StepSource, question: QuestionFile, at: At): Fault[] {
  const lesson = lessons.find(({ front }) => front.value.id === question.lesson)?.front.value;
  if (!lesson) return [];
  const faults: Fault[] = [];
  if (!lesson.concepts.includes(question.concept)) {
    faults.push(
      fault('concept-not-taught', at('concept'), `the lesson "${lesson.id}" does not teach "${question.concept}"`),
    );
  }
  if (lesson.track && question.track !== lesson.track) {
    faults.push(
      fault(
        'track-mismatch',
        at('lesson'),
        `"${lesson.id}" is for the ${lesson.track} track, so the question must be too`,
      ),
    );
  }
  return faults;
}

function kindFaults(question: QuestionFile, at: At): Fault[] {
  switch (question.kind) {
    case 'choice':
      return [...choiceFaults(question, at), ...whyFaults(question, at)];
    case 'multi': {
      const right = question.options.filter(({ correct }) => correct).length;
      const balanced = right >= 2 && right < question.options.length;
      return [
        ...(balanced
          ? []
          : [
              fault(
                'multi-balance',
                at('options'),
                'a multi question has at least two right options and one wrong one',
              ),
            ]),
        ...bannedOptions(question.options, at),
        ...whyFaults(question, at),
      ];
    }
    case 'predict':
      return [...explainFaults(question, at), ...predictFaults(question, at)];
    case 'match':
      return [
        ...explainFaults(question, at),
        ...(question.pairs.length >= 3 && question.pairs.length <= 5
          ? []
          : [fault('match-size', at('pairs'), `a match has 3 to 5 pairs; this has ${question.pairs.length}`)]),
      ];
    case 'order':
      return [
        ...explainFaults(question, at),
        ...(question.items.length >= 3 && question.items.length <= 6
          ? []
          : [fault('order-size', at('items'), `an order has 3 to 6 items; this has ${question.items.length}`)]),
      ];
    case 'short':
      return explainFaults(question, at);
  }
}

type OptionFile = Extract<QuestionFile, { kind: 'choice' }>['options'][number];

function choiceFaults({ options }: { options: OptionFile[] }, at: At): Fault[] {
  const faults = bannedOptions(options, at);
  const wrong = options.filter(({ correct }) => !correct);
  const key = options.find(({ correct }) => correct);
  if (!isTrueFalse(options) && (wrong.length < 2 || wrong.length > 3)) {
    faults.push(fault('choice-size', at('options'), `a choice has 2 or 3 wrong options; this has ${wrong.length}`));
  }
  const mean = wrong.reduce((sum, { text }) => sum + text.length, 0) / Math.max(wrong.length, 1);
  if (key && key.text.length > KEY_LENGTH * mean) {
    faults.push(
      fault(
        'key-length',
        at('options', options.indexOf(key)),
        `the right option is ${(key.text.length / mean).toFixed(1)} times as long as the wrong ones; at most ${KEY_LENGTH}`,
      ),
    );
  }
  return faults;
}

function bannedOptions(options: OptionFile[], at: At): Fault[] {
  const banned = /\b(?:all|none|both|neither|any) of (?:the above|these|them|the others)\b|^both\b|^neither\b/i;
  return options.flatMap(({ text }, index) =>
    banned.test(text) ? [fault('banned-option', at('options', index), `"${text}" leans on the other options`)] : [],
  );
}

function whyFaults(question: { explain?: string | undefined; options: OptionFile[] }, at: At): Fault[] {
  if (question.explain) return [];
  return question.options.flatMap(({ why }, index) =>
    why ? [] : [fault('why-missing', at('options', index), 'every option needs a why, or the question an explain')],
  );
}

function explainFaults({ explain }: QuestionFile, at: At): Fault[] {
  return explain ? [] : [fault('explain-missing', at(), 'this question needs an explain')];
}

function predictFaults({ code, language, answer }: Extract<QuestionFile, { kind: 'predict' }>, at: At): Fault[] {
  const faults: Fault[] = [];
  const wide = code.split('\n').find((line) => columnsOf(line) > CODE_COLUMNS);
  if (wide)
    faults.push(
      fault('code-columns', at('code'), `code has at most ${CODE_COLUMNS} columns; a line has ${columnsOf(wide)}`),
    );
  if (!['js', 'python', 'sql', 'sh'].includes(language))
    faults.push(fault('predict-language', at('language'), 'predict runs js, python, sql or sh'));
  if (answer.trim().split('\n').length > 4)
    faults.push(fault('predict-answer', at('answer'), 'a printed answer has at most 4 lines'));
  return faults;
}

export function isTrueFalse(options: { text: string }[]): boolean {
  return options.length === 2 && options.every(({ text }) => /^(?:true|false|yes|no)$/i.test(text));
}

/** Everything of a question that a learner reads. */
export function textsOf(question: QuestionFile): string[] {
  const { hint = '', explain = '' } = question;
  const afterwards = question.kind === 'choice' || question.kind === 'multi' ? question.options : [];
  const answer = question.kind === 'predict' ? [question.answer] : question.kind === 'short' ? question.accept : [];
  return [...askedOf(question), hint, explain, ...answer, ...afterwards.map(({ why = '' }) => why)];
}

/** What is read before answering. */
function askedOf(question: QuestionFile): string[] {
  const { prompt } = question;
  switch (question.kind) {
    case 'choice':
    case 'multi':
      return [prompt, ...question.options.map(({ text }) => text)];
    case 'short':
      return [prompt];
    case 'predict':
      return [prompt, question.code];
    case 'order':
      return [prompt, ...question.items];
    case 'match':
      return [prompt, ...question.pairs.flat()];
  }
}
