// What drives a terminal (C0 and C1 controls but tab and line ends), and the marks that reorder what a reader sees.
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
// What takes no room: zero-width characters, marks of direction, invisible operators, fillers, tags.
const UNSEEN =
  /[\u061c\u115f\u1160\u180e\u200b-\u200f\u2028\u2029\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|\udb40[\udc00-\udc7f]/;
const EITHER = new RegExp(`${CONTROL.source}|${UNSEEN.source}`, 'g');

/** Replaces every character that a reader cannot see, or that would act on the terminal. */
export function withoutHidden(text: string, shown: (character: string) => string): string {
  return text.replace(EITHER, (character, at: number) => (joins(text, at) ? character : shown(character)));
}

/** The first such character, a carriage return before a line end aside. */
export function firstHidden(text: string): { character: string; at: number; control: boolean } | null {
  if (text.search(EITHER) < 0) return null;
  for (const { 0: character, index: at } of text.matchAll(EITHER)) {
    if (joins(text, at) || (character === '\r' && text[at + 1] !== undefined && text[at + 1] === '\n')) continue;
    return { character, at, control: CONTROL.test(character) };
  }
  return null;
}

// Joiners belong to emoji made of several, and to scripts whose letters they shape. Compiled only where there is one.
function joins(text: string, at: number): boolean {
  if (text[at] !== '\u200d' && text[at] !== '\u200c') return false;
  const before = Array.from(text.slice(Math.max(0, at - 2), at)).at(-1) ?? '';
  const after = String.fromCodePoint(text.codePointAt(at + 1) ?? 0);
  const pictograph = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f]/u;
  if (pictograph.test(before) && pictograph.test(after)) return true;
  const shaped = /(?!\p{Script=Latin}|\p{Script=Greek}|\p{Script=Cyrillic}|\p{Script=Han})[\p{L}\p{M}]/u;
  return shaped.test(before) && shaped.test(after);
}
