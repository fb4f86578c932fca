import type { Item } from './bank.js';
import { answersOf } from './gift-answers.js';
import { BLANK, escapesHeld, giftText, plainGift } from './gift-text.js';

/** The questions of a GIFT file, as Moodle reads it. https://docs.moodle.org/en/GIFT_format */
export function fromGift(text: string): Item[] {
  let group: string | null = null;
  return chunksOf(text).flatMap((chunk) => {
    const [first = '', ...rest] = chunk.text.split('\n');
    if (!first.startsWith('$CATEGORY:')) return itemsOf(chunk, group);
    group = categoryOf(first.slice('$CATEGORY:'.length));
    const below = rest.join('\n').trim();
    return below === '' ? [] : itemsOf({ ...chunk, text: below, line: chunk.line + 1 }, group);
  });
}

interface Chunk {
  text: string;
  line: number;
  /** What Moodle knows the question by, in a remark above it. */
  key: string | null;
  tags: string[];
}

/** What stands between empty lines; an empty line inside of braces ends no question where they are closed below it. */
function chunksOf(text: string): Chunk[] {
  const chunks: Chunk[] = [];
  let lines: string[] = [];
  let [line, key, tags]: [number, string | null, string[]] = [0, null, []];
  const end = () => {
    const joined = lines.join('\n').trim();
    if (joined !== '') chunks.push({ text: joined, line, key, tags });
    [lines, key, tags] = [[], null, []];
  };
  text.split('\n').forEach((raw, index) => {
    const trimmed = raw.trim();
    if (trimmed.startsWith('//')) {
      if (lines.length === 0) key = /\[id:([^\]]+)\]/.exec(trimmed)?.[1] ?? key;
      if (lines.length === 0) tags.push(...[...trimmed.matchAll(/\[tag:([^\]]+)\]/g)].map(([, tag]) => tag!));
    } else if (trimmed === '' && !isOpen(lines)) {
      if (lines.length > 0) end();
    } else {
      if (lines.length === 0) line = index + 1;
      lines.push(trimmed === '' ? '' : raw);
    }
  });
  end();
  return chunks.flatMap(apart);
}

/** Whether a brace of these lines waits for its end; few lines, so that one that is never closed swallows no file. */
function isOpen(lines: string[]): boolean {
  if (lines.length === 0 || lines.length > 60) return false;
  const held = escapesHeld(lines.join('\n'));
  return held.includes('{') && !held.includes('}');
}

/** Where another brace opens before one is closed, the empty line did end a question: that of the first is left open. */
function apart(chunk: Chunk): Chunk[] {
  const held = escapesHeld(chunk.text);
  const second = held.indexOf('{', held.indexOf('{') + 1);
  const close = held.indexOf('}');
  const gap = chunk.text.indexOf('\n\n');
  if (gap < 0 || (close >= 0 && (second < 0 || close < second))) return [chunk];
  const line = chunk.line + chunk.text.slice(0, gap + 2).split('\n').length - 1;
  const rest = chunk.text.slice(gap + 2);
  return [{ ...chunk, text: chunk.text.slice(0, gap) }, ...apart({ text: rest, line, key: null, tags: [] })];
}

/** The names of a path, without those that Moodle gives by itself. */
function categoryOf(path: string): string | null {
  const names = path
    .trim()
    .split(/(?<!\/)\/(?!\/)/)
    .map((name) => name.replaceAll('//', '/').trim())
    .filter((name) => name !== '' && !/^\$\w+\$$|^top$|^Default for /i.test(name));
  return names.length === 0 ? null : names.join(': ');
}

function itemsOf({ text, line, key, tags }: Chunk, group: string | null): Item[] {
  const held = escapesHeld(text);
  const [, title, below] = /^::([^]*?)::([^]*)$/.exec(held) ?? [null, null, held];
  const name = title === null ? null : plainGift(title);
  const item: Item = { line, name, key, group, draft: null, lost: new Set() };
  const body = below.trim();
  const [open, close] = [body.indexOf('{'), body.indexOf('}')];
  if (open < 0 && close < 0) return [{ ...item, text: giftText(body, 'moodle', item.lost).text }];
  if (open < 0 || close < open) {
    item.lost.add('its braces are not closed');
    return [item];
  }
  const after = body.slice(close + 1).trim();
  const asked = `${body.slice(0, open)}${after === '' ? '' : BLANK}${body.slice(close + 1)}`;
  const prompt = giftText(asked, 'moodle', item.lost);
  if (prompt.text === '') item.lost.add('it asks nothing: there is no text before its braces');
  else item.draft = answersOf(body.slice(open + 1, close).trim(), prompt.format, item.lost, prompt.text);
  if (item.draft && tags.length > 0) item.draft.source = `tags: ${tags.join(', ')}`;
  return [item];
}
