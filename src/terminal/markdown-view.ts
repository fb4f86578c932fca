import chalk from 'chalk';
import type { Token, Tokens } from 'marked';
import TerminalRenderer from 'marked-terminal';
import { cleanForeign } from './clean.js';
import { renderTable } from './table.js';
import type { Terminal } from './terminal.js';
import { indented, textColumns, width, wrap } from './wrap.js';

const CODE_INDENT = 2;
const CODE_COLUMNS = 76;

export type Look = Pick<Terminal, 'columns' | 'symbols' | 'hyperlinks' | 'style' | 'highlight'>;

/** What marked's parser would be: it gives each token to the renderer of its type. */
interface Layout {
  parse(tokens: Token[]): string;
  parseInline(tokens: Token[]): string;
}

type Renderers = Record<string, (token: never) => string>;

/** Lays out marked's tokens for the terminal, without an empty line around them. */
export function renderTokens(tokens: object[], look: Look): string {
  return layoutFor(look)
    .parse(tokens as Token[])
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '');
}

/** Styles inline tokens (an option, a hint), without wrapping them. */
export function renderInlineTokens(tokens: object[], look: Look): string {
  return layoutFor(look).parseInline(tokens as Token[]);
}

let last: { look: Look; layout: Layout } | null = null;

function layoutFor(look: Look): Layout {
  if (last?.look !== look) last = { look, layout: createLayout(look) };
  return last.layout;
}

function createLayout(look: Look): Layout {
  const base = new TerminalRenderer({
    emoji: false,
    showSectionPrefix: false,
    strong: chalk.bold,
    em: chalk.italic,
    del: chalk.strikethrough,
    html: chalk.reset,
  }) as unknown as Renderers & { parser: Layout };
  const layout: Layout = {
    parse: (tokens) => tokens.map((token) => renderers[token.type]?.(token as never) ?? '').join(''),
    parseInline: (tokens) => tokens.map((token) => renderers[token.type]?.(token as never) ?? '').join(''),
  };
  base.parser = layout;
  const kept = ['strong', 'em', 'del', 'html', 'space'];
  const inherited = Object.fromEntries(kept.map((type) => [type, (token: never) => base[type]!(token)]));
  const renderers: Renderers = { ...inherited, ...(ownRenderers(look, layout) as Renderers) };
  return layout;
}

// What marked-terminal leaves to wish: wrapping, lists with hanging indents, tables that fit, inline marks in list items.
function ownRenderers(look: Look, layout: Layout) {
  let room = textColumns(look);
  const narrower = (columns: number, lay: () => string): string => {
    room -= columns;
    const laid = lay();
    room += columns;
    return laid;
  };
  return {
    text: (token: Tokens.Text) =>
      token.tokens ? layout.parseInline(token.tokens) : plainText(token.text).replaceAll('\n', ' '),
    escape: ({ text }: Tokens.Escape) => plainText(text),
    br: () => '\n',
    codespan({ text }: Tokens.Codespan) {
      const code = cleanForeign(text);
      return chalk.cyan(chalk.level === 0 ? `\`${code}\`` : code);
    },
    heading({ tokens, depth }: Tokens.Heading) {
      const text = wrap(layout.parseInline(tokens), room);
      return `\n${(depth <= 2 ? chalk.bold : chalk.bold.dim)(text)}\n\n`;
    },
    paragraph: ({ tokens }: Tokens.Paragraph) => `${wrap(layout.parseInline(tokens), room)}\n\n`,
    blockquote({ tokens }: Tokens.Blockquote) {
      const laid = narrower(2, () => layout.parse(tokens).trim());
      return `${chalk.dim(indented(laid, 2))}\n\n`;
    },
    code({ text, lang }: Tokens.Code) {
      const language = (lang ?? '').split(/\s/)[0]!;
      const narrow = look.columns < CODE_COLUMNS + CODE_INDENT;
      return `${indented(look.highlight(cleanForeign(text), language), narrow ? 0 : CODE_INDENT)}\n\n`;
    },
    hr: () => `${chalk.dim(look.symbols.rule.repeat(Math.min(room, 20)))}\n\n`,
    link({ href: raw, tokens }: Tokens.Link) {
      const href = cleanForeign(raw);
      const label = layout.parseInline(tokens);
      if (look.hyperlinks) return `\u001b]8;;${href}\u0007${chalk.underline(label)}\u001b]8;;\u0007`;
      return label === href ? label : `${label} (${href})`;
    },
    list(token: Tokens.List) {
      const items = token.items.map((item, index) => {
        const sign = marker(token, item, index, look);
        const hang = width(sign) + 1;
        const blocks = narrower(hang, () =>
          item.tokens
            .filter(({ type }) => type !== 'checkbox' && type !== 'space')
            .map((block) => (block.type === 'text' ? wrap(layout.parse([block]), room) : layout.parse([block]).trim()))
            .join(item.loose ? '\n\n' : '\n'),
        );
        return `${sign} ${indented(blocks, hang).trimStart()}`;
      });
      return `${items.join(token.loose ? '\n\n' : '\n')}\n\n`;
    },
    table({ header, rows }: Tokens.Table) {
      const inline = (cell: Tokens.TableCell) => layout.parseInline(cell.tokens);
      return `${renderTable(
        header.map(inline),
        rows.map((row) => row.map(inline)),
        room,
        look.symbols,
      )}\n\n`;
    },
  };
}

function marker(list: Tokens.List, item: Tokens.ListItem, index: number, { symbols }: Look): string {
  if (item.task) return item.checked ? '[x]' : '[ ]';
  return list.ordered ? `${(list.start === '' ? 1 : list.start) + index}.` : symbols.bullet;
}

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };

// Numeric entities may spell control characters: what a text says is cleaned before it is styled.
function plainText(text: string): string {
  return cleanForeign(text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity]!));
}
