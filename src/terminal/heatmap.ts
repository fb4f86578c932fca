import type { Day } from '../domain/standing/stats.js';
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
  const { symbols, style } = look;
  const gap = ' '.repeat(cellWidth(weeks, look) - 1);
  const rows = NAMES_OF_DAYS.map((name, row) => {
    const cells = weeks.map((week) => cell(week[row], look)).join(gap);
    return (style.dim(name) + cells).trimEnd();
  });
  const legend = `${' '.repeat(GUTTER)}less ${symbols.shades.join(' ')} more`;
  return [style.dim(monthsLine(weeks, gap.length + 1)), ...rows, style.dim(legend)].filter((line) => line !== '');
}

/** A character is about twice as high as wide: with a space after each, days are squares. */
function cellWidth(weeks: Day[][], { columns }: Look): number {
  return 2 * weeks.length <= columns - GUTTER ? 2 : 1;
}

function cell(day: Day | undefined, { symbols, style }: Look): string {
  if (day === undefined) return ' ';
  const sign = symbols.shades[day.shade];
  return day.shade === 0 ? style.dim(sign) : style.accent(sign);
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
