import type { Random } from '../domain/random.js';

let written = 0;

/** An id that sorts by time, then by the order in which this process asked for it. */
export function eventId(moment: Date, random: Random): string {
  written += 1;
  const time = moment.getTime().toString(36).padStart(9, '0');
  const order = written.toString(36).padStart(4, '0');
  return `${time}${order}${randomText(random, 6)}`;
}

export function randomText(random: Random, length: number): string {
  return Array.from({ length }, () => Math.floor(random() * 36).toString(36)).join('');
}
