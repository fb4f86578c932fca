import { deviceOf } from './author.js';
import { momentOf, type Event, type ImportEvent, type ResetEvent } from './event.js';
import { compareMoments, SUSPECT_MS } from './order.js';

/** What some events say of others, wherever both stand: it is gathered before the first one is folded. */
export interface Hindsight {
  /** Ids of events that never happened, and imports that were taken back. */
  undone: ReadonlySet<string>;
  /** Ids of answers that were right all the same. */
  disputed: ReadonlySet<string>;
  resets: { steps: string[] | null; seen: ReadonlyMap<string, [era: number, order: number]> }[];
  /** Ids of the resets among these: they do nothing more in their own place. */
  told: ReadonlySet<string>;
}

export const NO_HINDSIGHT: Hindsight = { undone: new Set(), disputed: new Set(), resets: [], told: new Set() };

/** Whether an event says something of others, so that these may have to be folded again. */
export function isTelling({ type }: Pick<Event, 'type'>): boolean {
  return type === 'undo' || type === 'dispute' || type === 'import' || type === 'reset';
}

/** The earliest time of each era. */
export function erasOf(events: Event[]): Map<number, number> {
  const eras = new Map<number, number>();
  for (const event of events) {
    const { era, order } = momentOf(event);
    eras.set(era, Math.min(eras.get(era) ?? Infinity, order));
  }
  return eras;
}

export function hindsightOf(telling: Event[], eras: ReadonlyMap<number, number>): Hindsight {
  const taken = new Set(telling.flatMap((event) => (event.type === 'undo' ? [event.event] : [])));
  const undone = new Set([...taken, ...undoneImports(telling, taken)]);
  const holding = telling.filter((event) => !isUndone(event, undone));
  const resets = holding.flatMap((event) => {
    const seen = event.type === 'reset' ? seenBy(event, eras) : null;
    return event.type === 'reset' && seen !== null ? [{ id: event.id, steps: event.steps, seen }] : [];
  });
  return {
    undone,
    disputed: new Set(holding.flatMap((event) => (event.type === 'dispute' ? [event.answer] : []))),
    resets,
    told: new Set(resets.map(({ id }) => id)),
  };
}

export function isUndone({ id, via }: Pick<Event, 'id' | 'via'>, undone: Hindsight['undone']): boolean {
  return undone.has(id) || (via !== undefined && via.some((name) => undone.has(importMark(name))));
}

/** Whether a reset of `step` was given by someone who had seen this event. */
export function isCovered(event: Event, step: string, { resets }: Hindsight): boolean {
  if (resets.length === 0) return false;
  const moment = momentOf(event);
  return resets.some(({ steps, seen }) => {
    const last = seen.get(deviceOf(event));
    if (last === undefined || (steps !== null && !steps.includes(step))) return false;
    return compareMoments(moment, { era: last[0], order: last[1] }) <= 0;
  });
}

/** An import that was made again after it was taken back counts again. */
function undoneImports(telling: Event[], taken: Set<string>): string[] {
  const imports = telling.filter((event): event is ImportEvent => event.type === 'import');
  const kept = new Set(imports.filter(({ id }) => !taken.has(id)).map((event) => event.import));
  return imports.filter((event) => !kept.has(event.import)).map((event) => importMark(event.import));
}

function importMark(name: string): string {
  return `import ${name}`;
}

/**
 * A reset of an older version covers all that stands before it, which only its place in the order can tell (null).
 * Where a later era shows that its clock ran ahead, it covers what its own device had done, and no more.
 */
function seenBy(reset: ResetEvent, eras: ReadonlyMap<number, number>): Hindsight['resets'][number]['seen'] | null {
  if (reset.seen) return new Map(Object.entries(reset.seen));
  const { era, order } = momentOf(reset);
  const ranAhead = [...eras].some(([later, start]) => later > era && order > start + SUSPECT_MS);
  return ranAhead ? new Map([[deviceOf(reset), [era, order]]]) : null;
}
