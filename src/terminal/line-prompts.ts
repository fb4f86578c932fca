import { createInterface } from 'node:readline';
import type { Given } from '../domain/history/event.js';
import type { Shown } from '../domain/asking/present.js';
import { cleanForeign } from './clean.js';
import { HINT_WORD, InputEnded, UNKNOWN_KEY, type Prompter, type Reply } from './prompter.js';
import type { Terminal } from './terminal.js';
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
  const next = async (): Promise<string> => {
    while (waiting.length === 0 && !ended) await something();
    const line = waiting.shift();
    if (line === undefined) throw new InputEnded();
    return line.trim();
  };
  const until = async <T>(how: string, read: (line: string) => T | null): Promise<T> => {
    for (;;) {
      const answer = read(await next());
      if (answer !== null) return answer;
      terminal.print(how);
    }
  };

  return {
    async ask(shown, hintLeft) {
      const how = wrap(howToAnswer(shown, hintLeft), textColumns(terminal));
      terminal.print(how);
      return until(how, (line) => readReply(shown, line, hintLeft));
    },
    async confirm(message, fallback) {
      terminal.print(wrap(`${message} ${fallback ? '[Y/n]' : '[y/N]'}`, textColumns(terminal)));
      return until('Answer y or n.', (line) => {
        if (line === '') return fallback;
        return /^(y|yes)$/i.test(line) ? true : /^(n|no)$/i.test(line) ? false : null;
      });
    },
    async choose(message, choices) {
      terminal.print(wrap(message, textColumns(terminal)));
      choices.forEach(({ name }, index) => terminal.print(`${index + 1}. ${wrap(name, textColumns(terminal), 3)}`));
      const how = `Answer with a number from 1 to ${choices.length}.`;
      terminal.print(how);
      return until(
        how,
        (line) => choices[Number(line) - 1]?.value ?? choices.find(({ value }) => value === line)?.value ?? null,
      );
    },
    async mark(message, choices) {
      terminal.print(wrap(message, textColumns(terminal)));
      choices.forEach(({ name }, index) => terminal.print(`${index + 1}. ${wrap(name, textColumns(terminal), 3)}`));
      const how = 'Answer with numbers, such as 1 3, or with an empty line for none.';
      terminal.print(how);
      return until(how, (line) => {
        if (line === '') return [];
        return numbersIn(line, choices.length)?.map((number) => choices[number - 1]!.value) ?? null;
      });
    },
    async pause(message) {
      if (!terminal.attended) return;
      terminal.print(message);
      await next();
    },
    close: () => input.close(),
    async isEmpty() {
      if (waiting.length === 0 && !ended) await Promise.race([something(), elapsed(FIRST_LINE_MS)]);
      return ended && waiting.length === 0;
    },
  };
}

// An input that is closed says so at once; one that someone may still write to does not.
const FIRST_LINE_MS = 100;

function elapsed(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}

/** How one line answers this question, and what else can be typed. */
export function howToAnswer({ question, choices }: Shown, hintLeft: boolean): string {
  const help = `${UNKNOWN_KEY} if you don't know${hintLeft ? `, ${HINT_WORD} for a hint` : ''}`;
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
      return `Type your answer; ${help}.`;
    case 'predict':
      return `Type what it prints, several lines with spaces between them; ${help}.`;
  }
}

/** Reads a typed line as an answer; null where it is none. */
export function readReply(shown: Shown, line: string, hintLeft: boolean): Reply | null {
  if (line === UNKNOWN_KEY) return { kind: 'answer', given: null };
  if (line.toLowerCase() === HINT_WORD) return hintLeft ? { kind: 'hint' } : null;
  const given = readGiven(shown, line);
  return given === null ? null : { kind: 'answer', given };
}

function readGiven({ question, choices }: Shown, line: string): Given {
  switch (question.kind) {
    case 'choice':
      return numbersIn(line, choices.length, 1)?.map((number) => choices[number - 1]!)[0] ?? null;
    case 'multi': {
      const numbers = numbersIn(line, choices.length);
      return numbers && numbers.map((number) => choices[number - 1]!);
    }
    case 'order':
      return numbersIn(line, choices.length, choices.length)?.map((number) => choices[number - 1]!) ?? null;
    case 'match': {
      const pairs = line.toLowerCase().match(/[a-e]\s*[-=:.)]?\s*\d/g);
      const sorted = pairs
        ? pairs
            .toSorted()
            .map((pair) => pair.at(-1))
            .join(' ')
        : line;
      return numbersIn(sorted, choices.length, choices.length)?.map((number) => choices[number - 1]!) ?? null;
    }
    case 'short':
    case 'predict':
      return line === '' ? null : cleanForeign(line);
  }
}

function numbersIn(line: string, most: number, count?: number): number[] | null {
  const words = line.split(/[\s,]+/).filter((word) => word !== '');
  const numbers = words.map((word) => Number(word.replace(/[.)]$/, '')));
  const valid = numbers.every((number) => Number.isInteger(number) && number >= 1 && number <= most);
  const distinct = new Set(numbers).size === numbers.length;
  if (!valid || !distinct || numbers.length === 0) return null;
  return count === undefined || numbers.length === count ? numbers : null;
}

export function letter(index: number): string {
  return String.fromCodePoint('a'.codePointAt(0)! + index);
}
