import { compareEvents, momentOf, type Event } from './event.js';
import { momentAfter } from './order.js';

/**
 * The events of a device as its file has them, each in the order after what stands before it. Today's events say so
 * themselves. Of those of older versions the times decide what they amount to, as they did then: sync has put the lines
 * of a copied home in another order on each machine. But what was given last here, the file here knows.
 */
export function* inFileOrder(events: Iterable<Event>): Generator<Event> {
  let newest: Event | null = null;
  for (const event of events) {
    const placed: Event =
      event.era !== undefined || event.order !== undefined || newest === null || compareEvents(newest, event) < 0
        ? event
        : { ...event, ...momentAfter(momentOf(newest), Date.parse(event.at)) };
    if (newest === null || compareEvents(newest, placed) < 0) newest = placed;
    yield placed;
  }
}

/** An event that also says which device wrote it, so that it may stand in any file: in the form in which lines begin. */
export function signed(event: Event, device: string): Event {
  const { id, at, by = device, era, order, via, ...rest } = event;
  const place = { ...(era === undefined ? {} : { era }), ...(order === undefined ? {} : { order }) };
  return { id, at, by, ...place, ...(via ? { via } : {}), ...rest };
}
