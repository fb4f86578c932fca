import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';
import { asTyped } from './command-name.js';

/** How many columns a text takes, styles not counted. */
export function width(text: string): number {
  return stringWidth(text);
}

/** Wraps to `columns`; lines after the first are indented by `hang` spaces. */
export function wrap(text: string, columns: number, hang = 0): string {
  const indent = ' '.repeat(hang);
  const room = Math.max(columns - hang, 8);
  return wrapAnsi(asTyped(text), room, { hard: true, trim: true }).split('\n').join(`\n${indent}`);
}

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
