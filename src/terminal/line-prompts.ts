import { createInterface } from 'node:readline';
import type { Given } from '../domain/history/event.js';
import { unanswerable } from '../domain/asking/no-answer.js';
import type { Shown } from '../domain/asking/present.js';
import { InputEnded, Stopped } from '../errors.js';
import { letter } from './letters.js';
import { SAME } from './pause-view.js';
import type { Prompter, Ways, Writing, Written } from './prompter.js';
import { hintText } from './question-view.js';
import type { Terminal } from './terminal.js';
import { readTyped, type Typed } from './typed-words.js';
import { textColumns, wrap } from './wrap.js';

/** Asks in append-only text and reads one line for each answer: the screen-reader, scripting and test mode. */
export function linePrompter(terminal: Terminal, stdin: NodeJS.ReadStream): Prompter & { isEmpty(): Promise<boolean> } {
  const input = createInterface({ input: stdin, terminal: false });
  const waiting: string[] = [];
  let ended = false;
  let wake = (): void => undefined;
  input.on('line', (line) => {
    waiting.push(line);
    wake();
  });
  input.on('close', () => {
    ended = true;
    wake();
  });
  const something = () => new Promise<void>((resolve) => (wake = resolve));
  const nextLine = async (): Promise<string> => {
    while (waiting.length === 0 && !ended) await something();
    const line = waiting.shift();
    if (line === undefined) throw new InputEnded();
    return line;
  };
  const next = async (): Promise<string> => (await nextLine()).trim();
  const say = (text: string) => terminal.print(wrap(text, textColumns(terminal)));
  const until = async <T>(how: string, read: (line: string) => T | null): Promise<T> => {
    for (;;) {
      const line = await next();
      const answer = read(line);
      if (answer !== null) return answer;
      if (isToStop(line)) throw new Stopped();
      terminal.print(how);
    }
  };
  let isTold = !terminal.attended;
  const tellWords = () => {
    if (!isTold) say(WORDS);
    isTold = true;
  };

  return {
    async ask(shown) {
      tellWords();
      const { hint } = shown.question;
      for (let isHinted = false; ;) {
        const how = wrap(howToAnswer(shown, hint !== null && !isHinted), textColumns(terminal));
        if (!isHinted) terminal.print(how);
        const reply = readReply(shown, await next());
        switch (reply.kind) {
          case 'answer':
            return { given: reply.given, hint: isHinted };
          case 'unknown':
            return { given: null, hint: isHinted };
          case 'stop':
            throw new Stopped();
          case 'hint':
            if (hint === null) terminal.print(how);
            else if (isHinted) say('The hint stands above.');
            else terminal.print(hintText(hint, terminal));
            isHinted = hint !== null;
            break;
          case 'back':
            say('There is nothing to go back to here: the whole answer is one line.');
            break;
          case 'none':
            if (reply.why !== '') say(reply.why);
            terminal.print(how);
        }
      }
    },
    async write({ lines, path, isHintLeft }) {
      tellWords();
      say(howToWrite(lines, path, isHintLeft));
      const written: string[] = [];
      for (;;) {
        const line = await nextLine();
        if (written.length === 0) {
          const word = wordIn(line, isHintLeft);
          if (word === 'stop') throw new Stopped();
          if (word !== null) return word;
        }
        if (lines === 'one' && line.trim() !== '') return { kind: 'code', text: line };
        if (line.trim() === '.') return { kind: 'code', text: `${written.join('\n')}\n` };
        if (lines === 'many') written.push(line);
      }
    },
    async confirm(message, fallback) {
      say(`${message} ${fallback ? '[Y/n]' : '[y/N]'}`);
      return until('Answer y or n.', (line) => {
        if (line === '') return fallback;
        return /^(y|yes)$/i.test(line) ? true : /^(n|no)$/i.test(line) ? false : null;
      });
    },
    async choose(message, choices) {
      say(message);
      choices.forEach(({ name }, index) => terminal.print(`${index + 1}. ${wrap(name, textColumns(terminal), 3)}`));
      const how = `Answer with a number from 1 to ${choices.length}.`;
      terminal.print(how);
      return until(
        how,
        (line) => choices[Number(line) - 1]?.value ?? choices.find(({ value }) => value === line)?.value ?? null,
      );
    },
    async mark(message, choices) {
      say(message);
      choices.forEach(({ name }, index) => terminal.print(`${index + 1}. ${wrap(name, textColumns(terminal), 3)}`));
      const how = 'Answer with numbers, such as 1 3, or with an empty line for none.';
      terminal.print(how);
      return until(how, (line) => {
        if (line === '') return [];
        const marked = numbersIn(line).map((number) => choices[number - 1]?.value);
        return marked.length === 0 || marked.includes(undefined) ? null : marked.filter((value) => value !== undefined);
      });
    },
    async pause(message, ways = {}) {
      if (!terminal.attended) return 'on';
      tellWords();
      const offers = [...(ways.same ? [`same: ${SAME}`] : []), ...(ways.back ? ['back: the part before'] : [])];
      const how = [message, ...offers].join('; ');
      say(how);
      return until(how, (line) => wayOf(line, ways));
    },
    close: () => input.close(),
    async isEmpty() {
      if (waiting.length === 0 && !ended) await Promise.race([something(), elapsed(FIRST_LINE_MS)]);
      return ended && waiting.length === 0;
    },
  };
}

const WORDS = 'At any time: `quit` stops and keeps your place.';

function isToStop(line: string): boolean {
  return /^(q|quit)$/i.test(line);
}

