import { RoadmapError } from '../../errors.js';

export type Encoding = 'UTF-8' | 'UTF-16' | 'Windows-1252';

/** What a file of somebody else says, and how it was read. Throws RoadmapError for what is no text. */
export function decoded(bytes: Uint8Array, name: string): { text: string; encoding: Encoding } {
  if (bytes.length === 0) throw new RoadmapError(`${name} is empty.`, USABLE);
  const wide = WIDE.find(([one, two]) => bytes[0] === one && bytes[1] === two)?.[2];
  if (wide === undefined) mustBeText(bytes, name);
  const text = wide ? new TextDecoder(wide).decode(bytes) : asUtf8(bytes);
  const lines = (text ?? asWindows(bytes)).replace(/\r\n?/g, '\n');
  if (lines.trim() === '') throw new RoadmapError(`${name} is empty.`, USABLE);
  return { text: lines, encoding: wide ? 'UTF-16' : text === null ? 'Windows-1252' : 'UTF-8' };
}

/** Also without the mark that some editors put before it. */
function asUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null; // Written before UTF-8 was usual, or by a spreadsheet.
  }
}

/** Node's own decoder of it leaves 0x80 to 0x9f as they are. */
function asWindows(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('latin1');
  return text.replace(/[\u0080-\u009f]/g, (letter) => WINDOWS[letter.charCodeAt(0) - 0x80]!);
}

const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function mustBeText(bytes: Uint8Array, name: string): void {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 16));
  const packed = PACKED.find(([mark]) => start.startsWith(mark));
  if (packed) throw new RoadmapError(`${name} is no text: it is ${packed[1]}.`, packed[2]);
  if (bytes.subarray(0, 1 << 16).includes(0)) throw new RoadmapError(`${name} is no text.`, USABLE);
}

const WIDE = [
  [0xff, 0xfe, 'utf-16le'],
  [0xfe, 0xff, 'utf-16be'],
] as const;

const FROM_ANKI = 'Export it from Anki as "Notes in Plain Text (.txt)", a table as CSV, and import that.';
const PACKED = [
  ['PK\u0003\u0004', 'packed (an .apkg or .xlsx, say)', FROM_ANKI],
  ['SQLite format 3', 'a database', FROM_ANKI],
  ['%PDF', 'a PDF', 'Import the bank that it was made from.'],
] as const;

export const USABLE = 'Name a bank: GIFT, mdbook-quiz TOML, a CSV, or what Anki exports as "Notes in Plain Text".';
