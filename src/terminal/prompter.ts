import type { Given } from '../domain/history/event.js';
import type { Shown } from '../domain/asking/present.js';

export interface Reply {
  given: Given;
  /** Whether the hint was shown before it. */
  hint: boolean;
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

/** The two ways to ask: prompts that repaint (prompts.ts) and one line an answer (line-prompts.ts). */
export interface Prompter {
  /** Asks a question whose text is on screen already; shows its hint where it is asked for. */
  ask(shown: Shown): Promise<Reply>;
  confirm(message: string, fallback: boolean): Promise<boolean>;
  choose<T extends string>(message: string, choices: Choice<T>[]): Promise<T>;
  /** Any of the choices, or none. */
  mark<T extends string>(message: string, choices: Choice<T>[]): Promise<T[]>;
  /** Waits for Enter where someone is there to press it; from a pipe it reads nothing, since the line there is the next answer. */
  pause(message: string, ways?: Ways): Promise<'on' | keyof Ways>;
  close(): void;
}
