import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';
import { asTyped } from './command-name.js';

/** How many columns a text takes, styles not counted. */
export function width(text: string): number {
  return stringWidth(text);
}

/** Wraps to `columns`; lines after the first are indented by `hang` spaces. */
export function wrap(text: string, columns: number, hang = 0): string {
  const room = Math.max(columns - hang, 8);
  return linesOf(asTyped(text), room).join(`\n${' '.repeat(hang)}`);
}

// A word that is too long is broken; an address is not, since it could not be clicked or copied any more.
function linesOf(text: string, room: number): string[] {
  const hard = (part: string) => wrapAnsi(part, room, { hard: true, trim: true }).split('\n');
  if (!text.includes('://')) return hard(text);
  return wrapAnsi(text, room, { hard: false, trim: true })
    .split('\n')
    .flatMap((line) => (width(line) <= room || ADDRESS.test(line) ? [line] : hard(line)));
}

const STYLE = String.raw`(?:\u001b\[[0-9;]*m)*`;
const ADDRESS = new RegExp(
  String.raw`^${STYLE}[("'<[]?${STYLE}[a-z][a-z\d+.-]*://[^\s\u001b]*${STYLE}\S?${STYLE}[.,;:)]*$`,
  'i',
);

export function indented(text: string, by: number): string {
  const indent = ' '.repeat(by);
  return text
    .split('\n')
    .map((line) => (line === '' ? line : indent + line))
    .join('\n');
}

export function padded(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - width(text)));
}

/** Cut to `columns`, with a sign that something is missing. */
export function truncated(text: string, columns: number, ellipsis: string): string {
  if (width(text) <= columns) return text;
  let kept = '';
  for (const character of text) {
    if (width(kept + character) > columns - width(ellipsis)) break;
    kept += character;
  }
  return kept.trimEnd() + ellipsis;
}

/** Text is hard to read in longer lines, however wide the terminal is. */
const WIDEST = 96;

export function textColumns({ columns }: { columns: number }): number {
  return Math.min(columns, WIDEST);
}
