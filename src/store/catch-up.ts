import { compareEvents } from '../domain/history/event.js';
import { applyInOrder } from '../domain/history/fold.js';
import { emptyCheckpoint, type Checkpoint } from './checkpoint.js';
import { readTail, type Offsets, type Tail } from './history.js';
import { eventsInOrder, timelineOf, type Timeline } from './timeline.js';

/** Folds the tail of the history into the checkpoint, or all of it where that cannot be; tells whether that changed it. */
export function foldTail(home: string, checkpoint: Checkpoint, tail: Tail): boolean {
  const timeline = timelineOf(tail);
  if (!tail.rewritten && follows(timeline, checkpoint.newest)) return fold(checkpoint, timeline, tail.offsets);
  const whole = readTail(home, {});
  Object.assign(checkpoint, emptyCheckpoint());
  fold(checkpoint, timelineOf(whole), whole.offsets);
  return true;
}

/** Nothing that is folded would have to be taken back, or to come after what is new. */
function follows(timeline: Timeline, newest: Checkpoint['newest']): boolean {
  if (newest === null) return true;
  const [first] = eventsInOrder(timeline);
  return timeline.undone.size === 0 && (first === undefined || compareEvents(newest, first) < 0);
}

function fold(checkpoint: Checkpoint, timeline: Timeline, offsets: Offsets): boolean {
  const undone = new Set([...checkpoint.undone, ...timeline.undone]);
  const last = applyInOrder(checkpoint.progress, eventsInOrder(timeline), undone);
  checkpoint.undone = [...undone];
  if (last) checkpoint.newest = { at: last.at, id: last.id };
  checkpoint.offsets = offsets;
  return last !== null;
}
