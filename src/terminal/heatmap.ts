import { counted, duration } from '../domain/standing/spans.js';
import { spanOf, type Day } from '../domain/standing/stats.js';
import type { Terminal } from './terminal.js';

type Look = Pick<Terminal, 'columns' | 'symbols' | 'style'>;

const NARROWEST = 30;
const NAMES_OF_DAYS = ['Mon ', '    ', 'Wed ', '    ', 'Fri ', '    ', '    '];
const GUTTER = 4;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** As many of the last weeks as there is room for; none where too few would be left. */
export function weeksThatFit(weeks: Day[][], look: Look): Day[][] {
  if (look.columns < NARROWEST) return [];
  return weeks.slice(-Math.floor((look.columns - GUTTER) / cellWidth(weeks, look)));
}

/** One column a week and one row a day, Monday first. */
export function heatmap(weeks: Day[][], look: Look): string[] {
  const { symbols } = look;
  const gap = ' '.repeat(cellWidth(weeks, look) - 1);
  const rows = NAMES_OF_DAYS.map((name, row) => {
    const cells = weeks.map((week) => cell(week[row], look)).join(gap);
    return (name + cells).trimEnd();
  });
  const legend = `${' '.repeat(GUTTER)}less ${symbols.shades.join(' ')} more`;
  return [monthsLine(weeks, gap.length + 1), ...rows, legend].filter((line) => line !== '');
}

/** A character is about twice as high as wide: with a space after each, days are squares. */
function cellWidth(weeks: Day[][], { columns }: Look): number {
  return 2 * weeks.length <= columns - GUTTER ? 2 : 1;
}

const SHADES = ['Nothing', 'A little', 'Some', 'Much', 'Most'] as const;

/** The same in words: each month in which something was done, and how much was on which day. */
export function monthTexts(weeks: Day[][]): string[] {
  const months = new Set(weeks.flat().map(({ date }) => date.slice(0, 7)));
  return [...months].flatMap((month) => {
    const days = weeks.flat().filter(({ date }) => date.startsWith(month));
    const { days: busy, ms } = spanOf(days);
    const on = SHADES.flatMap((word, shade) => {
      const numbers = days.filter((day) => shade > 0 && day.shade === shade).map(({ date }) => Number(date.slice(8)));
      return numbers.length === 0 ? [] : [`${word} on ${numbers.join(', ')}.`];
    });
    const name = `${MONTHS[Number(month.slice(5)) - 1]!} ${month.slice(0, 4)}`;
    return busy === 0 ? [] : [`${name}: ${counted(busy, 'day')}, ${duration(ms / 60_000)}. ${on.join(' ')}`];
  });
}

function cell(day: Day | undefined, { symbols, style }: Look): string {
  if (day === undefined) return ' ';
  const sign = symbols.shades[day.shade];
  return day.shade === 0 ? style.dim(sign) : sign;
}

/** Each month above the week of its first day, but for one that begins too near the right edge. */
function monthsLine(weeks: Day[][], cellColumns: number): string {
  const end = GUTTER + weeks.length * cellColumns;
  return weeks.reduce((line, week, index) => {
    const first = week.find(({ date }) => date.endsWith('-01'));
    const at = GUTTER + index * cellColumns;
    return first && at + 3 <= end ? line.padEnd(at) + MONTHS[Number(first.date.slice(5, 7)) - 1]! : line;
  }, '');
}
