import { compareEvents, type Event } from '../domain/history/event.js';
import { parseEvent } from './event-shape.js';
import { linesOf, type Tail } from './history.js';

/** Which events a tail holds, without the events: a million of them take a gigabyte. */
export interface Timeline {
  /** By time; those of one moment in the order of the files. */
  places: Place[];
  undone: Set<string>;
}

/** When an event happened, and where its line stands. The line may still turn out to be damaged. */
interface Place {
  time: number;
  bytes: Buffer;
  from: number;
  to: number;
}

export function timelineOf({ files }: Tail): Timeline {
  const timeline: Timeline = { places: [], undone: new Set() };
  for (const bytes of files) for (const { from, to } of linesOf(bytes)) addLine(timeline, bytes, from, to);
  timeline.places.sort((a, b) => a.time - b.time);
  return timeline;
}

function addLine({ places, undone }: Timeline, bytes: Buffer, from: number, to: number): void {
  let at = timeIn(bytes.toString('latin1', from, Math.min(to, from + HEAD_BYTES)));
  if (at === undefined) {
    const event = parseEvent(bytes.toString('utf8', from, to));
    if (event?.type === 'undo') undone.add(event.event);
    at = event?.at;
  }
  const time = Date.parse(at ?? '');
  if (!Number.isNaN(time)) places.push({ time, bytes, from, to });
}

// A line that begins as the program writes it need not be parsed to be put in its place: that is six times faster.
function timeIn(head: string): string | undefined {
  const [, at, type] = HEAD.exec(head) ?? [];
  return type === 'undo' ? undefined : at;
}

const HEAD = /^\{"id":"[^"\\]*","at":"([\w:.+-]+)","type":"([a-z]+)"/;
const HEAD_BYTES = 200;

export function* eventsInOrder({ places }: Timeline): Generator<Event> {
  let moment: Event[] = [];
  let now = -Infinity;
  for (const { time, bytes, from, to } of places) {
    if (time !== now) {
      yield* moment.sort(compareEvents);
      moment = [];
      now = time;
    }
    const event = parseEvent(bytes.toString('utf8', from, to));
    if (event) moment.push(event);
  }
  yield* moment.sort(compareEvents);
}

/** The events as they stand in the files. */
export function* eventsIn({ files }: Tail): Generator<Event> {
  for (const bytes of files) {
    for (const { from, to } of linesOf(bytes)) {
      const event = parseEvent(bytes.toString('utf8', from, to));
      if (event) yield event;
    }
  }
}
