import { compareEvents, type AnswerEvent, type Event, type ResetEvent } from './event.js';

/** The newest answer or reset that was not taken back yet. Walks twice: an undo may stand anywhere. */
export function lastUndoable(history: Iterable<Event>): AnswerEvent | ResetEvent | null {
  const undone = new Set<string>();
  for (const event of history) if (event.type === 'undo') undone.add(event.event);
  let last: AnswerEvent | ResetEvent | null = null;
  for (const event of history) {
    if ((event.type !== 'answer' && event.type !== 'reset') || undone.has(event.id)) continue;
    if (last === null || compareEvents(last, event) <= 0) last = event;
  }
  return last;
}
