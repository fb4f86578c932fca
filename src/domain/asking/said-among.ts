import { foldText, turnsOf, withoutQuotes } from './folding.js';
import { promptWords, wordStem } from './prompt-words.js';
import { isVerbOf, SUBJECTS } from './sentences.js';
import { AUXILIARY, CLASSES, GLUE, LEADS, VERBS } from './small-words.js';

const MOST_AROUND = 8;
const PLAIN = [LEADS, CLASSES, GLUE, AUXILIARY, VERBS, SUBJECTS];

/**
 * Whether a text is a key among words that add nothing to it, wherever they stand: small ones, and the question's own.
 * Beside a comma or an `and` stands another answer.
 */
export function saidAmong(prompt: string, key: string, text: string): boolean {
  const said = withoutQuotes(foldText(text));
  const at = placeOf(key, said);
  if (at < 0) return false;
  const around = `${said.slice(0, at)} ${said.slice(at + key.length)}`.replace(/(?<=\p{L})'s(?!\p{L})/gu, '').trim();
  const words = around.split(/\s+/);
  if (words.length > MOST_AROUND || turnsOf(around) !== '' || !/^[\p{L}\s'-]*$/u.test(around)) return false;
  const { nouns, names, options } = promptWords(prompt);
  const isPlain = (word: string) =>
    PLAIN.some((plain) => plain.has(word)) || nouns.has(wordStem(word)) || names.has(word) || isVerbOf(prompt, word);
  return words.every((word) => !options.has(word) && word !== 'and' && isPlain(word));
}

/** Where a key stands in a text as words of their own, and once. */
function placeOf(key: string, text: string): number {
  const at = text.indexOf(key);
  if (key === '' || at < 0 || text.includes(key, at + 1)) return -1;
  const [before, after] = [text[at - 1] ?? ' ', text[at + key.length] ?? ' '];
  return /[\s(]/.test(before) && /[\s)']/.test(after) ? at : -1;
}
