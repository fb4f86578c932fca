import { compareEvents, momentOf } from '../domain/history/event.js';
import { applyInOrder } from '../domain/history/fold.js';
import { NO_HINDSIGHT, type Hindsight } from '../domain/history/hindsight.js';
import { emptyCheckpoint, type Checkpoint } from './checkpoint.js';
import { readTail, type Offsets, type Tail } from './history.js';
import { eventsInOrder, hindsightIn, timelineOf, type Timeline } from './timeline.js';

/** Folds the tail of the history into the checkpoint, or all of it where that cannot be; tells whether that changed it. */
export function foldTail(home: string, checkpoint: Checkpoint, tail: Tail): boolean {
  const timeline = timelineOf(tail);
  if (!tail.rewritten && follows(timeline, checkpoint.newest)) {
    const [undone, disputed] = [new Set(checkpoint.undone), new Set(checkpoint.disputed)];
    return fold(checkpoint, timeline, { ...NO_HINDSIGHT, undone, disputed }, tail.offsets);
  }
  const whole = readTail(home, {});
  const anew = timelineOf(whole);
  Object.assign(checkpoint, emptyCheckpoint());
  fold(checkpoint, anew, hindsightIn(anew), whole.offsets);
  return true;
}

/** Nothing that is folded would have to be folded otherwise, or to come after what is new. */
function follows(timeline: Timeline, newest: Checkpoint['newest']): boolean {
  if (timeline.telling.length > 0) return false;
  if (newest === null) return true;
  if (Math.max(...timeline.eras.keys()) > (newest.era ?? 0)) return false; // What an era says of the ones before.
  const [first] = eventsInOrder(timeline);
  return first === undefined || compareEvents(newest, first) < 0;
}

function fold(checkpoint: Checkpoint, timeline: Timeline, hindsight: Hindsight, offsets: Offsets): boolean {
  const last = applyInOrder(checkpoint.progress, eventsInOrder(timeline), hindsight);
  checkpoint.undone = [...hindsight.undone];
  checkpoint.disputed = [...hindsight.disputed];
  if (last) checkpoint.newest = { at: last.at, id: last.id, ...momentOf(last) };
  checkpoint.offsets = offsets;
  return last !== null;
}
