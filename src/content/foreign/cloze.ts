import type { Draft } from './bank.js';

type Piece = string | { number: number; text: string; hint: string };

/** A question for each number of a gap in a text: the others are filled. `shown` makes Markdown of a field. */
export function clozesOf(field: string, shown: (field: string) => string): { number: number; draft: Draft }[] {
  const pieces = piecesOf(field);
  const gaps = pieces.filter((piece) => typeof piece !== 'string');
  const numbers = [...new Set(gaps.map(({ number }) => number))].toSorted((one, other) => one - other);
  return numbers.map((number) => {
    const own = gaps.filter((gap) => gap.number === number);
    const asked = pieces.map((piece) => {
      if (typeof piece === 'string') return piece;
      if (piece.number !== number) return piece.text;
      return piece.hint === '' ? GAP : `[${piece.hint}]`;
    });
    const prompt = shown(asked.join('')).replaceAll(GAP, '[…]');
    const [gap] = own;
    const isTyped = own.length === 1 && TYPED.test(gap!.text);
    const draft: Draft = isTyped
      ? { kind: 'short', prompt, accept: [gap!.text.trim()], match: 'text' }
      : { kind: 'card', prompt, back: own.map(({ text }) => shown(text)).join('\n\n') };
    return { number, draft };
  });
}

/** A few words in letters and digits; what is longer is compared by oneself. */
const TYPED = /^\s*[\p{L}\p{N}]+(?:[ -][\p{L}\p{N}]+){0,2}\s*$/u;

/** A character that no text has, where the gap is. */
const GAP = '\ufdd9';

/** The text in pieces; a gap inside of another belongs to that. */
function piecesOf(field: string): Piece[] {
  const pieces: Piece[] = [];
  let [from, open, depth]: [number, { number: number; at: number } | null, number] = [0, null, 0];
  for (const { 0: sign, 1: number, index } of field.matchAll(/\{\{c(\d+)::|\}\}/g)) {
    if (number !== undefined) {
      if (depth++ > 0) continue;
      pieces.push(field.slice(from, index));
      open = { number: Number(number), at: index + sign.length };
    } else if (open && --depth === 0) {
      const [text = '', hint = ''] = innerOf(field.slice(open.at, index)).split('::');
      pieces.push({ number: open.number, text, hint });
      [from, open] = [index + sign.length, null];
    }
  }
  return [...pieces, field.slice(from)];
}

function innerOf(text: string): string {
  return text.replace(/\{\{c\d+::([^{}]*?)(?:::[^{}]*)?\}\}/g, '$1');
}
