import type { Failing, Outcome, WriteCase } from '../domain/lab/write-task.js';
import type { WriteQuestion } from '../domain/road/question.js';
import { cleanForeign } from './clean.js';
import { markdownBlocks, renderInline, renderMarkdown } from './markdown.js';
import { blocksAbove, headingBlock } from './question-view.js';
import { apart, together, wholeText, type Block } from './screens.js';
import type { Terminal } from './terminal.js';
import { indented, textColumns, wrap } from './wrap.js';

type Look = Pick<Terminal, 'columns' | 'symbols' | 'hyperlinks' | 'plain' | 'style' | 'highlight' | 'input'>;

/** What a language is called in a sentence. */
export const LANGUAGE_NAMES: Record<WriteQuestion['language'], string> = {
  sql: 'SQL',
  js: 'JavaScript',
  python: 'Python',
  sh: 'shell',
  regex: 'a regular expression',
  yaml: 'YAML',
  json: 'JSON',
};

/** What is to be written: the task, what is there before it, and one example of what must come of it. */
export function writeText(question: WriteQuestion, heading: string, look: Look): string {
  return wholeText(writeBlocks(question, heading, look));
}

export function writeBlocks(question: WriteQuestion, heading: string, look: Look): Block[] {
  const { language, setup, starter, cases, lines } = question;
  const [first] = cases;
  return [
    headingBlock(`${heading}${look.symbols.between}write ${LANGUAGE_NAMES[language]}`, look),
    ...blocksAbove(question, look),
    ...(setup === null ? [] : apart(`${BEFORE[language]}\n${code(setup, language, look)}`)),
    ...(starter === null ? [] : apart(`To begin with:\n${code(starter, language, look)}`)),
    ...(first && lines === 'many' ? markdownBlocks(exampleOf(first, language), look) : []),
  ];
}

const BEFORE: Record<WriteQuestion['language'], string> = {
  sql: 'The database was made by:',
  js: 'Before your code stands:',
  python: 'Before your code stands:',
  sh: 'The folder was made by:',
  regex: '',
  yaml: '',
  json: '',
};

