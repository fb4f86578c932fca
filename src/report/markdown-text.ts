import { withoutHidden } from '../domain/hidden-characters.js';

/** A text that is no Markdown, such as a title, for a line of Markdown or a cell of a table: it shows as it is written. */
export function asText(text: string): string {
  return withoutHidden(text.replace(/\s+/g, ' ').trim(), () => '\ufffd').replace(SIGNS, '\\$&');
}

/** What means something in a line; an underscore inside of a word does not. */
const SIGNS = /[\\`*[\]<>|~]|&(?=#?\w+;)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
