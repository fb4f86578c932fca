/** The moment as ISO 8601 with the local offset from UTC: `2026-11-23T14:05:09.120+01:00`. */
export function localIso(moment: Date): string {
  const offset = -moment.getTimezoneOffset();
  const local = new Date(moment.getTime() + offset * 60_000).toISOString().slice(0, -1);
  const [hours, minutes] = [Math.trunc(Math.abs(offset) / 60), Math.abs(offset) % 60];
  return `${local}${offset < 0 ? '-' : '+'}${two(hours)}:${two(minutes)}`;
}

/** The learner's date, `2026-11-23`, where a day begins at the hour `start`. */
export function localDate(moment: Date, start = 0): string {
  return dateIn(localIso(moment), start);
}

/** The date of a moment that is told with its own offset from UTC; before the hour `start`, the day before goes on. */
export function dateIn(iso: string, start = 0): string {
  const date = iso.slice(0, 10);
  if (start === 0 || Number(iso.slice(11, 13)) >= start) return date;
  return new Date(Date.parse(date) - DAY).toISOString().slice(0, 10);
}

const DAY = 86_400_000;

function two(number: number): string {
  return String(number).padStart(2, '0');
}
