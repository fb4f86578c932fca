import { momentOf, type Event } from '../domain/history/event.js';
import { isOfOneDevice, laterOf, momentInFile, placedInFile, type Before } from '../domain/history/file-order.js';
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
  /** Events of older versions that their file has moved on from their time. */
  moved: Set<string>;
  /** Whether there are events whose moment the part of their file that was read before must tell. */
  goesOn: boolean;
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
  goesOn: boolean;
}

export function timelineOf(tail: Tail): Timeline {
  const timeline: Timeline = { places: [], telling: [], eras: new Map(), moved: new Set(), goesOn: false };
  for (const file of filesOf(tail)) if (!addFile(timeline, file, 'heads')) addFile(timeline, file, 'whole lines');
  for (const { era, order } of timeline.places) {
    const first = timeline.eras.get(era);
    if (first === undefined || order < first) timeline.eras.set(era, order);
  }
  timeline.places.sort((a, b) => a.era - b.era || a.order - b.order);
  return timeline;
}

export function hindsightIn({ telling, eras }: Timeline): Hindsight {
  return hindsightOf(telling, eras);
}

function filesOf({ files, offsets }: Tail): File[] {
  return Object.entries(offsets).map(([name, end], index) => {
    const bytes = files[index]!;
    return { bytes, device: name.replace(/\.jsonl$/, ''), goesOn: end > bytes.length };
  });
}

type Reading = 'heads' | 'whole lines';

/** Adds the lines of a file; or nothing (false) where times go back in it, which only whole lines can put in order. */
function addFile(timeline: Timeline, file: File, reading: Reading): boolean {
  const [places, telling] = [timeline.places.length, timeline.telling.length];
  const isOrdered = isOfOneDevice(file.device);
  let before: Before | null = null;
  for (const { from, to } of linesOf(file.bytes)) {
    const head = reading === 'heads' ? headOf(file.bytes, from, to) : null;
    const event = head ?? parseEvent(file.bytes.toString('utf8', from, to));
    if (event === null) continue;
    const own = momentOf(event);
    if (Number.isNaN(own.order)) continue;
    const moment: Moment = momentInFile(event, isOrdered ? before : null);
    if (moment.order !== own.order || moment.era !== own.era) {
      if (reading === 'heads') {
        timeline.places.length = places;
        timeline.telling.length = telling;
        return false;
      }
      timeline.moved.add(event.id);
    }
    if (event.by === undefined && file.goesOn) timeline.goesOn = true;
    before = laterOf(before, moment, event.id);
    timeline.places.push({ ...moment, file, from, to });
    if (isWhole(event) && isTelling(event)) timeline.telling.push(placed(event, moment, file.device));
  }
  return true;
}

type Head = Pick<Event, 'id' | 'at' | 'by' | 'era' | 'order'>;

// A line that begins as the program writes it need not be parsed to be put in its place: that is six times faster.
function headOf(bytes: Buffer, from: number, to: number): Head | null {
  const [, id, at, by, era, order, type] =
    HEAD.exec(bytes.toString('latin1', from, Math.min(to, from + HEAD_BYTES))) ?? [];
  if (id === undefined || TELLING.has(type!)) return null;
  const head: Head = { id, at: at! };
  if (by !== undefined) head.by = by;
  if (era !== undefined) head.era = Number(era);
  if (order !== undefined) head.order = Number(order);
  return head;
}

function isWhole(event: Head | Event): event is Event {
  return 'type' in event;
}

const HEAD =
  /^\{"id":"([^"\\]*)","at":"([\w:.+-]+)",(?:"by":"([a-z0-9.-]+)",)?(?:"era":(\d{1,7}),)?(?:"order":(-?\d{1,16}),)?(?:"via":\[[^\]]*\],)?"type":"([a-z-]+)"/;
const HEAD_BYTES = 300;
const TELLING = new Set(['undo', 'dispute', 'import', 'reset']);

function placed(event: Event, { era, order }: Moment, device: string): Event {
  event.by ??= device;
  if (era > 0) event.era = era;
  event.order = order;
  return event;
}

/** The events in their order, each with its moment and its device. */
export function* eventsInOrder({ places, moved }: Timeline): Generator<Event> {
  const given = new Set<string>();
  for (const event of inOrder(places)) {
    // The same event may stand elsewhere too, at its own time: only one of the two is given.
    if (moved.size > 0 && moved.has(event.id) && event.via === undefined) {
      if (given.has(event.id)) continue;
      given.add(event.id);
    }
    yield event;
  }
}

function* inOrder(places: Place[]): Generator<Event> {
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

/** Every event once, as the files have them, each with its moment and its device. */
export function* eventsIn(tail: Tail): Generator<Event> {
  const given = new Set<string>();
  // First those that came by no import: a copy of them that did goes when the import is taken back.
  for (const isImported of [false, true]) {
    for (const file of filesOf(tail)) {
      for (const event of placedInFile(eventsOf(file.bytes), file.device)) {
        if ((event.via !== undefined) !== isImported || given.has(event.id)) continue;
        given.add(event.id);
        yield event;
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
