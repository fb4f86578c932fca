/** `because`, as people in a hurry write it. */
const BECAUSE = /(?<![\p{L}\p{N}])(?:bc|becuase|becasue|cuz|coz)(?![\p{L}\p{N}])/giu;

export function becauseInFull(text: string): string {
  return text.replace(BECAUSE, 'because');
}

/** A typed text with its signs made plain: one kind of quote, hyphen, minus and times, single spaces, composed letters. */
export function plainSigns(text: string): string {
  return (/^[ -~]*$/.test(text) ? text : withoutTypography(text)).replace(/\s+/g, ' ').trim();
}

function withoutTypography(text: string): string {
  return text
    .replace(/[⁰¹²³⁴-⁹]+/g, (power) => `^${power.normalize('NFKC')}`)
    .normalize('NFKC')
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '')
    .replace(/[‘’‚‛′´]/g, "'")
    .replace(/[“”„‟″«»]/g, '"')
    .replace(/[\u2010-\u2015\u2212\ufe58\ufe63]/g, '-');
}

/** A typed text as words are compared: plain signs, lower case but for flags of one letter, nothing around it. */
export function foldText(text: string): string {
  const lower = plainSigns(text).replace(/(?<!\S)-[A-Za-z](?![\p{L}\p{N}-])|[^-]+|-/gu, (piece) =>
    piece.startsWith('-') ? piece : piece.toLowerCase(),
  );
  return trimmed(lower);
}

/** Without the quotes around the whole, a shell's prompt, and the punctuation that ends a sentence or a statement. */
function trimmed(text: string): string {
  const bare = text
    .replace(/^(["'`]+)(.+)\1$/, '$2')
    .replace(/^[$;,]\s+/, '')
    .replace(/^\.{3}\s*(?=[\p{L}\p{N}-])/u, '')
    // The last period of `cd ..` or `.` is no end of a sentence.
    .replace(/(?<=[\p{L}\p{N}\])}"'`*>_/;])(?:\s*;|[.:,!])$/u, '')
    .trim();
  return bare === text || bare === '' ? text : trimmed(bare);
}

/** Without quotes around any of its words. */
export function withoutQuotes(text: string): string {
  return text.replace(/`/g, '').replace(/(?<![\p{L}\p{N}])(["'])(.*?)\1(?![\p{L}\p{N}])/gu, '$2');
}

/** Everything that turns or splits the meaning of an answer, in order: negations, alternatives and limits. */
export function turnsOf(text: string): string {
  return (foldText(text).match(TURNS) ?? []).map((turn) => turn.trim()).join(' ');
}

/** A text in lower case without what turns a meaning. */
export function withoutTurns(text: string): string {
  return text.toLowerCase().replace(TURNS, ' ');
}

const TURNS =
  /(?<![\p{L}\p{N}_])(?:not|no|never|non|neither|nor|none|without|except|unless|but|instead|rather|opposite|cannot|or|either|versus|vs|between|less|fewer|(?:more|greater|larger|smaller|bigger) than|below|above|under|over|minus|almost|nearly|half|double|twice|least|before|after|anti|false|wrong)(?![\p{L}\p{N}_])|n't(?![\p{L}\p{N}_])|!=|<>|≠|¬|\|\||[<>]=|&&/gu;
