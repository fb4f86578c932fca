import { gunzipSync, gzipSync, constants as zlib } from 'node:zlib';
import type { Fact, HandIn, Header } from '../domain/cohort/hand-in.js';
import type { ReadFact } from './hand-in-lines.js';
import { headerIn } from './hand-in-shape.js';
import { readPlain } from './plain-file.js';

/** Why a file is left out, in words that follow its name. */
export class LeftOut extends Error {
  override name = 'LeftOut';
}

/** The bytes of a file: lines of JSON, packed. */
export function packed({ header, facts }: HandIn): Buffer {
  const bytes = gzipSync([header, ...facts].map((line) => `${JSON.stringify(line)}\n`).join(''), { level: 9 });
  bytes[OF_SYSTEM] = ANY_SYSTEM;
  return bytes;
}

// Gzip notes which system it ran on.
const [OF_SYSTEM, ANY_SYSTEM] = [9, 255];

/** Whose hand-in a file is, by its beginning alone. */
export function headerOf(path: string): Header {
  const { bytes: start } = readPlain(path, 0, HEAD_BYTES);
  // What is cut off here is whole in the file.
  const options = { finishFlush: zlib.Z_SYNC_FLUSH, maxOutputLength: MOST_OF_HEAD };
  const text = isGzip(start) ? unpacked(start, options) : start;
  const end = text.indexOf(LINE_END);
  const header = end < 0 || end > LONGEST_LINE ? null : headerIn(text.toString('utf8', 0, end));
  if (header === 'newer') throw new LeftOut('was written by a newer roadmap; update this one to read it');
  if (header === null) throw new LeftOut('is no file of `roadmap share`');
  return header;
}

/** A file as a whole: what is damaged anywhere counts nowhere, but for single lines. */
export function handInOf(path: string, read: ReadFact): HandIn & { damaged: number } {
  const { bytes, size } = readPlain(path, 0, MOST_BYTES);
  if (size > MOST_BYTES) throw new LeftOut(TOO_LARGE);
  const text = isGzip(bytes) ? unpacked(bytes, { maxOutputLength: MOST_BYTES }) : bytes;
  const headEnd = text.indexOf(LINE_END);
  const header = headerIn(text.toString('utf8', 0, headEnd));
  if (header === null || header === 'newer') throw new LeftOut('was changed while it was read');
  const facts: Fact[] = [];
  let lines = 0;
  for (const line of linesIn(text, headEnd + 1)) {
    lines += 1;
    const fact = line === null ? null : read(line, header.made);
    if (fact) facts.push(fact);
  }
  if (lines !== header.facts) throw new LeftOut(`is cut off or changed: it has ${lines} of ${header.facts} lines`);
  return { header, facts, damaged: lines - facts.length };
}

const LINE_END = 10;
const HEAD_BYTES = 4096;
const MOST_OF_HEAD = 8_000_000;
const LONGEST_LINE = 200_000;
/** Of a file, and of what it unpacks to: some 80,000 answers. */
const MOST_BYTES = 24_000_000;
const TOO_LARGE = `is larger than ${MOST_BYTES / 1_000_000} MB`;

/** Lines as texts, a piece of the file at a time; null for one that is too long to be a fact. */
function* linesIn(bytes: Buffer, start: number): Generator<string | null> {
  for (let from = start; from < bytes.length;) {
    const far = bytes.lastIndexOf(LINE_END, from + PIECE);
    const end = far > from ? far : bytes.indexOf(LINE_END, from);
    const to = end < 0 ? bytes.length : end;
    if (to - from > PIECE) yield null;
    else
      for (const line of bytes.toString('utf8', from, to).split('\n')) yield line.length > LONGEST_LINE ? null : line;
    from = to + 1;
  }
}

const PIECE = 500_000;

function isGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function unpacked(bytes: Buffer, options: { finishFlush?: number; maxOutputLength: number }): Buffer {
  try {
    return gunzipSync(bytes, options);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') throw new LeftOut(TOO_LARGE);
    if (code?.startsWith('Z_') !== true) throw error;
    throw new LeftOut(code === 'Z_BUF_ERROR' ? 'is cut off' : 'is damaged');
  }
}
