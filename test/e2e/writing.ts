import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AnswerEvent } from '../../src/domain/history/event.js';
import { scratch } from '../scratch.js';
import { ENTER, historyOf, session, type Session } from './cli.js';

export const WRITING = fileURLToPath(new URL('../fixtures/writing', import.meta.url));

/** A program of that name in a folder of its own; gives the folder. */
export function programNamed(name: string, script: string, folder = scratch()): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, name), 0o755);
  return folder;
}

/** An editor that does this with the file, whose path is "$1". */
export function editor(script: string): string {
  return join(programNamed('mend', script), 'mend');
}

interface Desk {
  home?: string;
  folder?: string;
  editor?: string;
  env?: Record<string, string>;
  columns?: number;
}

/** `next` in a pseudo terminal, with the lesson read, at its first question. */
export async function atWriting({ home = scratch(), folder = WRITING, columns = 80, ...desk }: Desk = {}): Promise<{
  home: string;
  terminal: Session;
}> {
  const env = { ...(desk.editor === undefined ? {} : { EDITOR: desk.editor }), ...desk.env };
  const terminal = session(['next', '--roadmap', folder, '--seed', '1'], { home, env }, columns, 50);
  for (const part of ['part 2 of 2', 'Enter: the question']) {
    await terminal.until(part);
    terminal.type(ENTER);
  }
  return { home, terminal };
}

/** Says yes to running the code of a roadmap that is not built in. */
export async function agree(terminal: Session): Promise<void> {
  await terminal.until('until it changes?');
  terminal.type(`y${ENTER}`);
}

export function draftIn(home: string, name: string, roadmap = 'writing'): string | null {
  const path = join(home, 'roadmaps', roadmap, 'drafts', name);
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

export function answersIn(home: string, roadmap = 'writing'): AnswerEvent[] {
  return eventsIn(home, roadmap).filter((event) => event.type === 'answer');
}

export function eventsIn(home: string, roadmap = 'writing') {
  const own = join(home, 'roadmaps', roadmap);
  return existsSync(join(own, 'history')) ? historyOf(own) : [];
}

/** What a terminal shows, without the places of this machine. */
export function transcript(screen: string, home: string): string {
  const anyBreak = Array.from(home, (character) => character.replace(/[^\w ]/g, '\\$&'));
  return `${screen.replace(new RegExp(anyBreak.join('\\s*'), 'g'), 'HOME').replaceAll(/[ \t]+$/gm, '')}\n`;
}
