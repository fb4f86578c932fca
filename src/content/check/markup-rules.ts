import { Lexer, type Token, type Tokens } from 'marked';
import { isLive, isItsOwn, looksElsewhere, writtenAddress } from '../../domain/road/address.js';
import { decodeHtml } from '../../html-names.js';
import { fault, type Fault, type Place } from '../faults.js';

/** What Markdown can say and a terminal cannot show, or should not open. */
export function markupFaults(text: string, at: (line: number, col: number) => Place): Fault[] {
  // Lexing every text would double the time of a check; none of these can be without one of their signs: `[a][b]`, say,
  // and `[a]` are links where some `[a]:` says so.
  if (!/<[a-z!/?]|\]\(|\]:|\[\^|\bftp:\/\//i.test(text)) return [];
  const faults: Fault[] = [];
  let cursor = 0;
  const placeOf = (token: Token): Place => {
    const found = text.indexOf(token.raw.trim().split('\n', 1)[0]!, cursor);
    if (found >= 0) cursor = found;
    const before = text.slice(0, cursor).split('\n');
    return at(before.length, before.at(-1)!.length + 1);
  };
  for (const token of tokensOf(new Lexer().lex(text))) {
    const [rule, message] = judged(token) ?? [];
    if (rule && message) faults.push(fault(rule, placeOf(token), message));
  }
  return faults;
}

type Judgement = [rule: Fault['rule'], message: string] | null;

function judged(token: Token): Judgement {
  switch (token.type) {
    case 'html': {
      const { text } = token as Tokens.HTML;
      return /^\s*(?:<!--[\s\S]*?-->\s*)+$/.test(text) ? null : ['raw-html', 'no raw HTML: a terminal shows its tags'];
    }
    case 'image':
      return ['image', 'no images: a terminal cannot show them'];
    case 'link':
      return linkJudged(token as Tokens.Link);
    case 'text':
      return !('tokens' in token) && /\[\^[^\]\s]+\]/.test(token.raw)
        ? ['footnote', 'no footnotes: say it in place']
        : null;
    default:
      return null;
  }
}

function linkJudged({ href, text, raw }: Tokens.Link): Judgement {
  if (raw.startsWith('[^')) return ['footnote', 'no footnotes: say it in place'];
  const address = writtenAddress(decodeHtml(href));
  const label = decodeHtml(text).replace(/[*_`]/g, '');
  const scheme = /^[a-z][a-z\d+.-]*:/i.exec(address)?.[0];
  if (scheme !== undefined && !isLive(address))
    return ['link-scheme', `"${scheme}" is no link to read: http, https and mailto are`];
  if (scheme === undefined)
    return ['relative-link', `"${address}" leads nowhere from a terminal: write the whole address`];
  if (!isItsOwn(label, address) && looksElsewhere(label, address))
    return ['link-label', `this label is an address, and the link leads to another, ${address}`];
  return null;
}

function* tokensOf(tokens: Token[]): Generator<Token> {
  for (const token of tokens) {
    yield token;
    const { tokens: inner } = token as Partial<Tokens.Paragraph>;
    const { items } = token as Partial<Tokens.List>;
    const { header, rows } = token as Partial<Tokens.Table>;
    if (inner) yield* tokensOf(inner);
    if (items) for (const item of items) yield* tokensOf(item.tokens);
    for (const cell of [...(header ?? []), ...(rows ?? []).flat()]) yield* tokensOf(cell.tokens);
  }
}
