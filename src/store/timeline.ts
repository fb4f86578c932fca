import { momentOf, type Event } from '../domain/history/event.js';
import { deviceOf } from '../domain/history/history-files.js';
import { signed } from '../domain/history/file-order.js';
import { hindsightOf, isTelling, type Hindsight } from '../domain/history/hindsight.js';
import type { Moment } from '../domain/history/order.js';
import { parseEvent } from './event-shape.js';
import { linesOf, type Tail } from './history.js';

/** Which events a tail holds, without the events: a million of them take a gigabyte. */
export interface Timeline {
  /** By moment; those of one moment in the order of the files. */
  places: Place[];
  /** The events that say something of others. */
  telling: Event[];
  /** The earliest time of each era. */
  eras: Map<number, number>;
}

/** When an event happened, and where its line stands. The line may still turn out to be damaged. */
interface Place extends Moment {
  file: File;
  from: number;
  to: number;
}

interface File {
  bytes: Buffer;
  device: string;
}

export function timelineOf(tail: Tail): Timeline {
  const timeline: Timeline = { places: [], telling: [], eras: new Map() };
  for (const file of filesOf(tail)) for (const { from, to } of linesOf(file.bytes)) addLine(timeline, file, from, to);
  timeline.places.sort((a, b) => a.era - b.era || a.order - b.order);
  return timeline;
}

export function hindsightIn({ telling, eras }: Timeline): Hindsight {
  return hindsightOf(telling, eras);
}

function filesOf({ files }: Tail): File[] {
  return files.map(({ file, bytes }) => ({ bytes, device: deviceOf(file).device }));
}

function addLine({ places, telling, eras }: Timeline, file: File, from: number, to: number): void {
  const head = headOf(file.bytes, from, to);
  const event = head === null ? parseEvent(file.bytes.toString('utf8', from, to)) : null;
  if (head === null && event === null) return;
  const { era, order } = momentOf((head ?? event)!);
  if (Number.isNaN(order)) return;
  places.push({ era, order, file, from, to });
  if (order < (eras.get(era) ?? Infinity)) eras.set(era, order);
  if (event && isTelling(event)) telling.push(placed(event, { era, order }, file.device));
}

type Head = Pick<Event, 'at' | 'era' | 'order'>;

// A line that begins as the program writes it need not be parsed to be put in its place: that is six times faster.
function headOf(bytes: Buffer, from: number, to: number): Head | null {
  const [, at, era, order, type] = HEAD.exec(bytes.toString('latin1', from, Math.min(to, from + HEAD_BYTES))) ?? [];
  if (at === undefined || TELLING.has(type!)) return null;
  const head: Head = { at };
  if (era !== undefined) head.era = Number(era);
  if (order !== undefined) head.order = Number(order);
  return head;
}

const HEAD =
  /^\{"id":"[^"\\]*","at":"([\w:.+-]+)",(?:"by":"[a-z0-9.-]+",)?(?:"era":(\d{1,7}),)?(?:"order":(-?\d{1,16}),)?(?:"via":\[[^\]]*\],)?"type":"([a-z-]+)"/;
const HEAD_BYTES = 300;
const TELLING = new Set(['undo', 'dispute', 'import', 'reset']);

function placed(event: Event, { era, order }: Moment, device: string): Event {
  event.by ??= device;
  if (era > 0) event.era = era;
  event.order = order;
  return event;
}

/** The events in their order, each with its moment and its device. */
export function* eventsInOrder({ places }: Timeline): Generator<Event> {
  let together: Event[] = [];
  let now: Moment = { era: -1, order: 0 };
  for (const place of places) {
    if (place.order !== now.order || place.era !== now.era) {
      yield* byId(together);
      together = [];
      now = place;
    }
    const event = parseEvent(place.file.bytes.toString('utf8', place.from, place.to));
    if (event) together.push(placed(event, place, place.file.device));
  }
  yield* byId(together);
}

function byId(events: Event[]): Event[] {
  return events.length > 1 ? events.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)) : events;
}

/** Every event once, as the files have them, each with its device. */
export function* eventsIn(tail: Tail): Generator<Event> {
  const given = new Set<string>();
  // First those that came by no import: a copy of them that did goes when the import is taken back.
  for (const isImported of [false, true]) {
    for (const { bytes, device } of filesOf(tail)) {
      for (const event of eventsOf(bytes)) {
        if ((event.via !== undefined) !== isImported || given.has(event.id)) continue;
        given.add(event.id);
        yield signed(event, device);
      }
    }
  }
}

function* eventsOf(bytes: Buffer): Generator<Event> {
  for (const { from, to } of linesOf(bytes)) {
    const event = parseEvent(bytes.toString('utf8', from, to));
    if (event) yield event;
  }
}
