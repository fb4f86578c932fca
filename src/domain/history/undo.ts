import { compareEvents, type AnswerEvent, type Event, type PlacementEvent, type ResetEvent } from './event.js';

type Undoable = AnswerEvent | PlacementEvent | ResetEvent;

/** The newest answer, reset or placement that was not taken back yet. Walks twice: an undo may stand anywhere. */
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
  return event.type === 'answer' || event.type === 'reset' || event.type === 'placement';
}
