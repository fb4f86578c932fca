import chalk from 'chalk';
import type { Symbols } from './symbols.js';
import { padded, width, wrap } from './wrap.js';

const GAP = 2;
const NARROWEST_COLUMN = 9;

/**
 * A table that fits into `room` columns: wide cells wrap, and where even that is too narrow every row becomes a short
 * list. cli-table3, which marked-terminal would use, knows no width and draws boxes.
 */
export function renderTable(header: string[], rows: string[][], room: number, symbols: Symbols): string {
  const natural = header.map((title, column) =>
    Math.max(...[title, ...rows.map((row) => row[column] ?? '')].map(width)),
  );
  const widths = fitted(natural, room - GAP * (header.length - 1));
  if (widths.some((columns, index) => columns < Math.min(NARROWEST_COLUMN, natural[index]!)))
    return asRecords(header, rows, room);
  const line = (cells: string[]) => {
    const wrapped = cells.map((cell, column) => wrap(cell, widths[column]!).split('\n'));
    const height = Math.max(...wrapped.map((lines) => lines.length));
    return Array.from({ length: height }, (_unused, row) =>
      wrapped
        .map((lines, column) => padded(lines[row] ?? '', widths[column]!))
        .join(' '.repeat(GAP))
        .trimEnd(),
    ).join('\n');
  };
  const rule = chalk.dim(widths.map((columns) => symbols.rule.repeat(columns)).join(' '.repeat(GAP)));
  return [line(header.map((title) => chalk.bold(title))), rule, ...rows.map(line)].join('\n');
}

function asRecords(header: string[], rows: string[][], room: number): string {
  return rows
    .map((row) => row.map((cell, column) => wrap(`${chalk.bold(header[column] ?? '')}: ${cell}`, room, 2)).join('\n'))
    .join('\n\n');
}

/** Takes columns from the widest until all fit. */
function fitted(natural: number[], room: number): number[] {
  const widths = [...natural];
  let excess = widths.reduce((sum, columns) => sum + columns, 0) - room;
  while (excess-- > 0) widths[widths.indexOf(Math.max(...widths))]! -= 1;
  return widths;
}
