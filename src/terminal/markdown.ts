import chalk from 'chalk';
import { Marked, type MarkedExtension, type Tokens } from 'marked';
import { markedTerminal } from 'marked-terminal';
import { cleanForeign } from './clean.js';
import { highlight } from './highlight.js';
import { renderTable } from './table.js';
import type { Terminal } from './terminal.js';
import { indented, textColumns, width, wrap } from './wrap.js';

const CODE_INDENT = 2;
const CODE_COLUMNS = 76;

type Look = Pick<Terminal, 'columns' | 'symbols' | 'hyperlinks' | 'style'>;

/** Markdown laid out for the terminal, without an empty line around it. */
export function renderMarkdown(markdown: string, look: Look): string {
  const rendered = markedFor(look).parse(markdown, { async: false });
  return rendered.replace(/\n{3,}/g, '\n\n').replace(/^\n+|\n+$/g, '');
}

/** One line of Markdown (an option, a hint): styled, not wrapped. */
export function renderInline(markdown: string, look: Look): string {
  return markedFor(look).parseInline(markdown, { async: false });
}

let last: { look: Look; marked: Marked } | null = null;

function markedFor(look: Look): Marked {
  if (last?.look !== look) last = { look, marked: new Marked(base(), overrides(look)) };
  return last.marked;
}

function base(): MarkedExtension {
  return markedTerminal({
    emoji: false,
    reflowText: false,
    showSectionPrefix: false,
    firstHeading: chalk.bold,
    heading: chalk.bold,
    strong: chalk.bold,
    em: chalk.italic,
    codespan: chalk.cyan,
    del: chalk.strikethrough,
    blockquote: chalk.dim,
    html: chalk.reset,
    hr: chalk.dim,
  }) as unknown as MarkedExtension;
}

// What marked-terminal leaves to wish: wrapping, lists with hanging indents, tables that fit, inline marks in list items.
function overrides(look: Look): MarkedExtension {
  let room = textColumns(look);
  const narrower = (columns: number, lay: () => string): string => {
    room -= columns;
    const laid = lay();
    room += columns;
    return laid;
  };
  return {
    renderer: {
      text(token) {
        return 'tokens' in token
          ? this.parser.parseInline(token.tokens)
          : unescapeHtml(token.text).replaceAll('\n', ' ');
      },
      br() {
        return '\n';
      },
      codespan({ text }) {
        const code = cleanForeign(text);
        return chalk.cyan(chalk.level === 0 ? `\`${code}\`` : code);
      },
      heading({ tokens, depth }) {
        const text = wrap(this.parser.parseInline(tokens), room);
        return `\n${(depth <= 2 ? chalk.bold : chalk.bold.dim)(text)}\n\n`;
      },
      paragraph({ tokens }) {
        return `${wrap(this.parser.parseInline(tokens), room)}\n\n`;
      },
      blockquote({ tokens }) {
        return `${chalk.dim(
          indented(
            narrower(2, () => this.parser.parse(tokens).trim()),
            2,
          ),
        )}\n\n`;
      },
      code({ text, lang }) {
        const language = (lang ?? '').split(/\s/)[0]!;
        const narrow = look.columns < CODE_COLUMNS + CODE_INDENT;
        return `${indented(highlight(cleanForeign(text), language), narrow ? 0 : CODE_INDENT)}\n\n`;
      },
      hr() {
        return `${chalk.dim(look.symbols.rule.repeat(Math.min(room, 20)))}\n\n`;
      },
      link({ href: raw, tokens }) {
        const href = cleanForeign(raw);
        const label = this.parser.parseInline(tokens);
        if (look.hyperlinks) return `\u001b]8;;${href}\u0007${chalk.underline(label)}\u001b]8;;\u0007`;
        return label === href ? label : `${label} (${href})`;
      },
      list(token) {
        const items = token.items.map((item, index) => {
          const sign = marker(token, item, index, look);
          const hang = width(sign) + 1;
          const blocks = narrower(hang, () =>
            item.tokens
              .filter(({ type }) => type !== 'checkbox' && type !== 'space')
              .map((block) =>
                block.type === 'text' ? wrap(this.parser.parse([block]), room) : this.parser.parse([block]).trim(),
              )
              .join(item.loose ? '\n\n' : '\n'),
          );
          return `${sign} ${indented(blocks, hang).trimStart()}`;
        });
        return `${items.join(token.loose ? '\n\n' : '\n')}\n\n`;
      },
      checkbox() {
        return '';
      },
      table({ header, rows }) {
        const inline = (cell: Tokens.TableCell) => this.parser.parseInline(cell.tokens);
        return `${renderTable(
          header.map(inline),
          rows.map((row) => row.map(inline)),
          room,
          look.symbols,
        )}\n\n`;
      },
    },
  };
}

function marker(list: Tokens.List, item: Tokens.ListItem, index: number, { symbols }: Look): string {
  if (item.task) return item.checked ? '[x]' : '[ ]';
  return list.ordered ? `${(list.start === '' ? 1 : list.start) + index}.` : symbols.bullet;
}

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };

// Numeric entities may spell control characters: what a text says is cleaned before it is styled.
function unescapeHtml(text: string): string {
  return cleanForeign(text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity]!));
}
