import type { Token, Tokens } from 'marked';
import TerminalRenderer from 'marked-terminal';
import { isItsOwn, isLive, looksElsewhere, writtenAddress } from '../domain/road/address.js';
import { cleanForeign } from './clean.js';
import { decodeEntities } from './entities.js';

import type { Terminal } from './terminal.js';

export type Look = Pick<Terminal, 'columns' | 'symbols' | 'hyperlinks' | 'plain' | 'style' | 'highlight'>;

type Renderers = Record<string, (token: never) => string>;
type Inline = (tokens: Token[]) => string;

let last: { look: Look; inline: Inline } | null = null;

/** Lays out inline tokens: their marks become styles, and nothing is wrapped. */
export function inlineFor(look: Look): Inline {
  if (last?.look !== look) last = { look, inline: createInline(look) };
  return last.inline;
}

function createInline(look: Look): Inline {
  const inline: Inline = (tokens) =>
    paired(tokens)
      .map((token) => renderers[token.type]?.(token as never) ?? '')
      .join('');
  // marked-terminal's marks of emphasis; its other renderers know no width, no nesting and no escaping.
  const base = new TerminalRenderer({
    strong: look.style.strong,
    em: look.style.emphasis,
    del: look.style.struck,
  }) as unknown as Renderers & { parser: { parseInline: Inline } };
  base.parser = { parseInline: inline };
  const emphasis = ['strong', 'em', 'del'].map((type) => [type, (token: never) => base[type]!(token)] as const);
  const renderers: Renderers = { ...Object.fromEntries(emphasis), ...(ownRenderers(look, inline) as Renderers) };
  return inline;
}

function ownRenderers(look: Look, inline: Inline) {
  const { style } = look;
  return {
    text: (token: Tokens.Text) =>
      token.tokens ? inline(token.tokens) : cleanForeign(decodeEntities(token.text)).replaceAll('\n', ' '),
    escape: ({ text }: Tokens.Escape) => cleanForeign(text),
    br: () => '\n',
    codespan({ text }: Tokens.Codespan) {
      return `\`${cleanForeign(text.replaceAll('\n', ' '))}\``;
    },
    html: ({ text }: Tokens.Tag) => cleanForeign(text),
    tagged: ({ name, tokens }: Tagged) => tagged(name, inline(tokens), look),
    // A terminal shows no pictures: what the author says of one stands in its place.
    image({ tokens }: Tokens.Image) {
      const alt = inline(tokens).trim();
      return alt === '' ? '[image]' : `[image: ${alt}]`;
    },
    link({ href, tokens }: Tokens.Link) {
      const address = writtenAddress(cleanForeign(decodeEntities(href)));
      const label = inline(tokens);
      const plain = plainOf(label);
      const live = look.hyperlinks && isLive(address);
      const shown = live ? `\u001b]8;;${address}\u0007${style.link(label)}\u001b]8;;\u0007` : label;
      if (isItsOwn(plain, address) || (live && !looksElsewhere(plain, address))) return shown;
      return address === '' ? shown : `${shown} (${address})`;
    },
  };
}

function plainOf(label: string): string {
  return label.replace(/\u001b(?:\[[0-9;]*m|\]8;;[^\u0007]*\u0007)/g, '').trim();
}

interface Tagged {
  type: 'tagged';
  raw: string;
  name: string;
  tokens: Token[];
}

const STYLED = ['b', 'strong', 'i', 'em', 's', 'del', 'kbd', 'code', 'samp', 'tt', 'sup', 'sub'];
const PLAIN = ['u', 'ins', 'mark', 'small', 'big', 'span', 'abbr', 'cite', 'dfn', 'var', 'q', 'bdi', 'font'];

/** Raw HTML that only says how a text looks becomes that look; a tag without its partner is a word like any other. */
function paired(tokens: Token[]): Token[] {
  if (!tokens.some(({ type }) => type === 'html')) return tokens;
  const done: Token[] = [];
  const open: { name: string; at: number }[] = [];
  for (const token of withoutComments(tokens)) {
    const [, slash, tag] = (token.type === 'html' && /^<(\/?)([a-z]+)\b[^>]*>$/i.exec(textOf(token))) || [];
    const name = tag?.toLowerCase();
    const from = slash === '/' ? open.findLastIndex((one) => one.name === name) : -1;
    if (name === 'br') done.push({ type: 'br', raw: '' });
    else if (name !== undefined && from >= 0) {
      const [, ...inner] = done.splice(open[from]!.at);
      open.splice(from);
      done.push({ type: 'tagged', raw: '', name, tokens: inner } satisfies Tagged);
    } else {
      if (name !== undefined && slash === '' && (STYLED.includes(name) || PLAIN.includes(name)))
        open.push({ name, at: done.length });
      done.push(token);
    }
  }
  return done;
}

function withoutComments(tokens: Token[]): Token[] {
  return tokens.flatMap((token, index) => {
    const before = tokens[index - 1];
    if (isComment(token)) return [];
    // The spaces on both sides of a comment are one.
    const doubled = isComment(before) && / $/.test(textOf(tokens[index - 2])) && token.type === 'text';
    return [doubled ? ({ ...token, text: textOf(token).trimStart() } as Token) : token];
  });
}

function isComment(token: Token | undefined): boolean {
  return token?.type === 'html' && textOf(token).startsWith('<!--');
}

// Not its `raw`, which compiled lessons do without.
function textOf(token: Token | undefined): string {
  return (token as Tokens.Text | undefined)?.text ?? '';
}

function tagged(name: string, text: string, { style }: Look): string {
  switch (name) {
    case 'b':
    case 'strong':
      return style.strong(text);
    case 'i':
    case 'em':
      return style.emphasis(text);
    case 's':
    case 'del':
      return style.struck(text);
    case 'kbd':
    case 'code':
    case 'samp':
    case 'tt':
      return style.strong(text);
    case 'sup':
      return /\s/.test(text) ? `^(${text})` : `^${text}`;
    case 'q':
      return `"${text}"`;
    default:
      return text;
  }
}
