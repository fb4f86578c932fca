import type { Random } from '../domain/random.js';

/** The moment as ISO 8601 with the local offset from UTC: `2026-11-23T14:05:09.120+01:00`. */
export function localIso(moment: Date): string {
  const offset = -moment.getTimezoneOffset();
  const local = new Date(moment.getTime() + offset * 60_000).toISOString().slice(0, -1);
  const [hours, minutes] = [Math.trunc(Math.abs(offset) / 60), Math.abs(offset) % 60];
  return `${local}${offset < 0 ? '-' : '+'}${two(hours)}:${two(minutes)}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

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