function wayOf(line: string, ways: Ways): 'on' | keyof Ways | null {
  if (line === '') return 'on';
  if (ways.back && /^(b|back)$/i.test(line)) return 'back';
  return ways.same && /^(m|same)$/i.test(line) ? 'same' : null;
}

// An input that is closed says so at once; one that someone may still write to does not.
const FIRST_LINE_MS = 100;

function elapsed(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}

function howToWrite(lines: Writing['lines'], path: string, isHintLeft: boolean): string {
  const help = `? shows a solution${isHintLeft ? ', hint a hint' : ''}`;
  if (lines === 'one') return `Type your line; ${help}.`;
  return `Type your lines, then a line with a single dot. Or write into ${path} with any editor and say run; \`file PATH\` runs another file; ${help}.`;
}

/** What a first line says instead of being code. */
function wordIn(line: string, isHintLeft: boolean): Written | 'stop' | null {
  const [, path] = /^file\s+(\S.*)$/.exec(line.trim()) ?? [];
  if (path !== undefined) return { kind: 'file', path: path.trim() };
  switch (line.trim().toLowerCase()) {
    case '?':
      return { kind: 'unknown' };
    case 'hint':
      return isHintLeft ? { kind: 'hint' } : null;
    case 'run':
      return { kind: 'run' };
    case 'quit':
      return 'stop';
    default:
      return null;
  }
}

/** How one line answers this question, and what else can be typed. */
export function howToAnswer({ question, choices }: Shown, hintLeft: boolean): string {
  const help = `? if you don't know${hintLeft ? ', hint for a hint' : ''}`;
  const typed = `${help}; in quotes, ${hintLeft ? 'they are' : 'it is'} an answer`;
  switch (question.kind) {
    case 'choice':
      return `Answer with one number from 1 to ${choices.length}; ${help}.`;
    case 'multi':
      return `Answer with the numbers of all that are right, such as 1 3; ${help}.`;
    case 'order':
      return `Answer with all numbers in the right order, such as ${choices.map((_choice, index) => choices.length - index).join(' ')}; ${help}.`;
    case 'match':
      return `Answer with a number for each letter, such as ${choices.map((_choice, index) => `${letter(index)}${choices.length - index}`).join(' ')}; ${help}.`;
    case 'short':
      return `Type your answer; ${typed}.`;
    case 'predict':
      return `Type what it prints, several lines with spaces or \\n between them; ${typed}.`;
  }
}

export type LineReply =
  { kind: 'answer'; given: Given } | Exclude<Typed, { kind: 'answer' }> | { kind: 'none'; why: string };

/** Reads a typed line as a reply to this question. */
export function readReply(shown: Shown, line: string): LineReply {
  const { question } = shown;
  const typed = readTyped(line);
  if (typed.kind !== 'answer') return typed;
  switch (question.kind) {
    case 'short':
    case 'predict': {
      const why = unanswerable(question, typed.text);
      return why === null ? { kind: 'answer', given: typed.text } : { kind: 'none', why };
    }
    case 'choice':
    case 'multi':
    case 'order':
    case 'match': {
      const letter = LETTERS[line.toLowerCase()];
      if (letter) return { kind: letter };
      return readNumbers(shown, line);
    }
  }
}

/** Where no text is typed, a letter is enough. */
const LETTERS: Record<string, 'hint' | 'back' | 'stop' | undefined> = { h: 'hint', b: 'back', q: 'stop' };

function readNumbers({ question, choices }: Shown, line: string): LineReply {
  const count = choices.length;
  const numbers = question.kind === 'match' ? numbersOfLetters(line, count) : numbersIn(line);
  if (typeof numbers === 'string') return { kind: 'none', why: numbers };
  const isOne = question.kind === 'choice';
  const isEach = question.kind === 'order' || question.kind === 'match';
  const valid = numbers.length > 0 && numbers.every((number) => number >= 1 && number <= count);
  if (!valid || (isOne && numbers.length > 1) || (isEach && numbers.length !== count)) return { kind: 'none', why: '' };
  const twice = numbers.find((number, index) => numbers.indexOf(number) !== index);
  if (twice !== undefined) return { kind: 'none', why: `${twice} stands there twice.` };
  const given = numbers.map((number) => choices[number - 1]!);
  return { kind: 'answer', given: isOne ? given[0]! : given };
}

/** The numbers of a line; none where anything else stands in it. */
function numbersIn(line: string): number[] {
  const words = line.split(/[\s,;]+/).filter((word) => word !== '');
  const numbers = words.map((word) => (/^\d+[.)]?$/.test(word) ? Number.parseInt(word, 10) : Number.NaN));
  return numbers.some(Number.isNaN) ? [] : numbers;
}

/** `a2 b1 c3` as the numbers of a, b and c, in whatever order they stand; or why it is none. */
function numbersOfLetters(line: string, count: number): number[] | string {
  if (!/[a-z]/i.test(line)) return numbersIn(line);
  const pairs = [...line.matchAll(/([a-z])\s*[-=:.)>]*\s*(\d+)/gi)];
  const rest = pairs.reduce((text, [pair]) => text.replace(pair, ''), line);
  if (/[^\s,;.]/.test(rest)) return [];
  const numberOf = new Map<string, number>();
  for (const [, name, number] of pairs) {
    if (numberOf.has(name!.toLowerCase())) return `${name!.toLowerCase()} stands there twice.`;
    numberOf.set(name!.toLowerCase(), Number(number));
  }
  const letters = Array.from({ length: count }, (_left, index) => letter(index));
  if ([...numberOf.keys()].some((name) => !letters.includes(name))) return [];
  const missing = letters.find((name) => !numberOf.has(name));
  if (missing !== undefined) return `${missing} has no number.`;
  return letters.map((name) => numberOf.get(name)!);
}
