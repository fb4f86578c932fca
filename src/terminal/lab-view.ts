import type { Failed, CheckResult } from '../domain/lab/check-result.js';
import type { Check, CheckBrief, Lab } from '../domain/lab/lab.js';
import { labSpan } from '../domain/standing/spans.js';
import { cleanForeign } from './clean.js';
import { lastLines } from './last-lines.js';
import { renderMarkdown } from './markdown.js';
import type { Terminal } from './terminal.js';
import { indented, textColumns, width, wrap } from './wrap.js';

type Look = Pick<Terminal, 'columns' | 'symbols' | 'hyperlinks' | 'plain' | 'style' | 'highlight' | 'input'>;

export type State = 'passed' | 'failed' | 'open';

export interface BriefFacts {
  lab: Lab;
  stepName: string;
  brief: string;
  states: { check: CheckBrief; state: State }[];
  /** What to do now, in a line or two. */
  now: string[];
}

/** What a lab asks for, its checks, and how far one is. */
export function labText({ lab, stepName, brief, states, now }: BriefFacts, look: Look): string {
  const { style } = look;
  const line = (text: string, hang = 0) => wrap(text, textColumns(look), hang);
  return [
    style.strong(line(lab.title)),
    line(
      `${lab.isRung ? 'A program of its own' : 'Lab'}${look.symbols.between}${stepName}${look.symbols.between}${labSpan(lab.minutes)}`,
    ),
    '',
    renderMarkdown(brief.trim(), look),
    '',
    ...states.map(({ check, state }) => marked(state, `${check.id}  ${check.title}`, look)),
    '',
    ...now.map((text) => line(text, 2)),
  ].join('\n');
}

/** A check with its state before it, both within the terminal's width. */
function marked(state: State, text: string, look: Look): string {
  const sign = mark(state, look);
  return `${sign} ${wrap(text, textColumns(look) - width(sign) - 1, 2)}`;
}

function mark(state: State, { symbols, style, input }: Look): string {
  if (input !== 'prompts') return { passed: 'passed:', failed: 'failed:', open: 'open:' }[state];
  if (state === 'passed') return style.good(symbols.right);
  return state === 'failed' ? style.bad(symbols.wrong) : style.dim(symbols.open);
}

interface Telling {
  verbose: boolean;
  /** The command that was typed. */
  name: string;
  /** Whether the lesson is named that helps. */
  reads: boolean;
}

/** One line for what passed or was not asked; for what failed, all that helps to mend it. */
export function checkText(
  check: Check,
  result: CheckResult & { line?: string | undefined },
  { verbose, name, reads }: Telling,
  look: Look,
): string {
  switch (result.kind) {
    case 'passed': {
      const line = marked('passed', `${check.id}  ${check.title}`, look);
      return verbose ? [line, ...curl(result.line, look)].join('\n') : line;
    }
    case 'not-asked':
      return marked('open', `${check.id}  not asked: it needs ${result.needs.join(', ')}`, look);
    case 'unclear':
    case 'not-here':
      return marked('open', `${check.id}  could not be checked: ${cleanForeign(result.why)}`, look);
    case 'failed':
      return check.note ? noteText(check, result, look) : failedText(check, result, { verbose, name, reads }, look);
  }
}

function noteText(check: Check, { likely, misfits }: Failed, look: Look): string {
  const said =
    likely ?? misfits.map(({ fact, expected, got }) => `${fact}: ${expected} is better than ${got}`).join('; ');
  return marked('open', `${check.id}  a note: ${cleanForeign(said)}`, look);
}

const MOST_MISFITS = 3;
const LABEL = 10;

function failedText(
  check: Check,
  { step, of, asked, misfits, likely, said, line }: Failed & { line?: string | undefined },
  { verbose, name, reads }: Telling,
  look: Look,
): string {
  const where = of > 1 ? `  (step ${step} of ${of})` : '';
  const heading = marked('failed', look.style.strong(`${check.id}  ${check.title}${where}`), look);
  const rows = [
    row('asked', cleanForeign(asked), look),
    ...misfits.slice(0, MOST_MISFITS).flatMap(({ fact, expected, got }) => {
      const of = FACT_NAMES[fact] ?? nameOf(fact);
      return [
        row('expected', `${of}${of && ': '}${shortened(expected)}`, look),
        row('got', `${of}${of && ': '}${shortened(got)}`, look),
      ];
    }),
    ...(likely === null ? [] : [row('likely', likely, look)]),
    ...(reads ? [row('read', `roadmap read ${check.read.split('#')[0]}`, look)] : []),
    ...(verbose ? [] : [row('try it', `${name} --only ${check.id} --verbose`, look)]),
    ...(verbose ? curl(line, look) : []),
    ...(said.trim() === '' ? [] : [row('it said', lastLines(said, verbose), look)]),
  ];
  return [heading, ...rows].join('\n');
}

const FACT_NAMES: Record<string, string> = { answer: '', stdout: 'output', exit: 'exit code', rows: '' };

/** `json./items/0/url` is the field items/0/url, `headers.etag` the header etag, `lines./0` line 1. */
function nameOf(fact: string): string {
  const [, group = '', name = ''] = /^(\w+)\.\/?(.+)$/.exec(fact) ?? [];
  if (group === 'json') return `field ${name}`;
  if (group === 'headers') return `header ${name}`;
  return group === 'lines' && /^\d+$/.test(name) ? `line ${Number(name) + 1}` : fact;
}
const MOST_LETTERS = 400;

function shortened(text: string): string {
  const clean = cleanForeign(text);
  return clean.length > MOST_LETTERS ? `${clean.slice(0, MOST_LETTERS)}…` : clean;
}

function curl(line: string | undefined, look: Look): string[] {
  return line === undefined ? [] : [row('by hand', cleanForeign(line), look)];
}

function row(label: string, text: string, look: Look): string {
  const before = `  ${label.padEnd(LABEL)}`;
  const laid = text.split('\n').map((line) => wrap(line, textColumns(look) - before.length));
  return before + indented(laid.join('\n'), before.length).trimStart();
}

/** A fault that was put into a copy of the program, and whether the learner's tests have noticed it. */
export function triedText({ isNoticed, text }: { isNoticed: boolean; text: string }, look: Look): string {
  const words = cleanForeign(isNoticed ? `noticed: ${text}.` : `NOT SEEN ${text}. No test of yours notices it.`);
  return `  ${indented(wrap(words, textColumns(look) - 2, 2), 2).trimStart()}`;
}

/** A program that does not run at all: that is the message of the whole round. */
export function noStartText(
  {
    command,
    exit,
    elsewhere,
    said,
  }: { command: string; exit: number | string | null; elsewhere: number[]; said: string },
  look: Look,
): string {
  const how = exit === null ? 'does not answer on the port in PORT' : `ended at once, with ${exit}`;
  const where = elsewhere.length > 0 ? ` It listens on ${elsewhere.join(' and ')}.` : '';
  const text = `${look.plain ? 'failed:' : look.symbols.wrong} Your program ${how}. It was started with: ${cleanForeign(command)}.${where}`;
  return [
    look.style.strong(wrap(text, textColumns(look), 2)),
    ...(said.trim() === ''
      ? ['  It said nothing.']
      : [row('it said', lastLines(said, true).split('\n').slice(-15).join('\n'), look)]),
  ].join('\n');
}
