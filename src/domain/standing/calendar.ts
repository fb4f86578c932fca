const DAY = 86_400_000;

/** Days since 1970. A date without a time is read as UTC, where every day has 24 hours. */
export function dayNumber(date: string): number {
  return Date.parse(date) / DAY;
}

/** The date, `yyyy-mm-dd`, of such a day. */
export function dateOf(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

// Day 0, the first of January 1970, was a Thursday.
export function weekOf(day: number): number {
  return Math.floor((day + 3) / 7);
}

export function mondayOf(week: number): number {
  return week * 7 - 3;
}
