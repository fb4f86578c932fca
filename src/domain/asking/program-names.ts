import { wordStem } from './prompt-words.js';
import { remembering } from './remembering.js';
import { splitOutside } from './split-outside.js';

interface Code {
  code: string;
  language: string;
}

/** What a program calls things: its words, but for those in its texts, and for what SQL writes in capitals. */
export function namesIn(code: string, language: string): Set<string> {
  return language === 'sh' ? new Set() : namesOf(language === 'sql' ? withoutKeywords(code) : code);
}

const namesOf = remembering((code: string): Set<string> => {
  const bare = code.toLowerCase().replace(/(["'`])(?:\\.|(?!\1)[^\\])*\1/g, ' ');
  return new Set(bare.match(/[\p{L}_]{2,}/gu) ?? []);
});

function withoutKeywords(code: string): string {
  return code.replace(/(?<!\w)[A-Z]{2,}(?!\w)/g, ' ');
}

/** Whether a text is such as `a.count` or `len(body)`, and stands in the program. */
export function isPart(text: string, code: string): boolean {
  if (/^[a-z]$/.test(text)) return standsAlone(text, code.toLowerCase());
  return /^[a-z_][\w.]*(?:\.\w+|\([\w.]*\))$/.test(text) && standsAlone(text, code.toLowerCase());
}

function standsAlone(text: string, whole: string): boolean {
  const at = whole.indexOf(text);
  return at >= 0 && !/\w/.test(whole[at - 1] ?? '') && !/\w/.test(whole[at + text.length] ?? '');
}

/**
 * Whether pieces of an answer name what the program prints in another place: `left is 2, rounds is 1` where it prints
 * rounds first. A word beside one of bare numbers, as in `5 calls, then 1`, names all of them.
 */
export function areNamedOtherwise(pieces: string[], program: Code): boolean {
  const printed = printedIn(program).map(wordsIn);
  if (printed.length !== pieces.length) return false;
  const named = pieces.map(wordsIn);
  const placesOf = (word: string) => [...printed.keys()].filter((place) => printed[place]!.has(word));
  return pieces.some((piece, at) => {
    if (!/ is |=/.test(piece) && named.every((words, other) => other === at || words.size === 0)) return false;
    const places = [...named[at]!].map(placesOf).filter((found) => found.length === 1);
    return places.length > 0 && places.every(([place]) => place !== at);
  });
}

/** What a program prints, value by value. */
function printedIn({ code, language }: Code): string[] {
  if (language === 'sql') {
    const list = /\bSELECT\s+((?:(?!\bSELECT\b)[^])*?)\s+FROM\b(?![^]*\bSELECT\b)/.exec(code)?.[1];
    return list === undefined ? [] : splitOutside(list, /,/);
  }
  const calls = [...code.matchAll(/(?:console\.log|\bprint)\((.*)\);?$/gm)];
  return calls.flatMap(([, values]) => splitOutside(values!, /,/));
}

function wordsIn(text: string): Set<string> {
  const names = text.toLowerCase().match(/(?<![\p{L}\p{N}])\p{L}+/gu) ?? [];
  return new Set(names.map(wordStem));
}
