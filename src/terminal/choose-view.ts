import { moved, NOWHERE, type Cursor } from './list-cursor.js';
import { CHOOSE_FIRST, messageText, recordText, rowText, type KeyView, type Look, type Text } from './key-view.js';

/** One of a list. Without a place to begin at, nothing is chosen before a key is. */
export function chooseView(message: string, names: Text[], look: Look, start = NOWHERE): KeyView<Cursor> {
  return {
    title: message,
    start,
    press(cursor, key) {
      if (key !== 'enter') {
        const state = moved(cursor, key, names.length);
        return state && { state };
      }
      return cursor.at === null ? { state: cursor, notice: CHOOSE_FIRST } : { state: cursor, end: 'enter' };
    },
    draw: ({ at }) => ({
      message: messageText(message, look),
      blocks: names.map((name, index) => rowText(name, { index, of: names.length, at }, look)),
      at,
    }),
    record: ({ at }) => recordText(message, [names[at!]!], look),
  };
}
