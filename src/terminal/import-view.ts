import { counted } from '../domain/standing/spans.js';
import { cleanForeign } from './clean.js';
import type { Terminal } from './terminal.js';
import { wrap } from './wrap.js';

export interface ReadFile {
  name: string;
  /** What it was read as, and by what that was seen. */
  format: string;
  by: string;
  encoding: string;
}

export interface ImportedItem {
  file: string;
  line: number;
  name: string | null;
  outcome: 'whole' | 'part' | 'not' | 'text';
  lost: string[];
}

/** What of a bank was carried over, and what was not, by its reasons. */
export function importReport(
  files: ReadFile[],
  items: ImportedItem[],
  { columns, style }: Pick<Terminal, 'columns' | 'style'>,
): string {
  const count = (outcome: ImportedItem['outcome']) => items.filter((item) => item.outcome === outcome).length;
  const [whole, part, not, texts] = [count('whole'), count('part'), count('not'), count('text')];
  const all = whole + part + not;
  const head = [
    ...filesRead(files),
    `${counted(all, 'question')}: ${whole} carried over whole (${percent(whole, all)}), ${part} in part, ${not} not.`,
    ...(texts > 0 ? [`${counted(texts, 'text')} without a question: in the lessons.`] : []),
  ];
  const place = (item: ImportedItem) => placeOf(item, files.length > 1);
  const reasons = (outcome: ImportedItem['outcome'], title: string) => {
    const lines = reasonsOf(
      items.filter((item) => item.outcome === outcome && item.lost.length > 0),
      place,
    );
    return lines.length === 0 ? [] : ['', style.strong(title), ...lines.map((line) => wrap(`- ${line}`, columns, 2))];
  };
  return [
    ...head.map((line) => wrap(line, columns)),
    ...reasons('part', 'In part:'),
    ...reasons('not', 'Not carried over:'),
  ].join('\n');
}

const SHOWN = 4;

/** What was read in one and the same way is told at once. */
function filesRead(files: ReadFile[]): string[] {
  const alike = new Map<string, string[]>();
  for (const { name, format, by, encoding } of files) {
    const said = encoding === 'Windows-1252' ? 'no UTF-8, so as Windows-1252: look at its accents' : encoding;
    const how = `read as ${format}, by ${by}; ${said}.`;
    alike.set(how, [...(alike.get(how) ?? []), cleanForeign(name)]);
  }
  return [...alike].map(
    ([how, [name, ...more]]) => `${name!}${more.length === 0 ? '' : ` and ${more.length} more`}: ${how}`,
  );
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '0 %' : `${Math.floor((part / whole) * 100)} %`;
}

/** The most frequent first. */
function reasonsOf(items: ImportedItem[], place: (item: ImportedItem) => string): string[] {
  const places = new Map<string, string[]>();
  for (const item of items)
    for (const reason of item.lost) places.set(reason, [...(places.get(reason) ?? []), place(item)]);
  return [...places]
    .toSorted(([, one], [, other]) => other.length - one.length)
    .map(([reason, at]) => {
      const more = at.length > SHOWN ? ` and ${at.length - SHOWN} more` : '';
      return `${cleanForeign(reason)}: ${at.slice(0, SHOWN).join(', ')}${more}`;
    });
}

const LONGEST_NAME = 30;

function placeOf({ file, line, name }: ImportedItem, withFile: boolean): string {
  const title = cleanForeign(name ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  const cut = title.length > LONGEST_NAME ? `${title.slice(0, LONGEST_NAME)}…` : title;
  return `${withFile ? `${cleanForeign(file)}:${line}` : `line ${line}`}${cut === '' ? '' : ` (${cut})`}`;
}
