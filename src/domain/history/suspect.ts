import type { Event } from './event.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Whether an event is dated further ahead than a day: the clock of its device is, or was, wrong. */
export function isSuspect({ at }: Pick<Event, 'at'>, now: Date): boolean {
  return Date.parse(at) > now.getTime() + DAY_MS;
}
