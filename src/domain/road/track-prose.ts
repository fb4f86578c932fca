import type { Scan } from './fences.js';

/** Prose of one track, with the indices of the lines `::: track=ID` and `:::` around it. */
export interface TrackProse {
  track: string;
  line: number;
  end: number;
}

const MARK = /^\s*:::/;
const OPENING = /^\s*::: track=(\S+)\s*$/;
const CLOSING = /^\s*:::\s*$/;

/** What of a text is for one track alone, and the marks (`stray`) that open nothing, end nothing, or are not ended. */
export function trackProseIn({ prose }: Scan): { blocks: TrackProse[]; stray: number[] } {
  const blocks: TrackProse[] = [];
  const stray: number[] = [];
  let open: { track: string; line: number } | null = null;
  for (const { line, index } of prose) {
    if (!MARK.test(line)) continue;
    const track = OPENING.exec(line)?.[1];
    if (open && CLOSING.test(line)) {
      blocks.push({ ...open, end: index });
      open = null;
    } else if (track === undefined || open) stray.push(index);
    else open = { track, line: index };
  }
  if (open) stray.push(open.line);
  return { blocks, stray };
}

/** Prose as readers of each of these tracks see it, without the marks; once, where none of it is for one track alone. */
export function proseOfEach(scan: Scan, tracks: Iterable<string>): Scan['prose'][] {
  const { blocks } = trackProseIn(scan);
  if (blocks.length === 0) return [scan.prose];
  const isSeen = (index: number, track: string) =>
    blocks.every(
      (block) => index < block.line || index > block.end || (block.track === track && isInside(index, block)),
    );
  return [...tracks].map((track) => scan.prose.filter(({ index }) => isSeen(index, track)));
}

function isInside(index: number, { line, end }: TrackProse): boolean {
  return index > line && index < end;
}
