import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkRoadmap } from '../check/check.js';
import { LOCK, revsOf, writeLock } from '../check/places.js';
import type { Fault } from '../faults.js';
import { sectionsOf, type CarriedItem } from './carry.js';
import { filesOf, type Made } from './files.js';
import { codeSpan } from './plain-text.js';

export interface Wished {
  id: string;
  title: string;
  /** The day on which it is made. */
  day: string;
  /** Where options stood in the roadmap that this one replaces; empty where there is none. */
  lock: string;
}

/**
 * Writes a roadmap of these items into an empty folder, so that `author check` finds no error in it: a question that has one
 * is asked in another way, or left out, and says why. Gives the names of its files; none, where nothing is left.
 */
export function writeChecked(folder: string, items: CarriedItem[], { id, title, day, lock }: Wished): string[] {
  const revs = revsOf(lock);
  for (const { id: question, draft } of items) {
    const rev = revs.get(question ?? '');
    if (draft && rev !== undefined && rev > 1) draft.rev = rev;
  }
  for (;;) {
    const sections = sectionsOf(items);
    if (sections.length === 0) return [];
    const made = filesOf(id, title, sections, day);
    for (const [name, text] of made.files) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    writeFileSync(join(folder, LOCK), lock);
    const { faults: errors, lock: now } = checkRoadmap(folder, { isAsked: ({ severity }) => severity === 'error' });
    if (errors.length === 0) {
      writeLock(folder, now);
      return [...made.files.keys(), LOCK];
    }
    mendAll(errors, made, items);
  }
}

function mendAll(errors: Fault[], made: Made, items: CarriedItem[]): void {
  const byId = new Map(items.map((item) => [item.id, item]));
  const mended = new Set<CarriedItem>();
  for (const fault of errors) {
    const start = made.lines.get(fault.file)?.findLast(({ line }) => line <= fault.line);
    const item = start && byId.get(start.id);
    if (!item) leaveTextsOut(fault, items);
    else if (!mended.has(item)) mend(item, fault);
    if (item) mended.add(item);
  }
}

/** What is wrong and in no question is so in the texts of a lesson. */
function leaveTextsOut({ file, line, rule, message }: Fault, items: CarriedItem[]): void {
  const texts = items.filter(({ text }) => text !== undefined);
  if (texts.length === 0 || !file.includes('/lessons/')) throw new Error(`${file}:${line}  ${rule}  ${message}`);
  for (const item of texts) {
    delete item.text;
    item.lost.add(message);
  }
}

/** Asks a question in another way that the checker takes; where there is none, it is left out. */
function mend(item: CarriedItem, { rule, message }: Fault): void {
  const draft = item.draft!;
  const { kind, accept = [], match } = draft;
  if (rule === 'place-moved') draft.rev = (draft.rev ?? 1) + 1;
  else if (rule === 'names-a-place' && (kind === 'choice' || kind === 'multi')) draft.shuffle = false;
  else if (rule === 'answer-in-hint' && draft.hint) {
    delete draft.hint;
    item.lost.add('its hint holds the answer, and is left out');
  } else if (rule === 'answer-refused' && kind === 'short' && match === 'text') draft.match = 'exact';
  else if (kind === 'short' && match !== 'regex' && TYPED.has(rule)) {
    for (const field of ['accept', 'match', 'tolerance'] as const) delete draft[field];
    item.draft = { ...draft, kind: 'card', back: accept.map(codeSpan).join('\n\n') };
    item.lost.add(`it is shown as a card and graded by oneself: ${message}`);
  } else {
    item.draft = null;
    item.lost.clear();
    item.lost.add(message.replace(/^\d+\./, ''));
  }
}

/** What is wrong with answers that are typed, and not with those that are thought. */
const TYPED = new Set<string>([
  'answer-refused',
  'answer-reserved',
  'answer-in-title',
  'options-in-prompt',
  'answer-in-hint',
]);
