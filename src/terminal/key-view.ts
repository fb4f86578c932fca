import type { Hints } from './prompter.js';
import type { Terminal } from './terminal.js';
import { indented, width, wrap } from './wrap.js';

export type Look = Pick<Terminal, 'columns' | 'rows' | 'symbols' | 'style'>;

/** What ends a prompt: an answer, or one of the keys that mean the same everywhere. */
export type Ending = 'enter' | 'unknown' | 'hint' | 'back' | 'stop' | 'same' | 'edit' | 'run';

/** What a key makes of a state: another state, a remark, or the end. */
export interface Pressed<S> {
  state: S;
  notice?: string;
  end?: Ending;
}

/** What an open prompt shows: its message, the list below it, and which block of it must be seen. */
export interface Drawn {
  message: string;
  blocks: string[];
  at: number | null;
}

/** A prompt that is answered by single keys, as a machine without a terminal. */
export interface KeyView<S> {
  /** What is asked, in the record of an answer. */
  title: string;
  start: S;
  /** Null for a key that means nothing here. */
  press(state: S, key: string): Pressed<S> | null;
  draw(state: S): Drawn;
  /** What stays on the screen. */
  record(state: S): string;
}

/** Of what is no question. */
export const NO_HINTS: Hints = { left: null, none: 'There is no hint here.' };

export const CHOOSE_FIRST = 'Choose first: with a number, or up and down.';

/** How many lines a text takes that may be none. */
export function linesOf(text: string): number {
  return text === '' ? 0 : text.split('\n').length;
}

/** What stands before the first line of a message and of each line below it. */
const MARK = 2;

export function messageText(message: string, look: Look): string {
  return `${look.style.strong('?')} ${look.style.strong(wrap(message, look.columns - 1, MARK))}`;
}

/** A text laid out in so many columns. */
export type Text = (room: number) => string;

export function plainText(text: string): Text {
  return (room) => wrap(text, room);
}

/** A row of a list: its number, what is marked before its text and said behind it, and the pointer where it is the one. */
export function rowText(
  text: Text,
  {
    index,
    of,
    at,
    box = '',
    behind = '',
  }: { index: number; of: number; at: number | null; box?: string; behind?: string },
  look: Look,
): string {
  const isActive = index === at;
  const number = String(index + 1).padStart(String(of).length);
  const before = `${isActive ? look.symbols.pointer : ' '} ${number}. ${box}`;
  const lines = text(look.columns - 1 - width(before) - width(behind)) + behind;
  const row = before + lines.split('\n').join(`\n${' '.repeat(width(before))}`);
  return isActive ? look.style.strong(row) : row;
}

/** What was asked and answered: beside each other, or below where that would be too long. */
export function recordText(message: string, answers: Text[], look: Look): string {
  const asked = `${look.style.dim(look.symbols.answered)} ${wrap(message, look.columns - 1, MARK)}`;
  const answer = answers.map((text) => text(look.columns - 1 - MARK)).join('\n');
  const beside = `${asked.split('\n').at(-1)!} ${answer}`;
  if (!answer.includes('\n') && width(beside) < look.columns) return `${asked} ${look.style.strong(answer)}`;
  return `${asked}\n${look.style.strong(indented(answer, MARK))}`;
}
