import { Lexer } from 'marked';
import { blocksOfTokens, renderInlineTokens, renderTokens, type Look } from './markdown-view.js';
import type { Block } from './screens.js';
import { indented, textColumns } from './wrap.js';

/** Markdown laid out for the terminal, without an empty line around it. */
export function renderMarkdown(markdown: string, look: Look): string {
  return renderTokens(new Lexer().lex(markdown), look);
}

/** Markdown as blocks, with an empty line above each. */
export function markdownBlocks(markdown: string, look: Look): Block[] {
  return blocksOfTokens(new Lexer().lex(markdown), look);
}

/** Markdown of any length (a reason, a hint) laid out under an indentation of `by` columns. */
export function renderBlock(markdown: string, look: Look, by: number): string {
  return indented(renderTokens(new Lexer().lex(markdown), look, textColumns(look) - by), by);
}

/** The lines of an option in at most `room` columns, to stand beside or under its number. */
export function renderOption(markdown: string, look: Look, room: number): string[] {
  return renderTokens(new Lexer().lex(markdown), look, room).split('\n');
}

/** One line of Markdown (a title, a found line): styled, not wrapped. */
export function renderInline(markdown: string, look: Look): string {
  return renderInlineTokens(new Lexer().inlineTokens(markdown), look);
}

/** Whether a text is more than one paragraph: a list, a quote, code. */
export function isBlocks(markdown: string): boolean {
  const tokens = new Lexer().blockTokens(markdown).filter(({ type }) => type !== 'space' && type !== 'def');
  return tokens.length > 1 || (tokens[0] !== undefined && tokens[0].type !== 'paragraph');
}
