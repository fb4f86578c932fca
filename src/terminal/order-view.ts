import { moved, NOWHERE, type Cursor } from './list-cursor.js';
import { CHOOSE_FIRST, messageText, recordText, rowText, type KeyView, type Look, type Text } from './key-view.js';

export interface Order {
  cursor: Cursor;
  /** The items in the order in which they were chosen. */
  placed: number[];
}

const NOTHING_PLACED: Order = { cursor: NOWHERE, placed: [] };

/** Items put in order one by one; the last is placed by itself, shown, and counts when the whole is confirmed. */
export function orderView(names: Text[], look: Look, start = NOTHING_PLACED): KeyView<Order> {
  return {
    title: 'Your order',
    start,
    press(state, key) {
      const { cursor, placed } = state;
      const order = wholeOrder(placed, names.length);
      if (key === 'b') {
        if (placed.length === 0) return { state, notice: 'Nothing is placed yet.' };
        return { state: { cursor: { at: placed.at(-1)!, typed: '' }, placed: placed.slice(0, -1) } };
      }
      if (order) return key === 'enter' ? { state: { cursor, placed: order }, end: 'enter' } : null;
      if (key !== 'enter') {
        const next = moved(cursor, key, names.length);
        return next && { state: { cursor: next, placed } };
      }
      if (cursor.at === null) return { state, notice: CHOOSE_FIRST };
      if (placed.includes(cursor.at))
        return { state, notice: 'That is placed already; b takes back what was placed last.' };
      return { state: { cursor: NOWHERE, placed: [...placed, cursor.at] } };
    },
    draw({ cursor, placed }) {
      const order = wholeOrder(placed, names.length);
      if (order) {
        const blocks = order.map((item, index) => rowText(names[item]!, { index, of: names.length, at: null }, look));
        return { message: messageText(CONFIRM, look), blocks, at: null };
      }
      const blocks = names.map((name, index) => {
        const rank = placed.indexOf(index);
        const behind = rank === -1 ? '' : look.style.dim(` ${look.symbols.dot} ${ordinal(rank).toLowerCase()}`);
        return rowText(name, { index, of: names.length, at: cursor.at, behind }, look);
      });
      return { message: messageText(`${ordinal(placed.length)} of ${names.length}`, look), blocks, at: cursor.at };
    },
    record: ({ placed }) =>
      recordText(
        'Your order',
        placed.map((item, index) => numberedText(index, names[item]!)),
        look,
      ),
  };
}

/** The order with what is left at its end; null while more than one item is left. */
export function wholeOrder(placed: number[], count: number): number[] | null {
  if (placed.length < count - 1) return null;
  return [
    ...placed,
    ...Array.from({ length: count }, (_item, index) => index).filter((item) => !placed.includes(item)),
  ];
}

function numberedText(index: number, text: Text): Text {
  const sign = `${index + 1}. `;
  return (room) =>
    sign +
    text(room - sign.length)
      .split('\n')
      .join(`\n${' '.repeat(sign.length)}`);
}

function ordinal(index: number): string {
  return ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth'][index] ?? `Number ${index + 1}`;
}

const CONFIRM = 'In this order? Enter answers, b goes back.';
