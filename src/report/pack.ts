import type { AnswerEvent, Given, Outcome } from '../domain/history/event.js';
import type { WriteCase } from '../domain/lab/write-task.js';
import { keyTold } from '../domain/asking/tolerance.js';
import { isRun, type Question, type Recall } from '../domain/road/question.js';
import type { Lesson, LessonPart, Step } from '../domain/road/roadmap.js';

/** One answered question, and all that its author says of it; nothing of any other. */
export interface Packed {
  /** The title of the roadmap. */
  course: string;
  step: Pick<Step, 'number' | 'title'>;
  /** What its lesson says where it is taught; null where it is taught nowhere. */
  taught: { lesson: Pick<Lesson, 'title'>; part: Pick<LessonPart, 'title' | 'markdown'> } | null;
  question: Question;
  answer: Pick<AnswerEvent, 'given' | 'outcome' | 'runs'>;
}

/** A text, in Markdown, that any assistant can be given: what was asked and answered, why, and what is wanted of it. */
export function packText({ course, step, taught, question, answer }: Packed): string {
  const { explain } = question;
  return `${[
    '# A question of mine',
    `I learn with a course, "${course}". This is from step ${step.number}, "${step.title}"${taught ? `, lesson "${taught.lesson.title}"` : ''}.`,
    ...['## The question', ...(question.context === undefined ? [] : [question.context]), question.prompt],
    ...shownOf(question),
    ...['## What I answered', givenText(question, answer.given), toldText(question, answer)],
    ...["## The right answer, and its author's reasons", ...keyOf(question), ...(explain === null ? [] : [explain])],
    ...(taught === null ? [] : ['## What the lesson says', partText(taught.part)]),
    ...['## What I want of you', REQUEST],
  ].join('\n\n')}\n`;
}

function partText({ title, markdown }: Pick<LessonPart, 'title' | 'markdown'>): string {
  return quoted(title === null ? markdown : `### ${title}\n\n${markdown}`);
}

/** The same for everybody: an answer to it teaches, and does not do the learner's work. */
const REQUEST = `- Check my answer against these reasons.
- If you think that the right answer given here is wrong, say so.
- Use at most 150 words.
- Show one approach, not several.
- End with a question that I must answer without you.`;

function toldText(question: Question, { outcome, runs = 0 }: Packed['answer']): string {
  if (question.kind === 'card') return 'Nobody but me has judged it.';
  if (!isRun(question)) return TOLD[outcome];
  const told = outcome === 'unknown' ? 'I gave up, and was shown a solution.' : TOLD[outcome];
  return runs > 1 ? `${told} I ran it ${runs} times.` : told;
}

const TOLD: Record<Outcome, string> = {
  right: 'The course says: right.',
  wrong: 'The course says: wrong.',
  unknown: 'I did not know.',
};

/** What the learner saw beside the prompt. */
function shownOf(question: Question): string[] {
  switch (question.kind) {
    case 'choice':
    case 'multi':
      return [list(question.options.map(({ text }) => text))];
    case 'short':
    case 'card':
      return [];
    case 'predict':
      return [fenced(question.code, question.language), ...(question.mayFail ? [OR_ERROR] : [])];
    case 'order':
      return [list(question.items.toSorted())];
    case 'match':
      return [
        list(question.pairs.map(([left]) => left)),
        'Each goes with one of:',
        list(question.pairs.map(([, right]) => right).toSorted()),
      ];
    case 'write': {
      const { language, setup, starter, cases } = question;
      return [
        ...(setup === null ? [] : ['It comes after:', fenced(setup, language)]),
        ...(starter === null ? [] : ['To begin with:', fenced(starter, language)]),
        ...cases
          .slice(0, 1)
          .flatMap((one) => ['One case that it must pass, of several:', fenced(caseText(one), 'json')]),
      ];
    }
  }
}

const OR_ERROR = 'I was to say what it prints or, if it does not compile, in which line its error is.';

function givenText(question: Question, given: Given): string {
  if (given === null) return 'Nothing.';
  const texts = Array.isArray(given) ? given : [given];
  switch (question.kind) {
    case 'choice':
    case 'multi':
      return list(texts);
    case 'order':
      return numbered(texts);
    case 'match':
      return list(question.pairs.map(([left], index) => `${left}: ${texts[index] ?? 'nothing'}`));
    case 'short':
    case 'predict':
      return fenced(texts.join('\n'), 'text');
    case 'card':
      return SAID[texts[0] as Recall];
    case 'write':
      return fenced(texts.join('\n'), question.language);
  }
}

function keyOf(question: Question): string[] {
  switch (question.kind) {
    case 'choice':
    case 'multi':
      return [
        list(
          question.options.map(({ text, correct, why }) => {
            const reason = why === null ? '' : `\n\n${why}`;
            return `${correct ? 'Right' : 'Not right'}: ${text}${reason}`;
          }),
        ),
      ];
    case 'short':
      return [list(question.accept.map((text) => fenced(keyTold(text, question), 'text')))];
    case 'predict':
      return [fenced(question.answer, 'text')];
    case 'order':
      return [numbered(question.items)];
    case 'match':
      return [list(question.pairs.map(([left, right]) => `${left}: ${right}`))];
    case 'card':
      return [question.back];
    case 'write': {
      const { solution, language, wrong } = question;
      const mistakes = wrong.length === 0 ? [] : ['Mistakes that people make:', list(wrong.map(({ say }) => say))];
      return ['One solution of many:', fenced(solution, language), ...mistakes];
    }
  }
}

const SAID: Record<Recall, string> = {
  again: 'I looked at the other side, and had not known it.',
  hard: 'I looked at the other side, and had known it, with effort.',
  good: 'I looked at the other side, and had known it.',
};

function caseText(one: WriteCase): string {
  const told = Object.entries(one).filter(
    ([, value]) => value !== null && value !== '' && value !== false && !isEmpty(value),
  );
  return JSON.stringify(Object.fromEntries(told), null, 2);
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function list(texts: string[]): string {
  return texts.map((text) => `- ${hung(text, 2)}`).join('\n');
}

function numbered(texts: string[]): string {
  return texts.map((text, index) => `${index + 1}. ${hung(text, 3)}`).join('\n');
}

/** Lines after the first stand under it, so that they belong to it. */
function hung(text: string, by: number): string {
  return text.trimEnd().replace(/\n(?=.)/g, `\n${' '.repeat(by)}`);
}

function quoted(text: string): string {
  return text.trimEnd().replace(/^/gm, '> ').replace(/^> $/gm, '>');
}

/** Code in a fence that it cannot end. */
function fenced(code: string, language: string): string {
  const marks = '`'.repeat(Math.max(3, ...[...code.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  return `${marks}${language === 'regex' ? 'text' : language}\n${code.trimEnd()}\n${marks}`;
}
