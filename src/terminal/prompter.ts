import type { Given } from '../domain/history/event.js';
import type { Shown } from '../domain/asking/present.js';

export type Reply = { kind: 'answer'; given: Given } | { kind: 'hint' };

export interface Choice<T extends string> {
  value: T;
  name: string;
}

/** The two ways to ask: prompts that repaint (prompts.ts) and one line an answer (lines.ts). */
export interface Prompter {
  /** Asks a question whose text is on screen already. */
  ask(shown: Shown, hintLeft: boolean): Promise<Reply>;
  confirm(message: string, fallback: boolean): Promise<boolean>;
  choose<T extends string>(message: string, choices: Choice<T>[]): Promise<T>;
  /** Any of the choices, or none. */
  mark<T extends string>(message: string, choices: Choice<T>[]): Promise<T[]>;
  /** Waits for Enter where someone is there to press it. */
  pause(message: string): Promise<void>;
  close(): void;
}

/** There are no more lines on standard input. Not a failure: what was answered is kept. */
export class InputEnded extends Error {
  override name = 'InputEnded';
}

/** Ctrl-C at a prompt. */
export class Interrupted extends Error {
  override name = 'Interrupted';
}

export const UNKNOWN_KEY = '?';
export const HINT_WORD = 'hint';
