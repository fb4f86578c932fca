import cutAt from 'fast-string-truncated-width';
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
  const space = text.includes(NO_BREAK) ? PRIVATE : NO_BREAK;
  const { held, apart } = codeWhole(asTyped(text), room, columns, space);
  const lines = linesOf(held, room).map((line, index) => {
    const command = line.includes(OUT) ? apart.shift()! : null;
    if (command === null) return index === 0 ? line : ' '.repeat(hang) + line;
    return (index === 0 ? '\n' : '') + ' '.repeat(columns - width(command)) + line.replace(OUTS, command);
  });
  return lines.join('\n').replaceAll(space, ' ');
}

/** Wraps the lines that are too long, and leaves the others as they were laid out. */
export function fitted(text: string, columns: number): string {
  const lines = asTyped(text).split('\n');
  return lines.map((line) => (width(line) <= columns ? line : wrap(line, columns))).join('\n');
}

/**
 * Code that fits on a line is not broken, so that it can be read and copied as it is typed: `space` stands for its spaces.
 * `apart` are commands of our own for which a line must be indented less.
 */
function codeWhole(text: string, room: number, columns: number, space: string): { held: string; apart: string[] } {
  const apart: string[] = [];
  const held = text.replace(CODE, (code, inner: string) => {
    if (!inner.includes(' ')) return code;
    if (width(code) <= room) return code.replaceAll(' ', space);
    if (width(code) > columns || !OWN.test(inner)) return code;
    apart.push(code);
    return OUT.repeat(room);
  });
  return { held, apart };
}

/** Code in prose, with the marks right before and after it. */
const CODE = /[^\s`]{0,9}`([^`\n]+)`[^\s`]{0,9}/g;
const OWN = /^(?:roadmap|npm start|npx roadmap-tutor)(?: |$)/;
/** Stands for a command that has a line of its own, further left. */
const OUT = '\ue001';
const OUTS = /\ue001+/;
/** The width of this one is known without the tables of all characters, which take long to make; a text may have it. */
const NO_BREAK = '\u00a0';
/** A sign for private use, a column wide. */
const PRIVATE = '\ue000';

// A word that is too long is broken; an address is not, since it could not be clicked or copied any more.
function linesOf(text: string, room: number): string[] {
  const plain = plainLines(text, room);
  if (plain) return plain;
  const hard = (part: string) => wrapAnsi(part, room, { hard: true, trim: true }).split('\n');
  if (!text.includes('://')) return hard(text);
  return wrapAnsi(text, room, { hard: false, trim: true })
    .split('\n')
    .flatMap((line) => (width(line) <= room || ADDRESS.test(line) ? [line] : hard(line)));
}

/**
 * The lines of words that are as wide as they are long, which most texts are made of; null for any other text. To a program
 * that has just begun, the tables of the library would be a tenth of its time.
 */
function plainLines(text: string, room: number): string[] | null {
  if (!PLAIN_WORDS.test(text)) return null;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (word.length > room) return null;
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line);
      line = '';
    }
    line += line === '' ? word : ` ${word}`;
  }
  return [...lines, line];
}

const PLAIN_WORDS = /^[!-~][!-~\u00a0]*(?: [!-~][!-~\u00a0]*)*$/;

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

/** Cut to `columns`, with a sign that something is missing. A style or link that the cut would leave open is closed. */
export function truncated(text: string, columns: number, ellipsis: string): string {
  // Cut without its styles: right before one, the library would divide by the width of nothing.
  const pieces = text.split(ESCAPE);
  const plain = pieces.filter((_piece, index) => index % 2 === 0).join('');
  const { truncated: isCut, index: cut } = cutAt(plain, { limit: columns, ellipsis, ellipsisWidth: width(ellipsis) });
  if (!isCut) return text;
  const fitting = ASCII_ONLY.test(plain) ? cut : lengthWithin(plain, columns - width(ellipsis));
  const kept = beginningOf(pieces, fitting).trimEnd();
  return kept + ellipsis + closing(kept);
}

const ASCII_ONLY = /^[ -~]*$/;

/** How many characters fit; the library counts wide ones behind signs of other kinds too late, and parts letters of two units. */
function lengthWithin(text: string, columns: number): number {
  let [length, left] = [0, columns];
  for (const { segment } of new Intl.Segmenter('en').segment(text)) {
    left -= width(segment);
    if (left < 0) break;
    length += segment.length;
  }
  return length;
}

const ESCAPE = /(\u001b\[[\d;]*m|\u001b\]8;;[^\u0007\u001b]*(?:\u0007|\u001b\\))/;
const OPENING = /\u001b\[(\d+)[\d;]*m|\u001b\]8;;([^\u0007\u001b]*)(?:\u0007|\u001b\\)/g;
const LINK_END = '\u001b]8;;\u0007';

/** So many characters of a text, and the escapes (every second piece) between them. */
function beginningOf(pieces: string[], length: number): string {
  let [kept, left] = ['', length];
  for (const [index, piece] of pieces.entries()) {
    if (left === 0) break;
    const isText = index % 2 === 0;
    kept += isText ? piece.slice(0, left) : piece;
    if (isText) left = Math.max(0, left - piece.length);
  }
  return kept;
}

/** What ends the styles that are still open at the end of a text. */
function closing(text: string): string {
  const open: string[] = [];
  let linked = false;
  for (const [, code, address] of text.matchAll(OPENING)) {
    if (code === undefined) linked = address !== '';
    else if (code === '0') open.length = 0;
    else if (open.includes(code)) open.splice(open.indexOf(code));
    else if (endOf(Number(code))) open.push(String(endOf(Number(code))));
  }
  return (
    open
      .toReversed()
      .map((code) => `\u001b[${code}m`)
      .join('') + (linked ? LINK_END : '')
  );
}

/** The code that ends a style; null for a code that starts none. */
function endOf(code: number): number | null {
  if (code === 1 || code === 2) return 22;
  if (code >= 3 && code <= 9) return code + 20;
  if ((code >= 30 && code <= 38) || (code >= 90 && code <= 97)) return 39;
  return (code >= 40 && code <= 48) || (code >= 100 && code <= 107) ? 49 : null;
}

/** Text is hard to read in longer lines, however wide the terminal is. */
const WIDEST = 96;

export function textColumns({ columns }: { columns: number }): number {
  return Math.min(columns, WIDEST);
}
