import { momentOf, type Event } from './event.js';
import { compareMoments, momentAfter, type Moment } from './order.js';

/** What was read last from one history file. */
export interface Before {
  moment: Moment;
  id: string;
}

/**
 * The moment of an event that stands in a device's file after `before`. Events say it themselves, but those of older
 * versions: these come after what stands before them, whatever the clock said.
 */
export function momentInFile(event: Pick<Event, 'id' | 'at' | 'by' | 'era' | 'order'>, before: Before | null): Moment {
  const own = momentOf(event);
  if (event.by !== undefined || before === null) return own;
  const { moment, id } = before;
  const isSame = own.order === moment.order && moment.era === 0 && event.id >= id;
  return isSame ? own : momentAfter(moment, own.order);
}

/** The later of what was read before and this: a file that grew on two machines holds both, one after the other. */
export function laterOf(before: Before | null, moment: Moment, id: string): Before {
  return before !== null && compareMoments(before.moment, moment) > 0 ? before : { moment, id };
}

/** Whether what stands in a file has the order of its device; an import of an older version mixed devices. */
export function isOfOneDevice(device: string): boolean {
  return !device.startsWith('import-');
}

/** Gives every event of one file its device and its moment, as events of today say them themselves. */
export function* placedInFile(events: Iterable<Event>, device: string): Generator<Event> {
  let before: Before | null = null;
  for (const event of events) {
    const moment: Moment = momentInFile(event, isOfOneDevice(device) ? before : null);
    before = laterOf(before, moment, event.id);
    const { era, order } = moment;
    const { id, at, by = device, via, ...rest } = event;
    delete rest.era;
    delete rest.order;
    const place = { ...(era > 0 ? { era } : {}), ...(order === Date.parse(at) ? {} : { order }) };
    yield { id, at, by, ...place, ...(via ? { via } : {}), ...rest };
  }
}
