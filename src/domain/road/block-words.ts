/** What the words after the language of a code block say. */
export interface BlockWords {
  /** Whose it is; null for every learner. */
  track: string | null;
  /** The oldest Node that runs it. */
  node: string | null;
  /** The file that it makes beside the examples after it. */
  file: string | null;
  /** The file of a lab's reference that it is an excerpt of. */
  from: string | null;
  /** What a diagram shows, in words. */
  alt: string | null;
  isRun: boolean;
  /** JavaScript of a page, which is in no track's language. */
  isOfBrowser: boolean;
  unknown: string[];
}

/** Reads a block's opening line, without its fence: `js track=node no-run`, `diagram alt="two boxes"`. */
export function blockWords(opening: string): { language: string; words: BlockWords } {
  const [language = '', ...rest] = opening.match(/[\w-]+="[^"]*"|\S+/g) ?? [];
  const words: BlockWords = {
    ...{ track: null, node: null, file: null, from: null, alt: null },
    ...{ isRun: true, isOfBrowser: false, unknown: [] },
  };
  for (const word of rest) read(word, words);
  return { language, words };
}

function read(word: string, words: BlockWords): void {
  if (word === 'no-run') words.isRun = false;
  else if (word === 'browser') words.isOfBrowser = true;
  else if (/^node>=\d+(?:\.\d+){0,2}$/.test(word)) words.node = word.slice('node>='.length);
  else {
    const [, name, quoted, bare] = /^(track|file|from|alt)=(?:"(.*)"|(.+))$/.exec(word) ?? [];
    if (name === undefined) words.unknown.push(word);
    else words[name as 'track'] = quoted ?? bare!;
  }
}
