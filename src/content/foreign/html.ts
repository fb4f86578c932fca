import { Parser } from 'htmlparser2';
import { isLive, looksElsewhere } from '../../domain/road/address.js';
import { BLOCKS, INLINE, MARKS, SOUNDS, UNSEEN, VERBATIM, VOID } from './html-elements.js';
import { asMarkdown, codeBlock, codeSpan, FORMULA, formulaIn, LONGEST_TEXT, LOST } from './plain-text.js';

/** HTML as Markdown; `lost` is told what of it a terminal cannot show. Nothing in it is called by itself: any depth will do. */
export function fromHtml(html: string, lost: Set<string>): string {
  if (html.length > LONGEST_TEXT) return html;
  const writer = new Writer(lost);
  const parser = new Parser({
    onopentag: (name, attributes) => writer.open(name, attributes),
    ontext: (text) => writer.text(text),
    onclosetag: (name) => writer.close(name),
  });
  parser.end(
    html.replace(FORMULA, (formula) => {
      lost.add(LOST.formula);
      return `<code>${formulaIn(formula)}</code>`;
    }),
  );
  return writer.markdown();
}

/** Whether a text has markup in it, and not only signs of comparison. */
export function isHtml(text: string): boolean {
  return /<(?:\/?(?:p|br|b|i|u|em|strong|sup|sub|ul|ol|li|div|span|img|a|code|pre|table|tr|td|th|h[1-6]|hr|font|script|style)\b[^<>]*|!--)\/?>|&(?:[a-z]{2,8}|#\d{2,6}|#x[\da-f]{2,6});/i.test(
    text,
  );
}

interface Frame {
  name: string;
  text: string;
  /** Line ends to come before what is added next, and breaks of a line. */
  gap: number;
  breaks: number;
  href: string;
  /** Of a list: the number of its next item; null where it has none. */
  next: number | null;
}

const DEEPEST = 40;

class Writer {
  private readonly lost: Set<string>;
  private readonly frames: Frame[] = [frameOf('', {})];
  /** Text up to the next tag: it comes in pieces, parted at its entities. */
  private pending = '';
  /** Elements that stand too deep to be told apart. */
  private deeper = 0;

  constructor(lost: Set<string>) {
    this.lost = lost;
  }

  open(name: string, attributes: Record<string, string>): void {
    this.flush();
    if (VOID.has(name)) return this.void(name, attributes);
    if (this.frames.length > DEEPEST) this.deeper++;
    else this.frames.push(frameOf(name, attributes));
  }

  text(text: string): void {
    this.pending += text;
  }

  private flush(): void {
    this.add(this.isVerbatim() ? this.pending : asMarkdown(this.pending.replace(/\s+/g, ' ')));
    this.pending = '';
  }

  close(name: string): void {
    if (VOID.has(name)) return;
    this.flush();
    if (this.deeper > 0) this.deeper--;
    else if (this.frames.length > 1) this.leave(this.frames.pop()!);
  }

  markdown(): string {
    this.flush();
    while (this.frames.length > 1) this.leave(this.frames.pop()!);
    return this.frames[0]!.text.trim();
  }

  private isVerbatim(): boolean {
    return this.frames.some(({ name }) => VERBATIM.has(name));
  }

  private add(text: string): void {
    const frame = this.frames.at(-1)!;
    const starts = (frame.text === '' && !INLINE.has(frame.name)) || frame.gap + frame.breaks > 0;
    const added = starts && !this.isVerbatim() ? text.replace(/^ +/, '') : text;
    if (added === '') return;
    if (frame.gap + frame.breaks > 0) frame.text = frame.text.replace(/ +$/, '');
    if (frame.text !== '') frame.text += frame.gap > 0 ? '\n'.repeat(frame.gap) : BREAKS[Math.min(frame.breaks, 2)]!;
    frame.text += added;
    [frame.gap, frame.breaks] = [0, 0];
  }

  private block(text: string, gap: number): void {
    const frame = this.frames.at(-1)!;
    frame.gap = Math.max(frame.gap, gap);
    this.add(text.trim());
    frame.gap = gap;
  }

  private void(name: string, attributes: Record<string, string>): void {
    const frame = this.frames.at(-1)!;
    if (name === 'br' && this.isVerbatim()) this.add('\n');
    else if (name === 'br') frame.breaks++;
    if (name === 'hr') frame.gap = 2;
    if (name === 'img') {
      this.lost.add(LOST.picture);
      this.add(asMarkdown(attributes['alt'] ?? ''));
    }
  }

  private leave({ name, text, href }: Frame): void {
    if (UNSEEN.has(name)) return;
    if (SOUNDS.has(name)) return void this.lost.add(LOST.sound);
    if (this.isVerbatim()) return this.add(text);
    const mark = MARKS.get(name);
    if (mark !== undefined) return this.add(around(text, mark));
    switch (name) {
      case 'pre':
        return this.block(codeBlock(text), 2);
      case 'code':
      case 'kbd':
      case 'samp':
      case 'tt':
        return this.add(text.includes('\n') ? `\n\n${codeBlock(text)}\n\n` : codeSpan(text));
      case 'a':
        return this.add(this.link(text, href));
      case 'sup':
        return this.add(text.trim() === '' ? '' : `^${/^\w+$/.test(text) ? text : `(${text})`}`);
      case 'li':
        return this.item(text.trim());
      case 'ul':
      case 'ol':
        return this.block(text, this.frames.at(-1)!.name === 'li' ? 1 : 2);
      case 'td':
      case 'th':
        return this.add(`| ${text.trim().replace(/\\?\n+/g, ' ')} `);
      case 'tr':
        return this.block(`${text.trim()} |`, 1);
      case 'table':
        return this.block(table(text), 2);
      default:
        if (BLOCKS.has(name)) this.block(text, 2);
        else this.add(text);
    }
  }

  private link(text: string, href: string): string {
    const label = text.trim();
    if (href === '' || label === '') return text;
    if (isLive(href) && !looksElsewhere(label, href))
      return `[${label}](${href.replace(/[()\s]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)})`;
    this.lost.add(LOST.link);
    return label;
  }

  private item(text: string): void {
    const list = this.frames.at(-1)!;
    const mark = list.next === null ? '- ' : `${list.next++}. `;
    this.block(`${mark}${text.replace(/\n(?=[^\n])/g, `\n${' '.repeat(mark.length)}`)}`, 1);
  }
}

function frameOf(name: string, { href = '', start = '1' }: Record<string, string>): Frame {
  const next = name === 'ol' ? Number(start) || 1 : null;
  return { name, text: '', gap: 0, breaks: 0, href, next };
}

/** A sign stands at a letter, and not beside a space. */
function around(text: string, mark: string): string {
  const [, before = '', inner = '', after = ''] = /^(\s*)([^]*?)(\s*)$/.exec(text)!;
  return inner === '' || inner.includes('\n\n') ? text : `${before}${mark}${inner}${mark}${after}`;
}

/** Rows under a head, which Markdown has in every table. */
function table(rows: string): string {
  const [head = '', ...rest] = rows.trim().split('\n');
  const columns = head.split(/(?<!\\)\|/).length - 2;
  return columns < 1 ? rows : [head, `|${' --- |'.repeat(columns)}`, ...rest].join('\n');
}

const BREAKS = ['', '\\\n', '\n\n'];
