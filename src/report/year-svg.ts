import { duration, counted } from '../domain/standing/spans.js';
import { spanOf, type Day } from '../domain/standing/stats.js';
import { markup, type Markup } from './markup.js';

const [CELL, LEFT, TOP] = [13, 30, 16];
/** How large the square of a day is, from nothing done to a lot: it can be told without its color. */
const SIZES = [2, 5, 7, 9, 11];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAYS = ['Mon', '', 'Wed', '', 'Fri', '', ''];

/** A year of days in two drawings of half a year, so that they fit beside each other, or on a phone. */
export function yearSvgs(weeks: Day[][]): Markup[] {
  const half = Math.ceil(weeks.length / 2);
  return [weeks.slice(0, half), weeks.slice(half)].filter((part) => part.length > 0).map(weeksSvg);
}

function weeksSvg(weeks: Day[][]): Markup {
  const days = weeks.flat();
  const span = spanOf(days);
  const words = `${days[0]!.date} to ${days.at(-1)!.date}: ${counted(span.days, 'day')}, ${duration(span.ms / 60_000)}.`;
  const names = DAYS.map((name, row) =>
    name === '' ? NOTHING : markup`<text x="0" y="${TOP + row * CELL + 10}">${name}</text>`,
  );
  return markup`<svg class="year" role="img" aria-label="${words}" viewBox="0 0 ${LEFT + 27 * CELL} ${TOP + 7 * CELL}">
${names}${weeks.map(monthOf)}
${weeks.flatMap((week, column) => week.map((day, row) => square(day, LEFT + column * CELL, TOP + row * CELL)))}
</svg>
`;
}

/** The name of a month above the week of its first day. */
function monthOf(week: Day[], column: number): Markup {
  const first = week.find(({ date }) => date.endsWith('-01'));
  if (!first || column > 25) return NOTHING;
  return markup`<text x="${LEFT + column * CELL}" y="11">${MONTHS[Number(first.date.slice(5, 7)) - 1]!}</text>`;
}

function square({ shade }: Day, x: number, y: number): Markup {
  const size = SIZES[shade]!;
  const inset = (CELL - size) / 2;
  return markup`<rect class="day${shade}" x="${x + inset}" y="${y + inset}" width="${size}" height="${size}"/>`;
}

const NOTHING = markup``;

export interface Month {
  name: string;
  days: number;
  answers: number;
  minutes: number;
}

/** The same year as numbers: the months in which something was done. */
export function monthsOf(weeks: Day[][]): Month[] {
  const days = weeks.flat();
  const names = [...new Set(days.map(({ date }) => date.slice(0, 7)))];
  return names
    .map((name) => ({ name, span: spanOf(days.filter(({ date }) => date.startsWith(name))) }))
    .filter(({ span }) => span.days > 0)
    .map(({ name, span }) => ({ name, days: span.days, answers: span.answers, minutes: span.ms / 60_000 }));
}
