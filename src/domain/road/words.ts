/** The words of a text, in small letters and without punctuation. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** What is the same for a word's singular and plural, as far as endings tell: `indices`, `indexes` and `index` are one. */
export function stem(word: string): string {
  // Without a vowel it is an abbreviation, and its last letter belongs to it: https is not http.
  if (word.length < 4 || !/[aeiouy]/.test(word.slice(0, -1)) || KEPT.test(word)) return word;
  const rule = ENDINGS.find(([ending]) => ending.test(word));
  return rule ? word.replace(...rule) : word;
}

const KEPT = /(?:ss|us|[dhsx]is)$/;
const ENDINGS: [ending: RegExp, stem: string][] = [
  [/(ind|vert|vort|matr|append)(?:ices|ixes|ix|exes|ex)$/, '$1ex'],
  [/ies$/, 'y'],
  [/es?$|s$/, ''],
];
