import type { Given } from '../domain/history/event.js';
import type { Shown } from '../domain/asking/present.js';
import type { Reading } from './screens.js';

export interface Reply {
  given: Given;
  /** How many hints were shown before it. */
  hints: number;
}

export interface Choice<T extends string> {
  value: T;
  name: string;
}

/** What a pause can be left by, beside going on. */
export interface Ways {
  /** There is something before this to go back to. */
  back?: boolean;
  /** "My answer means the same" can be said of the answer above. */
  same?: boolean;
}

/** What is being written, and where. */
export interface Writing {
  /** A line is typed in place; more stand in a file. */
  lines: 'one' | 'many';
  path: string;
  /** The editor that it can be opened in; null where there is none. */
  editor: string | null;
  /** Something was saved in the file that has not been run. */
  isSaved: boolean;
  hints: Hints;
}

/** What can be asked for, a hint or the next one (null where there is none), and what to say then. */
export interface Hints {
  left: string | null;
  none: string;
}

/** What to do with it: run what was typed, or what a file holds, or open the file; or see the hint, or give up. */
export type Written =
  { kind: 'code'; text: string } | { kind: 'file'; path: string } | { kind: 'run' | 'edit' | 'hint' | 'unknown' };

/** The two ways to ask: prompts that repaint (prompts.ts) and one line an answer (line-prompts.ts). */
export interface Prompter {
  /** Asks a question below its text; shows a hint each time that one is asked for. */
  ask(shown: Shown, text: Reading): Promise<Reply>;
  /** Asks for code below its task, and below what came of the last try; from a block on, where the others were shown. */
  write(writing: Writing, text: Reading, from: number): Promise<Written>;
  confirm(message: string, fallback: boolean): Promise<boolean>;
  /** Asks for a line; `fault` says what is wrong with one. */
  line(message: string, fault: (text: string) => string | null): Promise<string>;
  choose<T extends string>(message: string, choices: Choice<T>[], text?: Reading): Promise<T>;
  /** Any of the choices, or none. */
  mark<T extends string>(message: string, choices: Choice<T>[]): Promise<T[]>;
  /**
   * Waits for Enter where someone is there to press it, below a text where there is one; from a pipe it reads nothing,
   * since the line there is the next answer.
   */
  pause(message: string, ways?: Ways, text?: Reading): Promise<'on' | keyof Ways>;
  /** Shows a text that something else is told below. */
  show(text: Reading): Promise<void>;
  close(): void;
}
