import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf } from '../../domain/asking/asked.js';
import type { Sources } from '../sources.js';
import { fault, type Fault, type Place } from '../faults.js';
import type { QuestionFile } from '../schema.js';

/** What a history holds of a picked option is its place, so `author check` keeps here where each one stands. */
export const LOCK = 'places.lock';

export interface Places {
  /** For options, items and pairs that changed their places although their question kept its rev. */
  faults: Fault[];
  /** The lock of these sources; where places have moved it stays as it was, so that it is a fault again. */
  lock: string;
}

/** Compares where options, items and pairs stand with what `lock` says. */
export function comparePlaces(sources: Sources, lock: string): Places {
  const locked = parseLock(lock);
  const faults: Fault[] = [];
  const lines = placedQuestions(sources).map((placed) => {
    const { question, at } = placed;
    const { id, rev } = question;
    const moved = movedFrom(placed, locked);
    if (!moved) return [id, rev, ...placed.places].join(' ');
    const again = `raise rev to ${rev + 1}, or put them back`;
    faults.push(
      fault('place-moved', at, `these stood in another order, by which answers that were given name them: ${again}`),
    );
    return [id, moved.rev, ...moved.places].join(' ');
  });
  return { faults, lock: lines.length === 0 ? '' : `${[HEAD, ...lines.toSorted()].join('\n')}\n` };
}

/** The rev of each question that is in a lock. */
export function revsOf(lock: string): Map<string, number> {
  return new Map([...parseLock(lock)].map(([id, { rev }]) => [id, rev]));
}

export function readLock(root: string): string {
  try {
    return readFileSync(join(root, LOCK), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

export function writeLock(root: string, lock: string): void {
  writeFileSync(join(root, LOCK), lock);
}

interface Locked {
  rev: number;
  places: string[];
}

interface Placed {
  question: QuestionFile;
  /** A hash of each text, in the order of the file. */
  places: string[];
  at: Place;
}

function parseLock(lock: string): Map<string, Locked> {
  const lines = lock.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const [id = '', rev, ...places] = line.split(' ');
      return [id, { rev: Number(rev), places }];
    }),
  );
}

function placedQuestions({ steps }: Sources): Placed[] {
  return steps.flatMap(({ quiz }) =>
    quiz.value.flatMap((question, index) => {
      const texts = textsOf(question);
      return texts ? [{ question, places: texts[1].map(shortHash), at: quiz.at(index, texts[0]) }] : [];
    }),
  );
}

function textsOf(question: QuestionFile): [key: string, texts: string[]] | null {
  switch (question.kind) {
    case 'choice':
    case 'multi':
      return ['options', question.options.map(({ text }) => text)];
    case 'order':
      return ['items', question.items];
    case 'match':
      return ['pairs', question.pairs.map(([, right]) => right)];
    case 'short':
    case 'predict':
    case 'write':
    case 'card':
      return null;
  }
}

/** Where the texts stood before they moved. One that was mended in its place has not, nor has one added at the end. */
function movedFrom({ question, places }: Placed, locked: Map<string, Locked>): Locked | null {
  const before = lockedOf(question, locked);
  if (!before || before.rev !== question.rev) return null;
  return places.some((place, index) => before.places.includes(place) && before.places[index] !== place) ? before : null;
}

function lockedOf({ id, was }: { id: string; was: string[] }, locked: Map<string, Locked>): Locked | undefined {
  return [id, ...was].map((name) => locked.get(name)).find((found) => found !== undefined);
}

function shortHash(text: string): string {
  return hashOf(text).slice(-6);
}

const HEAD =
  '# Where options, items and pairs stand, by question: id, rev, a hash of each. `roadmap author check` writes it; commit it.';