/** What did not come out as it must, for the first case that did not, and the likely mistake. */
export function failingBlocks(
  { index, misfits }: Failing,
  question: WriteQuestion,
  { said, limit, facts }: Outcome,
  likely: string | null,
  look: Look,
): Block[] {
  const { cases } = question;
  const title = `Not yet.${cases.length > 1 ? ` Case ${index + 1} of ${cases.length}:` : ''}`;
  const rows = [
    ...given(cases[index]!).map((text) => row('given', text, look)),
    ...misfits.slice(0, MOST_MISFITS).flatMap(({ fact, expected, got }) => {
      const name = FACT_NAMES[fact] ?? fact.replace(/^(?:json|after|files)\.\//, '').replaceAll('~1', '/');
      const of = name === '' ? '' : `${name}: `;
      return [
        row('expected', of + visibly(expected), look),
        ...(limit ? [] : [row('got', of + beginning(visibly(got)), look)]),
      ];
    }),
    ...(said === '' || isTold(said, misfits, facts) ? [] : [row('it said', lastLines(said), look)]),
    ...(likely === null ? [] : [row('likely', renderInline(likely, look), look)]),
  ];
  return together(look.style.bad(title), ...rows);
}

/** Whether what the program said is what it printed, and that stands there already. */
function isTold(said: string, misfits: Failing['misfits'], { stdout }: Outcome['facts']): boolean {
  return said === stdout && misfits.some(({ fact }) => fact === 'stdout');
}

const MOST_MISFITS = 3;
const MOST_LINES = 8;
const LABEL = 10;

const FACT_NAMES: Record<string, string> = {
  gives: '',
  rows: '',
  stdout: '',
  error: '',
  end: '',
  found: '',
  columns: 'columns',
  exit: 'exit code',
};

function row(name: string, text: string, look: Look): string {
  const label = `  ${name.padEnd(LABEL)}`;
  const laid = text.split('\n').map((line) => wrap(line, textColumns(look) - label.length));
  return label + indented(laid.join('\n'), label.length).trimStart();
}

/** What a case is given beside what was written. */
function given({ call, args, stdin, text, setup }: WriteCase): string[] {
  return [
    ...(call === null ? [] : [cleanForeign(call)]),
    ...(text === null ? [] : [`the text ${JSON.stringify(text)}`]),
    ...(args.length === 0 ? [] : [`the arguments ${args.join(' ')}`]),
    ...(stdin === '' ? [] : [`on standard input:\n${cleanForeign(stdin.trimEnd())}`]),
    ...(setup === null ? [] : [`after\n${cleanForeign(setup.trimEnd())}`]),
  ];
}

function exampleOf({ call, args, stdin, setup, want }: WriteCase, language: string): string {
  const wanted = want['gives'] ?? want['stdout'];
  if (wanted === undefined || (typeof wanted === 'object' && wanted !== null && !Array.isArray(wanted))) return '';
  const before = [
    ...(setup === null ? [] : [`after ${quoted(setup, language)}`]),
    ...(args.length === 0 ? [] : [`with the arguments ${span(args.join(' '))}`]),
    ...(stdin === '' ? [] : [`with this on standard input: ${quoted(stdin, 'text')}`]),
  ];
  const comes = typeof wanted === 'string' && call === null ? quoted(wanted, 'text') : span(JSON.stringify(wanted));
  const told = [...before, `${call === null ? 'it prints' : `${span(call)} gives`} ${comes}`];
  const text = told.join(', ').replaceAll(`${BLOCK_END}, `, BLOCK_END);
  return `For example, ${text}${text.endsWith(BLOCK_END) ? '' : '.'}`;
}

/** Within a sentence, or below it where it has several lines. */
function quoted(text: string, language: string): string {
  if (text.trim() === '') return 'nothing';
  return text.trim().includes('\n') ? `\n\n${fenced(text, language)}${BLOCK_END}` : span(text.trim());
}

const BLOCK_END = '\n\n';

/** A solution, beside what was written. */
export function solutionBlocks(question: WriteQuestion, written: string, look: Look): Block[] {
  const { solution, language } = question;
  const yours =
    written.trim() === '' || written.trim() === question.starter?.trim()
      ? []
      : [`What you wrote:\n${code(written, language, look)}`];
  return apart(...yours, `${look.style.good('A solution:')}\n${code(solution, language, look)}`);
}

/** As code within a sentence; its lines stand in one. */
function span(text: string): string {
  const marks = marksAround(text, 1);
  const line = text.replace(/\s*\n\s*/g, ' ');
  return marks.length > 1 ? `${marks} ${line} ${marks}` : `${marks}${line}${marks}`;
}

function marksAround(text: string, least: number): string {
  return '`'.repeat(Math.max(least, ...[...text.matchAll(/`+/g)].map(([marks]) => marks.length + 1)));
}

function code(text: string, language: string, look: Look): string {
  return renderMarkdown(fenced(text, language), look);
}

function fenced(text: string, language: string): string {
  const fence = marksAround(text, 3);
  return `${fence}${language === 'regex' ? 'text' : language}\n${text.trimEnd()}\n${fence}`;
}

/** The program's own words, the last of them, with what drives a terminal made visible. */
function lastLines(said: string): string {
  const lines = cleanForeign(said).split('\n');
  return [...(lines.length > MOST_LINES ? ['…'] : []), ...lines.slice(-MOST_LINES)].join('\n');
}

/** Text of several lines as lines; what a value is otherwise, as it is told. */
function visibly(value: string): string {
  if (!value.startsWith('"') || !value.includes('\\n')) return cleanForeign(value);
  try {
    return cleanForeign(String(JSON.parse(value)));
  } catch (error) {
    if (error instanceof SyntaxError) return cleanForeign(value); // Words of a program that look like it.
    throw error;
  }
}

const MOST_GOT_LINES = 24;
const MOST_GOT_LETTERS = 1600;

/** The beginning of what came, which may be a million lines. */
function beginning(text: string): string {
  const begun = text.slice(0, MOST_GOT_LETTERS).split('\n').slice(0, MOST_GOT_LINES).join('\n');
  return begun.length < text.trimEnd().length ? `${begun}\n…` : text;
}
