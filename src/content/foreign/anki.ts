import { hashOf } from '../../domain/asking/asked.js';
import { fromHtml, isHtml } from './html.js';
import type { Draft, Item } from './bank.js';
import { clozesOf } from './cloze.js';
import { fromPlain, LOST } from './plain-text.js';
import { delimiterOf, rowsOf, type Row } from './table.js';

/** The notes of what Anki exports as "Notes in Plain Text". https://docs.ankiweb.net/importing/text-files.html */
export function fromAnki(text: string, name: string): Item[] {
  const lines = text.split('\n');
  const first = lines.findIndex((line, index) => !line.startsWith('#') && !(index === 0 && line.startsWith('tags:')));
  const heads = lines.slice(0, Math.max(first, 0));
  const head = headOf(heads);
  const delimiter = head.separator ?? delimiterOf(lines[heads.length] ?? '', ['\t', ';', ',', '|']);
  // Empty lines in the place of the head keep the numbers of the others.
  const body = '\n'.repeat(heads.length) + lines.slice(heads.length).join('\n');
  const rows = rowsOf(body, name, delimiter, '#');
  const html = head.html ?? rows.slice(0, 50).some(({ cells }) => cells.some(isHtml));
  return rows.flatMap((row) => itemsOf(row, { ...head, html }));
}

interface Head {
  separator: string | null;
  html: boolean | null;
  tags: string;
  deck: string | null;
  notetype: string;
  /** Columns that hold no field, from 0. */
  columns: Partial<Record<'guid' | 'notetype' | 'deck' | 'tags', number>>;
}

function headOf(lines: string[]): Head {
  const said = new Map(
    lines.flatMap((line) => {
      const [, key, value] = /^#?\s*([a-z ]+):(.*)$/i.exec(line) ?? [];
      return key === undefined ? [] : [[key.trim().toLowerCase(), value!.trim()] as const];
    }),
  );
  const html = said.get('html')?.toLowerCase();
  const column = (name: string) => {
    const number = Number(said.get(`${name} column`));
    return Number.isInteger(number) && number > 0 ? { [name]: number - 1 } : {};
  };
  // A tab that is named by itself is trimmed away with its line.
  const separator = said.get('separator');
  return {
    separator:
      separator === undefined ? null : (SEPARATORS.get(separator.toLowerCase()) ?? (separator.slice(0, 1) || '\t')),
    html: html === 'true' ? true : html === 'false' ? false : null,
    tags: said.get('tags') ?? '',
    deck: said.get('deck') ?? null,
    notetype: said.get('notetype') ?? '',
    columns: { ...column('guid'), ...column('notetype'), ...column('deck'), ...column('tags') },
  };
}

const SEPARATORS = new Map(
  Object.entries({ comma: ',', semicolon: ';', tab: '\t', space: ' ', pipe: '|', colon: ':' }),
);

function itemsOf({ line, cells }: Row, head: Head & { html: boolean }): Item[] {
  const { columns } = head;
  const cell = (name: keyof Head['columns']) =>
    columns[name] === undefined ? '' : (cells[columns[name]] ?? '').trim();
  const special = new Set(Object.values(columns));
  const fields = cells.filter((_cell, index) => !special.has(index)).map((field) => field.trim());
  const lost = new Set<string>();
  const notetype = cell('notetype') || head.notetype;
  const item: Item = {
    ...{ line, name: null, key: cell('guid') === '' ? null : `note-${hashOf(cell('guid'))}`, draft: null, lost },
    group: (cell('deck') || (head.deck ?? '')).replace(/\s*::\s*|\u001f/g, ': ') || null,
  };
  const tags = `${head.tags} ${cell('tags')}`.split(/\s+/).filter((tag) => tag !== '');
  const source = tags.length === 0 ? {} : { source: `tags: ${[...new Set(tags)].join(', ')}` };
  const shown = (field: string) => fieldOf(field, head.html, lost);
  const [front = '', ...rest] = fields;
  if (/\{\{c\d+::/.test(front)) {
    const clozes = clozesOf(front, shown);
    const explain = rest
      .map(shown)
      .filter((text) => text !== '')
      .join('\n\n');
    if (clozes.length === 0) lost.add('its gaps are not closed');
    return clozes.length === 0
      ? [item]
      : clozes.map(({ number, draft }) => ({
          ...{ ...item, key: item.key === null ? null : `${item.key}-c${number}` },
          draft: { ...draft, ...source, ...(explain === '' ? {} : { explain }) },
        }));
  }
  if (/reversed/i.test(notetype)) lost.add('the card in the other direction');
  const draft = basic(shown(front), rest, { shown, isTyped: /type in/i.test(notetype) });
  if (draft === null)
    lost.add(front === '' || shown(front) === '' ? 'its front has no words' : 'its back has no words');
  return [{ ...item, draft: draft && { ...draft, ...source } }];
}

interface Sides {
  shown: (field: string) => string;
  isTyped: boolean;
}

function basic(prompt: string, [back = '', ...more]: string[], { shown, isTyped }: Sides): Draft | null {
  const answer = shown(back);
  const rest = more
    .map(shown)
    .filter((text) => text !== '')
    .join('\n\n');
  const whole = [answer, rest].filter((text) => text !== '').join('\n\n');
  if (prompt === '' || whole === '') return null;
  if (!isTyped || answer === '') return { kind: 'card', prompt, back: whole };
  const key = wordsOf(back);
  return { kind: 'short', prompt, accept: [key], match: 'text', ...(rest === '' ? {} : { explain: rest }) };
}

/** A field as text that is typed. */
export function wordsOf(field: string): string {
  return fromHtml(field, new Set())
    .replace(/\\([^\w\s])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

function fieldOf(field: string, html: boolean, lost: Set<string>): string {
  const silent = field.replace(/\[(?:sound|anki:play)[^\]]*\]|\[\[type:[^\]]*\]\]/g, (sign) => {
    if (!sign.startsWith('[[')) lost.add(LOST.sound);
    return '';
  });
  return html ? fromHtml(silent, lost) : fromPlain(silent, lost).replaceAll('\n', '\\\n').trim();
}
