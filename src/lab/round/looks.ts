import type { Ask } from '../../domain/lab/ask.js';
import type { Heard, Program } from './program.js';

/** What a step saw that may be compared with what a later one sees. */
export interface Look {
  by: Ask | null;
  before: unknown;
  now: unknown;
}

/** Keeps what a step sees now, and gives what the last step saw: a step that is asked again is still the same one. */
export function beforeStep<T>(looks: Map<string, Look>, name: string, by: Ask, now: T): T | undefined {
  const last = looks.get(name);
  const before = last?.by === by ? last.before : last?.now;
  looks.set(name, { by, before, now });
  return before as T | undefined;
}

/** How far a program has been listened to. */
export interface Talk {
  program: Program;
  heard: Heard;
}

export const TALK = 'said';

/** A check listens from its own beginning: what the program said to others is none of its. */
export function listening(program: Program | null): Map<string, Look> {
  const now: Talk | null = program && { program, heard: program.heard() };
  return new Map(now ? [[TALK, { by: null, before: undefined, now }]] : []);
}
