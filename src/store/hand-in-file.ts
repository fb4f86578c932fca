import { promisify } from 'node:util';
import { gunzip, gunzipSync, gzipSync, constants as zlib, type ZlibOptions } from 'node:zlib';
import type { HandIn, Header } from '../domain/cohort/hand-in.js';
import type { ReadFacts } from './hand-in-lines.js';
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
  const { bytes } = readPlain(path, 0, HEAD_BYTES);
  // A tenth of what is read is enough for most, and the rest takes long to unpack.
  const line = firstLine(bytes.subarray(0, HEAD_BYTES / 10)) ?? firstLine(bytes);
  const header = line === null ? null : headerIn(line);
  if (header === 'newer') throw new LeftOut('was written by a newer roadmap; update this one to read it');
  if (header === null) throw new LeftOut('is no file of `roadmap share`');
  return header;
}

/** The first line of a file, of which these are the first bytes; null where it does not end in them. */
function firstLine(bytes: Buffer): string | null {
  const text = isGzip(bytes) ? beginning(bytes) : bytes;
  const end = text.indexOf(LINE_END);
  return end < 0 || end > LONGEST_LINE ? null : text.toString('utf8', 0, end);
}

function beginning(packed: Buffer): Buffer {
  try {
    // What is cut off here is whole in the file.
    return gunzipSync(packed, { finishFlush: zlib.Z_SYNC_FLUSH, maxOutputLength: MOST_OF_HEAD });
  } catch (error) {
    throw leftOut(error);
  }
}

/** The text of a file. It is unpacked in another thread, so that the one before can be read meanwhile. */
export async function textOf(path: string): Promise<Buffer> {
  const { bytes, size } = readPlain(path, 0, MOST_BYTES);
  if (size > MOST_BYTES) throw new LeftOut(TOO_LARGE);
  if (!isGzip(bytes)) return bytes;
  try {
    return await unpacked(bytes, { maxOutputLength: MOST_BYTES, chunkSize: pieceFor(bytes) });
  } catch (error) {
    throw leftOut(error);
  }
}

const unpacked = promisify<Buffer, ZlibOptions, Buffer>(gunzip);

/** Room for all of it at once, since each piece is a turn of both threads. Gzip ends with the length of what it holds. */
function pieceFor(packed: Buffer): number {
  const said = packed.length < 4 ? 0 : packed.readUInt32LE(packed.length - 4);
  return Math.min(said, packed.length * USUAL_RATIO) + LEAST_PIECE;
}

/** What it holds, as far as it is a hand-in: what is damaged anywhere counts nowhere, but for single lines. */
export function handInOf(text: Buffer, read: ReadFacts): HandIn & { damaged: number } {
  const headEnd = text.indexOf(LINE_END);
  const header = headerIn(text.toString('utf8', 0, headEnd));
  if (header === null || header === 'newer') throw new LeftOut('was changed while it was read');
  const { facts, lines } = read(text, headEnd + 1, header.made);
  if (lines !== header.facts) throw new LeftOut(`is cut off or changed: it has ${lines} of ${header.facts} lines`);
  return { header, facts, damaged: lines - facts.length };
}

const LINE_END = 10;
const HEAD_BYTES = 4096;
const MOST_OF_HEAD = 8_000_000;
const LONGEST_LINE = 200_000;
/** Of a file, and of what it unpacks to: some 80,000 answers. */
const MOST_BYTES = 24_000_000;
const [USUAL_RATIO, LEAST_PIECE] = [40, 1024];
const TOO_LARGE = `is larger than ${MOST_BYTES / 1_000_000} MB`;

function isGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** What an error of zlib says of a file; any other one as it is. */
function leftOut(error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ERR_BUFFER_TOO_LARGE') return new LeftOut(TOO_LARGE);
  if (code?.startsWith('Z_') !== true) return error;
  return new LeftOut(code === 'Z_BUF_ERROR' ? 'is cut off' : 'is damaged');
}
