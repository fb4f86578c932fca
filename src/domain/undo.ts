import { compareEvents, type AnswerEvent, type Event, type PlacementEvent, type ResetEvent } from './event.js';

/** The newest answer, reset or placement that was not taken back yet. */
export function lastUndoable(events: Event[]): AnswerEvent | PlacementEvent | ResetEvent | null {
  const undone = new Set(events.flatMap((event) => (event.type === 'undo' ? [event.event] : [])));
  const open = events.filter((event) => event.type === 'answer' || event.type === 'reset');
  return (
    open
      .filter(({ id }) => !undone.has(id))
      .sort(compareEvents)
      .at(-1) ?? null
  );
}
