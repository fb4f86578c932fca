import { withoutTurns } from './folding.js';
import { digitsForWords } from './number-words.js';
import { remembering } from './remembering.js';
import { GLUE, PREFIXES } from './small-words.js';

/** What in a prompt can stand beside its answer without changing it. */
export interface PromptWords {
  /** Words that can be the noun it asks for, by their stems; code is none. */
  nouns: ReadonlySet<string>;
  /** Words with a capital that begin no sentence, in lower case. */
  names: ReadonlySet<string>;
  /** The words of "A, B or C", which are answers themselves. */
  options: ReadonlySet<string>;
}

export const promptWords = remembering((prompt: string): PromptWords => {
  const plain = withoutCode(prompt);
  const options = new Set([...plain.matchAll(LISTS)].flatMap(([text]) => wordsOf(text.toLowerCase())));
  const free = new Set(wordsOf(withoutTurns(plain)).filter((word) => !options.has(word)));
  const nouns = wordsOf(plain).filter(
    (word) => word.length >= 3 && /^[a-z]/.test(word) && !GLUE.has(word) && !PREFIXES.has(word) && free.has(word),
  );
  const names = [...plain.matchAll(/(?<=[\p{L}\p{N},] )(?=\p{L}*\p{Lu})\p{L}{2,}/gu)].map(([name]) =>
    name.toLowerCase(),
  );
  return { nouns: new Set(nouns.map(wordStem)), names: new Set(names.filter((name) => free.has(name))), options };
});

/** "A or B", "A, B and C". */
const LISTS =
  /(?:[\p{L}\p{N}#+-]+(?: [\p{L}\p{N}#+-]+)?, )*[\p{L}\p{N}#+-]+,? (?:or|and) (?:an? |the |by )*[\p{L}\p{N}#+-]+/gu;

/** Tells whether a word beside a number stands in the prompt, in any of its forms: `failures`, where it says `fail`. */
export const standsIn = remembering((prompt: string): ((word: string) => boolean) => {
  const words = wordsOf(withoutTurns(prompt));
  const stems = new Set(words.flatMap((word) => [wordStem(word), verbStem(word)]));
  return (short) => {
    const word = SHORT_FORMS[short] ?? short;
    return (
      stems.has(wordStem(word)) ||
      stems.has(verbStem(word)) ||
      words.some((asked) => asked.length >= FORMS && word.startsWith(asked))
    );
  };
});

const FORMS = 4;

/** What people write for a word that the prompt has in full. */
const SHORT_FORMS: Record<string, string> = {
  char: 'character',
  chars: 'character',
  conn: 'connection',
  conns: 'connection',
  col: 'column',
  cols: 'column',
  req: 'request',
  reqs: 'request',
  msg: 'message',
  msgs: 'message',
  db: 'database',
  dbs: 'database',
  func: 'function',
  usd: 'dollar',
};

/** Whether a prompt counts such things itself, and others than are told: `three characters`. */
export function isCountedAs(prompt: string, noun: string, key: string): boolean {
  const words = wordsOf(digitsForWords(prompt.toLowerCase()));
  const places = words.flatMap((word, at) => (wordStem(word) === wordStem(SHORT_FORMS[noun] ?? noun) ? [at] : []));
  const isAskedFor = places.some((at) =>
    words
      .slice(Math.max(0, at - 3), at)
      .join(' ')
      .includes('how many'),
  );
  return !isAskedFor && places.some((at) => /^\d+$/.test(words[at - 1] ?? '') && !['1', key].includes(words[at - 1]!));
}

/** Whether several words together stand in the prompt as they are: `wrong passwords`. */
export function quotes(prompt: string, phrase: string): boolean {
  const words = wordsOf(phrase.toLowerCase());
  if (words.length < 2 || words.includes('or')) return false;
  return ` ${wordsOf(prompt.toLowerCase()).join(' ')} `.includes(` ${words.join(' ')} `);
}

/** The word before the question: `after`, where a prompt asks "After how many". */
export const asksAfter = remembering(
  (prompt: string): ReadonlySet<string> =>
    new Set([...prompt.toLowerCase().matchAll(/(\p{L}+) (?:how|which|what|whom)\b/gu)].map(([, word]) => word!)),
);

/** A verb without its ending: `ended`, `ends` and `ending` as `end`. */
function verbStem(word: string): string {
  return word.length < 5 ? word.replace(/(?<=\p{L}{3})s$/u, '') : word.replace(/(?<=\p{L}{3})(?:ing|ed|es|e|s)$/u, '');
}

/** A prompt's own words: without its code and what it quotes. */
function withoutCode(markdown: string): string {
  return markdown
    .replace(/```[^]*?```/g, ' ')
    .replace(/`[^`]*`/g, ' ')
    .replace(/"[^"]*"/g, ' ');
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** A word without the ending of a plural: `queries` as `query`, `indices` as `index`. */
export function wordStem(word: string): string {
  if (word.length < 4) return word;
  return (
    word
      .replace(/(?<=ind|append|vert)ices$/, 'ex')
      .replace(/(?<=\p{L}{2})(?<!ser|spec)ies$/u, 'y')
      .replace(/(?<=s|x|z|ch|sh)es$/, '')
      .replace(/(?<=[^su])s$/, '')
      // `caches` and `databases` lose an e that `cache` and `database` keep.
      .replace(/(?<=\p{L}{4})e$/u, '')
  );
}
