import type { Event } from './event.js';

/** The device that wrote an event. */
export function deviceOf({ by = '' }: Pick<Event, 'by'>): string {
  return by.slice(by.indexOf('.') + 1);
}

/** Whose event it is; null in older histories. */
export function learnerOf({ by = '' }: Pick<Event, 'by'>): string | null {
  const end = by.indexOf('.');
  return end < 0 ? null : by.slice(0, end);
}
