import { fromHtml, isHtml } from './html.js';
import { fromMarkdown } from './markdown.js';
import { fromPlain } from './plain-text.js';

export type GiftFormat = 'html' | 'moodle' | 'plain' | 'markdown';

// Characters that Unicode has promised to none.
const HELD = {
  '\\': '\ufdd0',
  ':': '\ufdd1',
  '#': '\ufdd2',
  '=': '\ufdd3',
  '{': '\ufdd4',
  '}': '\ufdd5',
  '~': '\ufdd6',
};
const LINE_END = '\ufdd7';
/** Where the missing word stands. */
export const BLANK = '\ufdd8';

/** With what is escaped put out of the way of the signs that mean something. */
export function escapesHeld(text: string): string {
  return text
    .replace(/[\ufdd0-\ufdd8]/g, '')
    .replace(/\\([\\:#={}~n])/g, (_escape, sign: string) =>
      sign === 'n' ? LINE_END : HELD[sign as keyof typeof HELD],
    );
}

function released(text: string): string {
  return text.replace(/[\ufdd0-\ufdd6]/g, (held) => Object.keys(HELD).find((sign) => HELD[sign as ':'] === held)!);
}

/** What a learner types, or a name: in one line, and no markup. */
export function plainGift(text: string): string {
  return released(withoutFormat(text, 'plain').text).replaceAll(LINE_END, ' ').replace(/\s+/g, ' ').trim();
}

/** A text of a question as Markdown; what names no format of its own has that of its question. */
export function giftText(written: string, given: GiftFormat, lost: Set<string>): { text: string; format: GiftFormat } {
  const { text, format } = withoutFormat(written, given);
  return { text: shown(released(text), format, lost).replaceAll(BLANK, '\\_\\_\\_\\_\\_').trim(), format };
}

function shown(text: string, format: GiftFormat, lost: Set<string>): string {
  if (format === 'markdown') return fromMarkdown(text.replaceAll(LINE_END, '\n'), lost);
  if (format === 'html') return fromHtml(text.replaceAll(LINE_END, '\n'), lost);
  if (format === 'moodle' && isHtml(text)) return fromHtml(text.replaceAll(LINE_END, '<br>'), lost);
  const lines = text.split(LINE_END).map((line) => fromPlain(line.replace(/\s+/g, ' ').trim(), lost));
  return lines.join('\\\n').replace(/(?:\\\n){2,}/g, '\n\n');
}

function withoutFormat(written: string, given: GiftFormat): { text: string; format: GiftFormat } {
  const [whole = '', named] = /^\s*\[(html|moodle|plain|markdown)\]/.exec(written) ?? [];
  return { text: written.slice(whole.length), format: (named as GiftFormat | undefined) ?? given };
}
