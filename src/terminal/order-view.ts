import { NOTHING_CHOSEN, pressInTurn, wholeOrder, type InTurn } from './in-turn.js';
import { messageText, recordText, rowText, type KeyView, type Look, type Text } from './key-view.js';

/** Items put in order one by one; the last is placed by itself, shown, and counts when the whole is confirmed. */
export function orderView(names: Text[], look: Look, start = NOTHING_CHOSEN): KeyView<InTurn> {
  return {
    title: 'Your order',
    start,
    press: pressInTurn(names.length, {
      nothing: 'Nothing is placed yet.',
      taken: 'That is placed already; b takes back what was placed last.',
    }),
    draw({ cursor, chosen }) {
      const order = wholeOrder(chosen, names.length);
      if (order) {
        const blocks = order.map((item, index) => rowText(names[item]!, { index, of: names.length, at: null }, look));
        return { message: messageText(CONFIRM, look), blocks, at: null };
      }
      const blocks = names.map((name, index) => {
        const rank = chosen.indexOf(index);
        const behind = rank === -1 ? '' : ` ${look.symbols.dot} ${ordinal(rank).toLowerCase()}`;
        return rowText(name, { index, of: names.length, at: cursor.at, behind }, look);
      });
      return { message: messageText(`${ordinal(chosen.length)} of ${names.length}`, look), blocks, at: cursor.at };
    },
    record: ({ chosen }) =>
      recordText(
        'Your order',
        chosen.map((item, index) => numberedText(index, names[item]!)),
        look,
      ),
  };
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
