import { NOTHING_CHOSEN, pressInTurn, wholeOrder, type InTurn } from './in-turn.js';
import { messageText, plainText, recordText, rowText, type KeyView, type Look } from './key-view.js';
import { wrap } from './wrap.js';

/** Left sides matched one by one, with all of both sides in view; the last pair is shown, and counts when all are confirmed. */
export function matchView(lefts: string[], rights: string[], look: Look, start = NOTHING_CHOSEN): KeyView<InTurn> {
  const { symbols, style } = look;
  const pairText = (left: string, right: string | null, isCurrent: boolean) => {
    const text = `${left} ${symbols.leadsTo} ${right ?? '?'}`;
    const row = `${isCurrent ? symbols.pointer : ' '} ${wrap(text, look.columns - 1, 4)}`;
    return isCurrent ? style.strong(row) : row;
  };
  const pairs = (chosen: number[], current: number) =>
    lefts.map((left, index) =>
      pairText(left, chosen[index] === undefined ? null : rights[chosen[index]]!, index === current),
    );
  return {
    title: 'Your pairs',
    start,
    press: pressInTurn(lefts.length, {
      nothing: 'Nothing is matched yet.',
      taken: 'That is taken already; b goes back to the pair before.',
    }),
    draw({ cursor, chosen }) {
      const whole = wholeOrder(chosen, lefts.length);
      if (whole) return { message: messageText(CONFIRM, look), blocks: pairs(whole, -1), at: null };
      const options = rights.map((right, index) =>
        rowText(
          plainText(chosen.includes(index) ? style.struck(right) : right),
          { index, of: rights.length, at: cursor.at },
          look,
        ),
      );
      const both = [...pairs(chosen, chosen.length), '', ...options];
      const at = cursor.at === null ? null : lefts.length + 1 + cursor.at;
      const message = messageText('What goes with each? Type its number, then Enter.', look);
      if (heightOf([message, ...both]) + FOOT < look.rows) return { message, blocks: both, at };
      // Too many for the window: what is matched now, and what it may go with.
      return { message: messageText(lefts[chosen.length]!, look), blocks: options, at: cursor.at };
    },
    record: ({ chosen }) =>
      recordText(
        'Your pairs',
        lefts.map((left, index) => plainText(`${left} ${symbols.leadsTo} ${rights[chosen[index]!]!}`)),
        look,
      ),
  };
}

const FOOT = 2;
const CONFIRM = 'Matched like this? Enter answers, b goes back.';

function heightOf(blocks: string[]): number {
  return blocks.reduce((sum, block) => sum + block.split('\n').length, 0);
}
