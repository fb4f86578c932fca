import type { Terminal } from './terminal.js';
import { padded, width, wrap } from './wrap.js';

const GAP = 2;
const NARROWEST_COLUMN = 9;

type Look = Pick<Terminal, 'symbols' | 'style' | 'plain'>;

/**
 * A table that fits into `room` columns: wide cells wrap, and where even that is too narrow, and for the ear,
 * every row becomes a short list. cli-table3, which marked-terminal would use, knows no width and draws boxes.
 */
export function renderTable(header: string[], rows: string[][], room: number, { symbols, style, plain }: Look): string {
  const natural = header.map((title, column) =>
    rows.reduce((widest, row) => Math.max(widest, widthOf(row[column] ?? '')), widthOf(title)),
  );
  const widths = fitted(natural, room - GAP * (header.length - 1));
  if (plain || widths.some((columns, index) => columns < Math.min(NARROWEST_COLUMN, natural[index]!)))
    return asRecords(header, rows, room, style);
  const line = (cells: string[]) => {
    const wrapped = cells.map((cell, column) => wrap(cell, widths[column]!).split('\n'));
    const height = wrapped.reduce((most, lines) => Math.max(most, lines.length), 1);
    return Array.from({ length: height }, (_unused, row) =>
      wrapped
        .map((lines, column) => padded(lines[row] ?? '', widths[column]!))
        .join(' '.repeat(GAP))
        .trimEnd(),
    ).join('\n');
  };
  const rule = style.dim(widths.map((columns) => symbols.rule.repeat(columns)).join(' '.repeat(GAP)));
  return [line(header.map((title) => style.strong(title))), rule, ...rows.map(line)].join('\n');
}

function asRecords(header: string[], rows: string[][], room: number, style: Look['style']): string {
  if (rows.length === 0) return header.map((title) => wrap(style.strong(title), room, 2)).join('\n');
  return rows
    .map((row) => row.map((cell, column) => wrap(`${style.strong(header[column] ?? '')}: ${cell}`, room, 2)).join('\n'))
    .join('\n\n');
}

function widthOf(cell: string): number {
  return cell.split('\n').reduce((widest, line) => Math.max(widest, width(line)), 0);
}

/** Cuts the widest columns to one width, so that all fit; what is left over goes to the last of them. */
function fitted(natural: number[], room: number): number[] {
  const sum = (cap: number) => natural.reduce((total, columns) => total + Math.min(columns, cap), 0);
  if (sum(Infinity) <= room) return natural;
  let [fits, tooWide] = [0, natural.reduce((a, b) => Math.max(a, b), 0)];
  while (tooWide - fits > 1) {
    const middle = Math.floor((fits + tooWide) / 2);
    if (sum(middle) <= room) fits = middle;
    else tooWide = middle;
  }
  let left = Math.max(0, room - sum(fits));
  return natural
    .toReversed()
    .map((columns) => (columns > fits && left-- > 0 ? fits + 1 : Math.min(columns, fits)))
    .toReversed();
}
