import { hash } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** A hash of all that checks a roadmap: what another program has found may be found no more. */
declare const __CHECKED__: string;

/** What was found in texts, for as long as they are the same. */
export interface Memory {
  /** What `find` makes of `reads`, which must be all that it looks at: as plain JSON has it, or null for what is not kept. */
  of<Found>(what: string, reads: string[], find: () => Found | null): Found | null;
}

export const NO_MEMORY: Memory = { of: (_what, _reads, find) => find() };

export interface Recalled extends Memory {
  /** What was found this time, old and new, for a later run; null where nothing is new. */
  told(): string | null;
}

/** What an earlier run has told; nothing, where that was another program, or the text is not what it was. */
export function recalled(text: string): Recalled {
  const before = linesOf(text);
  const lines = new Map<string, string>();
  let hasNew = false;
  return {
    of<Found>(what: string, reads: string[], find: () => Found | null) {
      const key = hashOf([what, ...reads]);
      const known = before.get(key);
      if (known !== undefined) {
        lines.set(key, known);
        return JSON.parse(known) as Found;
      }
      const found = find();
      if (found === null) return null;
      lines.set(key, JSON.stringify(found));
      hasNew = true;
      return found;
    },
    told() {
      if (!hasNew) return null;
      const body = [...lines].map(([key, line]) => `${key} ${line}\n`).join('');
      return headOf(body) + body;
    },
  };
}

function linesOf(text: string): Map<string, string> {
  const body = text.slice(text.indexOf('\n') + 1);
  if (!text.startsWith(headOf(body))) return new Map();
  return new Map(
    body
      .slice(0, -1)
      .split('\n')
      .map((line) => [line.slice(0, KEY), line.slice(KEY + 1)]),
  );
}

/** By whom the lines below were told, and that they are whole. Patterns and letters are those of the Node that runs. */
function headOf(body: string): string {
  return `${__CHECKED__} ${process.version} ${body.length} ${crc32(body)}\n`;
}

export function hashOf(texts: string[]): string {
  return hash('sha1', texts.map((text) => `${text.length} ${text}`).join(''), 'base64url');
}

/** How long a hash is. */
const KEY = 27;
