import { CHOOSE_FIRST, type KeyView } from './key-view.js';
import { moved, NOWHERE, type Cursor } from './list-cursor.js';

/** Items of a list chosen one after another, each once. */
export interface InTurn {
  cursor: Cursor;
  /** The items in the order in which they were chosen. */
  chosen: number[];
}

export const NOTHING_CHOSEN: InTurn = { cursor: NOWHERE, chosen: [] };

/** The last of `count` items is chosen by itself, and all count when that was seen; `b` takes back one. */
export function pressInTurn(count: number, says: { nothing: string; taken: string }): KeyView<InTurn>['press'] {
  return (state, key) => {
    const { cursor, chosen } = state;
    const whole = wholeOrder(chosen, count);
    if (key === 'b') {
      if (chosen.length === 0) return { state, notice: says.nothing };
      return { state: { cursor: { at: chosen.at(-1)!, typed: '' }, chosen: chosen.slice(0, -1) } };
    }
    if (whole) return key === 'enter' ? { state: { cursor, chosen: whole }, end: 'enter' } : null;
    if (key !== 'enter') {
      const next = moved(cursor, key, count);
      return next && { state: { cursor: next, chosen } };
    }
    if (cursor.at === null) return { state, notice: CHOOSE_FIRST };
    if (chosen.includes(cursor.at)) return { state, notice: says.taken };
    return { state: { cursor: NOWHERE, chosen: [...chosen, cursor.at] } };
  };
}

/** The order with what is left at its end; null while more than one item is left. */
export function wholeOrder(chosen: number[], count: number): number[] | null {
  if (chosen.length < count - 1) return null;
  return [
    ...chosen,
    ...Array.from({ length: count }, (_item, index) => index).filter((item) => !chosen.includes(item)),
  ];
}
