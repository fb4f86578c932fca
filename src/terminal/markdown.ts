import { Lexer } from 'marked';
import { renderInlineTokens, renderTokens, type Look } from './markdown-view.js';

/** Markdown laid out for the terminal, without an empty line around it. */
export function renderMarkdown(markdown: string, look: Look): string {
  return renderTokens(new Lexer().lex(markdown), look);
}

/** One line of Markdown (an option, a hint): styled, not wrapped. */
export function renderInline(markdown: string, look: Look): string {
  return renderInlineTokens(new Lexer().inlineTokens(markdown), look);
}
