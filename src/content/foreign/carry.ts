import { withoutHidden } from '../../domain/hidden-characters.js';
import type { Format, Item } from './bank.js';
import { fromAnki } from './anki.js';
import { fromCsv } from './csv.js';
import { fromGift } from './gift.js';
import { fromMdbook } from './mdbook.js';
import type { Section } from './files.js';
import { idGiver } from './ids.js';
import { LOST } from './plain-text.js';

/** An item of a bank, with what it has become. */
export interface CarriedItem extends Item {
  /** The name of its file. */
  file: string;
  id: string | null;
}

export interface ForeignFile {
  name: string;
  /** What its questions stand under where they name nothing themselves. */
  title: string;
  text: string;
  format: Format;
}

/** Everything that the files of a bank hold, each question with its id. Throws RoadmapError for a file that is not what its format says. */
export function itemsIn(files: ForeignFile[]): CarriedItem[] {
  const giveId = idGiver();
  const seen = new Set<string>();
  return files.flatMap(({ name, title, text, format }) =>
    READERS[format](text, name).map((read): CarriedItem => {
      const item = { ...read, file: name, id: null, group: read.group ?? title };
      const draft = read.draft && withoutUnseen(read.draft, item.lost);
      if (!draft) return { ...item, draft: null };
      const whole = JSON.stringify({ ...draft, source: null });
      if (seen.has(whole)) {
        item.lost.clear();
        item.lost.add('it stands in the bank already, word for word');
        return { ...item, draft: null };
      }
      seen.add(whole);
      const { prompt, options, accept, answer, back, pairs, items, code } = draft;
      const key = JSON.stringify([prompt, options, accept, answer, back, pairs, items, code]);
      return { ...item, draft, id: giveId(item.key ?? item.name, `${prompt} ${code ?? ''}`.trim(), key) };
    }),
  );
}

const READERS: Record<Format, (text: string, name: string) => Item[]> = {
  gift: fromGift,
  mdbook: fromMdbook,
  csv: fromCsv,
  anki: fromAnki,
};

/** What stands under one heading, in the order of the bank. */
export function sectionsOf(items: CarriedItem[]): Section[] {
  const sections = new Map<string, Section>();
  for (const { group, file, id, draft, text } of items) {
    const title = titleOf(group ?? file);
    const section = sections.get(title) ?? { title, from: file, questions: [], texts: [] };
    sections.set(title, section);
    if (draft && id !== null) section.questions.push({ id, draft });
    else if (text !== undefined) section.texts.push(text);
  }
  const all = [...sections.values()];
  const asked = all.filter(({ questions }) => questions.length > 0);
  // Where nothing is asked there is no step: its texts go to the next one.
  for (const [index, { questions, texts }] of all.entries())
    if (questions.length === 0)
      (all.slice(index).find((one) => one.questions.length > 0) ?? asked.at(-1))?.texts.unshift(...texts);
  return asked;
}

const LONGEST_TITLE = 80;

function titleOf(words: string): string {
  const line = withoutHidden(words, () => '')
    .replace(/\s+/g, ' ')
    .trim();
  const letters = Array.from(line === '' ? 'Questions' : line);
  return letters.length > LONGEST_TITLE ? `${letters.slice(0, LONGEST_TITLE - 1).join('')}…` : letters.join('');
}

function withoutUnseen<T>(value: T, lost: Set<string>): T {
  if (typeof value === 'string') {
    const seen = withoutHidden(value, () => '');
    if (seen !== value) lost.add(LOST.hidden);
    return seen as T;
  }
  if (Array.isArray(value)) return value.map((one: unknown) => withoutUnseen(one, lost)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutUnseen(inner, lost)])) as T;
}
