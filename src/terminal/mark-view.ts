import { AT_FIRST, moved, type Cursor } from './list-cursor.js';
import { messageText, recordText, rowText, type KeyView, type Look, type Text } from './key-view.js';

export interface Marks {
  cursor: Cursor;
  marked: number[];
}

const NOTHING_MARKED: Marks = { cursor: AT_FIRST, marked: [] };
/** Where a number may have two digits, it only moves; space marks. */
const MOST_BY_NUMBER = 9;

/** What is asked for, and how many must be marked at least. */
export interface Marking {
  message: string;
  least: 0 | 1;
}

export const ALL_RIGHT: Marking = { message: 'All that are right', least: 1 };

/** Several of a list. */
export function markView(
  names: Text[],
  look: Look,
  { message, least }: Marking = ALL_RIGHT,
  start = NOTHING_MARKED,
): KeyView<Marks> {
  const toggled = (marked: number[], at: number) =>
    marked.includes(at) ? marked.filter((index) => index !== at) : [...marked, at].toSorted((a, b) => a - b);
  return {
    title: message,
    start,
    press(state, key) {
      const { cursor, marked } = state;
      if (key === 'enter') return marked.length < least ? { state, notice: MARK_FIRST } : { state, end: 'enter' };
      if (key === 'space') return { state: { cursor, marked: toggled(marked, cursor.at!) } };
      const next = moved(cursor, key, names.length);
      if (!next) return null;
      const marks = names.length <= MOST_BY_NUMBER && next.typed !== '';
      return { state: { cursor: next, marked: marks ? toggled(marked, next.at!) : marked } };
    },
    draw: ({ cursor, marked }) => ({
      message: messageText(message, look),
      blocks: names.map((name, index) => {
        const box = marked.includes(index) ? look.symbols.marked : look.symbols.unmarked;
        return rowText(name, { index, of: names.length, at: cursor.at, box: `${box} ` }, look);
      }),
      at: cursor.at,
    }),
    record: ({ marked }) =>
      recordText(
        message,
        marked.map((index) => names[index]!),
        look,
      ),
  };
}

const MARK_FIRST = 'Mark first what is right: with its number, or space.';
