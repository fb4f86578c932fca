import {
  isRun,
  type ChoiceQuestion,
  type MultiQuestion,
  type Question,
  type ShortQuestion,
} from '../domain/road/question.js';
import type { Roadmap, StepBody } from '../domain/road/roadmap.js';
import type { Bank } from './bank.js';

/** The questions of a roadmap as Moodle takes them. https://docs.moodle.org/en/GIFT_format */
export function giftBank(roadmap: Roadmap, bodyOf: (step: string) => StepBody): Bank {
  const bank: Bank = { text: '', left: [], cut: [] };
  for (const step of roadmap.steps) {
    const texts = bodyOf(step.id).questions.flatMap((question) => {
      const cut: string[] = [];
      const answers = answersOf(question, cut);
      if (answers === null) bank.left.push(question.kind);
      else bank.cut.push(...cut, ...cutOf(question));
      return answers === null ? [] : [`::${question.id}::[markdown]${escaped(promptOf(question))}{${answers}}\n`];
    });
    if (texts.length > 0) bank.text += `$CATEGORY: ${step.title.replaceAll('/', '//')}\n\n${texts.join('\n')}\n`;
  }
  return bank;
}

function promptOf(question: Question): string {
  const code = question.kind === 'predict' ? `\n\n\`\`\`${question.language}\n${question.code}\n\`\`\`` : '';
  return `${question.context === undefined ? '' : `${question.context}\n\n`}${question.prompt}${code}`;
}

/** What GIFT has no place for. */
function cutOf(question: Question): string[] {
  return [
    ...(question.hint.length > 0 ? ['without hints'] : []),
    ...(question.context === undefined ? [] : ['with what others are about, too, in the prompt']),
    ...(question.track === null ? [] : ['without a track']),
  ];
}

/** What stands between the braces; null where GIFT has no such question. */
function answersOf(question: Question, cut: string[]): string | null {
  if (isRun(question)) return null;
  const rows = (lines: string[]) =>
    `\n${lines.map((line) => `\t${line}\n`).join('')}${generalOf(question, '\t', '\n')}`;
  switch (question.kind) {
    case 'choice':
      return isTruth(question) ? truthOf(question) : rows(optionRows(question, cut));
    case 'multi':
      return rows(optionRows(question, cut));
    case 'short':
      return typed(question, cut, rows);
    case 'predict': {
      if (question.errorLine !== undefined || question.answer.includes('\n') || question.answer.includes('->'))
        return null;
      cut.push('predict, as words that are typed');
      return rows([keyRow(question.answer)]);
    }
    case 'match':
      if (question.pairs.some(([left]) => left.includes('->'))) return null;
      return rows(question.pairs.map(([left, right]) => `=${marked(left)} -> ${marked(right)}`));
    case 'card':
      if (question.explain !== null) cut.push('card, without what explains it');
      return `####${marked(question.back)}`;
    case 'order':
      return null;
  }
}

/** The reason behind the answer: the last thing before the brace. */
function generalOf({ explain }: Question, before = '', after = ''): string {
  return explain === null ? '' : `${before}####${marked(explain)}${after}`;
}

/** What GIFT has a sign of its own for. */
function isTruth({ options, shuffle }: ChoiceQuestion): boolean {
  return shuffle === false && options.map(({ text }) => text).join() === 'True,False';
}

function truthOf(question: ChoiceQuestion): string {
  const [yes] = question.options;
  const why = (correct: boolean) => question.options.find((option) => option.correct === correct)!.why;
  const [ofWrong, ofRight] = [why(false), why(true)];
  const told =
    ofRight === null ? (ofWrong === null ? '' : `#${marked(ofWrong)}`) : `#${marked(ofWrong ?? '')}#${marked(ofRight)}`;
  return `${yes!.correct ? 'TRUE' : 'FALSE'}${told}${generalOf(question)}`;
}

/** Of several right options each is worth its part, and a wrong one takes all. */
function optionRows({ kind, options, shuffle }: ChoiceQuestion | MultiQuestion, cut: string[]): string[] {
  if (shuffle === false) cut.push('in any order');
  const rights = options.filter(({ correct }) => correct).length;
  const part = String(Number((100 / rights).toFixed(5)));
  return options.map(({ text, correct, why }) => {
    const weight = correct ? part : kind === 'multi' ? '-100' : '0';
    const sign = kind === 'choice' && correct ? '=' : `~%${weight}%`;
    return `${sign}${marked(text)}${why === null ? '' : `#${marked(why)}`}`;
  });
}

function typed(
  { accept, match, tolerance }: ShortQuestion,
  cut: string[],
  rows: (lines: string[]) => string,
): string | null {
  if (match === 'number') return `#${rows(accept.map((key) => `${keySign}${key}${marginOf(key, tolerance)}`))}`;
  if (match === 'regex' || accept.some((key) => key.includes('->'))) return null;
  if (match === 'exact') cut.push('short, not to the letter');
  return rows(accept.map(keyRow));
}

function marginOf(key: string, tolerance: ShortQuestion['tolerance']): string {
  if (tolerance === undefined) return '';
  const share =
    typeof tolerance === 'string' ? (Number.parseFloat(tolerance) / 100) * Math.abs(Number(key)) : tolerance;
  return `:${Number(share.toPrecision(12))}`;
}

const keySign = '=%100%';

/** A star would stand for any letters. */
function keyRow(key: string): string {
  return `${keySign}${escaped(key.replaceAll('*', '\\*'))}`;
}

/** Markdown, as its question says; what begins like the name of another form names its own. */
function marked(text: string): string {
  return `${text.startsWith('[') ? '[markdown]' : ''}${escaped(text)}`;
}

function escaped(text: string): string {
  return text
    .trim()
    .replace(/[\\#=~{}:]/g, '\\$&')
    .replaceAll('\n', '\\n');
}
