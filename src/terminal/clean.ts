import { withoutHidden } from '../domain/hidden-characters.js';

// What our own styles and links are made of: SGR sequences and OSC 8 hyperlinks.
const OURS = /\u001b\[[0-9;]*m|\u001b\]8;;[^\u0000-\u001f\u007f-\u009f]*(?:\u0007|\u001b\\)/g;

/** Text as it may reach the screen: every control character but tab, newline and our own styles becomes visible. */
export function clean(text: string): string {
  let from = 0;
  let cleaned = '';
  for (const match of text.matchAll(OURS)) {
    cleaned += cleanForeign(text.slice(from, match.index)) + match[0];
    from = match.index + match[0].length;
  }
  return cleaned + cleanForeign(text.slice(from));
}

/** Foreign text (typed answers, output of programs) as it may reach the screen: no styles either. */
export function cleanForeign(text: string): string {
  return withoutHidden(text, visible);
}

function visible(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x20 ? String.fromCodePoint(0x2400 + code) : '\ufffd';
}
