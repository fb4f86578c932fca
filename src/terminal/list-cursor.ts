/** Where the pointer of a list stands, and the digits that took it there. */
export interface Cursor {
  at: number | null;
  typed: string;
}

export const NOWHERE: Cursor = { at: null, typed: '' };
export const AT_FIRST: Cursor = { at: 0, typed: '' };

/** Where a number or an arrow takes the pointer; null for a key that does not move it. */
export function moved({ at, typed }: Cursor, key: string, count: number): Cursor | null {
  if (key === 'down') return { at: at === null ? 0 : Math.min(at + 1, count - 1), typed: '' };
  if (key === 'up') return { at: at === null ? count - 1 : Math.max(at - 1, 0), typed: '' };
  if (!/^\d$/.test(key)) return null;
  // `1` and then `2` is 12 where there are so many, and 2 where there are not.
  const digits = [typed + key, key].find((number) => Number(number) >= 1 && Number(number) <= count);
  return digits === undefined ? { at, typed: '' } : { at: Number(digits) - 1, typed: digits };
}

/** As many lines as there is room for, with those of the block at `at` among them. */
export function pageOf(blocks: string[], at: number | null, room: number): string[] {
  const heights = blocks.map((block) => block.split('\n').length);
  const lines = blocks.flatMap((block) => block.split('\n'));
  if (lines.length <= room) return lines;
  const first = heights.slice(0, at ?? 0).reduce((sum, height) => sum + height, 0);
  const centred = first - Math.max(0, Math.floor((room - heights[at ?? 0]!) / 2));
  const top = Math.max(0, Math.min(centred, lines.length - room));
  return lines.slice(top, top + room);
}
