import type { Token, Tokens } from 'marked';
import { CODE_COLUMNS } from '../domain/road/roadmap.js';
import { blockWords } from '../domain/road/block-words.js';
import { cleanForeign } from './clean.js';
import { inlineFor, type Look } from './markdown-inline.js';
import type { Block } from './screens.js';
import { ASCII } from './symbols.js';
import { renderTable } from './table.js';
import { indented, textColumns, width, wrap } from './wrap.js';

export type { Look };

const CODE_INDENT = 2;
/** What is nested deeper than leaves this many columns is not indented any further. */
const NARROWEST = 10;

/** Lays out marked's block tokens for the terminal, in `room` columns, without an empty line around them. */
export function renderTokens(tokens: object[], look: Look, room = textColumns(look)): string {
  return blocksOf(tokens as Token[], room, look).join('\n\n');
}

/** The same as what may be parted between screens, with an empty line above each block; items of a list are blocks, too. */
export function blocksOfTokens(tokens: object[], look: Look, room = textColumns(look)): Block[] {
  const shown = (tokens as Token[])
    .map((token) => ({ token, text: block(token, room, look) }))
    .filter(({ text }) => text.trim() !== '');
  return shown.flatMap(({ token, text }, index): Block[] => {
    if (token.type !== 'list') return [{ text: `\n${text}`, holds: holdsNext(token, text, shown[index + 1]?.token) }];
    const { loose } = token as Tokens.List;
    return itemTexts(token as Tokens.List, room, look).map((item, at) => ({
      text: at === 0 || loose ? `\n${item}` : item,
    }));
  });
}

/** A title, a sentence that leads to what comes, and a program with what it prints. */
function holdsNext(token: Token, text: string, next: Token | undefined): boolean {
  if (token.type === 'heading') return true;
  if (token.type === 'paragraph') return text.endsWith(':');
  return (
    token.type === 'code' && next?.type === 'code' && blockWords((next as Tokens.Code).lang ?? '').language === 'output'
  );
}

/** Styles inline tokens (a goal, a cell), without wrapping them. */
export function renderInlineTokens(tokens: object[], look: Look): string {
  return inlineFor(look)(tokens as Token[]);
}

function blocksOf(tokens: Token[], room: number, look: Look): string[] {
  return tokens.map((token) => block(token, room, look)).filter((text) => text.trim() !== '');
}

function block(token: Token, room: number, look: Look): string {
  const { style, symbols } = look;
  const inline = inlineFor(look);
  switch (token.type) {
    case 'heading':
      return style.strong(wrap(inline((token as Tokens.Heading).tokens), room));
    case 'paragraph':
      return wrap(inline((token as Tokens.Paragraph).tokens), room);
    case 'blockquote': {
      const [by, inner] = within(room, 2);
      return indented(renderTokens((token as Tokens.Blockquote).tokens, look, inner), by);
    }
    case 'code':
      return codeText(token as Tokens.Code & { whose?: string }, room, look);
    case 'hr':
      return look.plain ? '' : style.dim(symbols.rule.repeat(Math.min(room, 20)));
    case 'html':
      return htmlText(token as Tokens.HTML, room);
    case 'list':
      return listText(token as Tokens.List, room, look);
    case 'table': {
      const { header, rows } = token as Tokens.Table;
      const cells = (row: Tokens.TableCell[]) => row.map(({ tokens }) => inline(tokens));
      return renderTable(cells(header), rows.map(cells), room, look);
    }
    case 'space':
    case 'def':
      return '';
    default:
      return wrap(inline([token]), room);
  }
}

function codeText({ text, lang, whose }: Tokens.Code & { whose?: string }, room: number, look: Look): string {
  const { language, words } = blockWords(lang ?? '');
  if (language === 'diagram') return diagramText(text, words.alt ?? '', room, look);
  const by = look.columns < CODE_COLUMNS + CODE_INDENT ? 0 : CODE_INDENT;
  const code = indented(look.highlight(cleanForeign(text), language), by);
  // Without colors nothing else would tell it from a program.
  const above = language === 'output' ? 'prints:' : whose === undefined ? null : `${cleanForeign(whose)}:`;
  return above === null ? code : `${above}\n${code}`;
}

/** A drawing where it can be seen as it was drawn; else what it shows, in words. */
function diagramText(drawing: string, alt: string, room: number, look: Look): string {
  const lines = cleanForeign(drawing).split('\n');
  const widest = Math.max(...lines.map(width));
  const isLegible = look.symbols !== ASCII || /^[ -~\n]*$/.test(drawing);
  if (look.plain || !isLegible || widest > room) return wrap(cleanForeign(alt), room);
  return indented(lines.join('\n'), widest + CODE_INDENT > room ? 0 : CODE_INDENT);
}

// HTML says nothing in a terminal that its text does not, so it is shown as it was typed, but for what was commented out.
function htmlText({ text }: Tokens.HTML, room: number): string {
  const shown = text.replace(/<!--(?:>|->|[\s\S]*?-->)/g, '');
  return cleanForeign(shown)
    .replace(/^\s*\n|\s+$/g, '')
    .split('\n')
    .map((line) => (width(line) > room ? wrap(line, room) : line))
    .join('\n');
}

function listText(list: Tokens.List, room: number, look: Look): string {
  return itemTexts(list, room, look).join(list.loose ? '\n\n' : '\n');
}

function itemTexts(list: Tokens.List, room: number, look: Look): string[] {
  return list.items.map((item, index) => {
    const sign = marker(list, item, index, look);
    const [by, inner] = within(room, width(sign) + 1);
    const tokens = item.tokens.filter(({ type }) => type !== 'checkbox');
    const text = indented(blocksOf(tokens.map(withoutBox), inner, look).join(item.loose ? '\n\n' : '\n'), by);
    return by === 0 ? `${sign}\n${text}` : `${sign} ${text.slice(by)}`.trimEnd();
  });
}

function withoutBox(token: Token): Token {
  const inner = (token as Tokens.Paragraph).tokens as Token[] | undefined;
  return inner?.[0]?.type === 'checkbox' ? { ...token, tokens: inner.slice(1) } : token;
}

/** By how much to indent what is nested, and the room that is left for it. */
function within(room: number, by: number): [by: number, room: number] {
  return room - by < NARROWEST ? [0, room] : [by, room - by];
}

function marker(list: Tokens.List, item: Tokens.ListItem, index: number, { symbols, plain }: Look): string {
  if (item.task && plain) return item.checked ? 'done:' : 'open:';
  if (item.task) return item.checked ? '[x]' : '[ ]';
  return list.ordered ? `${(list.start === '' ? 1 : list.start) + index}.` : symbols.bullet;
}
