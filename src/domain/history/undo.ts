import {
  compareEvents,
  type AnswerEvent,
  type DisputeEvent,
  type Event,
  type ImportEvent,
  type PlacementEvent,
  type ResetEvent,
} from './event.js';

export type Undoable = AnswerEvent | PlacementEvent | ResetEvent | DisputeEvent | ImportEvent;

/** The last of these events that can be taken back and was not yet. Walks twice: an undo may stand anywhere. */
export function lastUndoable(history: Iterable<Event>): Undoable | null {
  const undone = new Set<string>();
  for (const event of history) if (event.type === 'undo') undone.add(event.event);
  let last: Undoable | null = null;
  for (const event of history) {
    if (!isUndoable(event) || undone.has(event.id)) continue;
    if (last === null || compareEvents(last, event) <= 0) last = event;
  }
  return last;
}

function isUndoable(event: Event): event is Undoable {
  return UNDOABLE.has(event.type);
}

const UNDOABLE = new Set<Event['type']>(['answer', 'placement', 'reset', 'dispute', 'import']);
