import { RoadmapError } from '../../errors.js';
import { KINDS } from '../../domain/road/question.js';
import { undefused } from '../../domain/road/cells.js';
import type { Draft, Item } from './bank.js';
import { answerOf, type CsvRow } from './csv-answers.js';
import { fromMarkdown } from './markdown.js';
import { delimiterOf, rowsOf } from './table.js';

/** The questions of a table with one row each, under a header that names its columns in any order. */
export function fromCsv(text: string, name: string): Item[] {
  const first = text.split('\n', 1)[0]!;
  const [header, ...rows] = rowsOf(text, name, delimiterOf(first, [',', ';', '\t']));
  const columns = (header?.cells ?? []).map(columnOf);
  if (!columns.some((column) => column?.name === 'prompt'))
    throw new RoadmapError(
      `${name} has no column for the question: its first line names none "prompt" or "question".`,
      'Put a header above it, such as: prompt,answer,wrong 1,wrong 2,explain',
    );
  return rows.map(({ line, cells }) => {
    const row: CsvRow = { one: new Map(), many: new Map(), lost: new Set() };
    cells.forEach((cell, index) => put(row, columns[index] ?? null, header!.cells[index], undefused(cell).trim()));
    return itemOf(row, line);
  });
}

interface Column {
  name: string;
  /** From 0; null where it has none. */
  at: number | null;
}

/** `Option 2`, `option_b` and `choice2` are one and the same. */
function columnOf(title: string): Column | null {
  const [, words = '', number] =
    /^(.*?)[\s_-]*(\d{1,2}|(?<=[\s_-])[a-z])?$/.exec(
      title
        .replace(/^\ufeff/, '')
        .trim()
        .toLowerCase(),
    ) ?? [];
  const name = NAMES.get(words.replace(/[\s_-]+/g, ' '));
  if (name === undefined) return null;
  const isMany = MANY.has(name);
  const at = number === undefined ? null : /\d/.test(number) ? Number(number) - 1 : number.charCodeAt(0) - 97;
  return isMany ? { name, at: at ?? 0 } : at === null ? { name, at } : null;
}

function put({ one, many, lost }: CsvRow, column: Column | null, title: string | undefined, cell: string): void {
  if (cell === '') return;
  if (column === null) lost.add(title === undefined ? 'cells beyond the header' : `the column "${title.trim()}"`);
  else if (column.at === null) one.set(column.name, cell);
  else {
    const cells = many.get(column.name) ?? [];
    cells[column.at] = cell;
    many.set(column.name, cells);
  }
}

function itemOf(row: CsvRow, line: number): Item {
  const { one, lost } = row;
  const item: Item = {
    line,
    name: null,
    key: one.get('id') ?? null,
    group: one.get('step') ?? null,
    draft: null,
    lost,
  };
  const kind = one.get('kind')?.toLowerCase();
  const prompt = fromMarkdown(one.get('prompt') ?? '', lost);
  if (prompt === '') lost.add('it asks nothing: there is no prompt');
  else if (kind !== undefined && !KINDS.some((known) => known === kind)) lost.add(`"${kind}" is no kind of question`);
  else {
    const made = answerOf(kind as Draft['kind'] | undefined, row);
    if (made) item.draft = { ...made, prompt, ...sharedOf(row) };
  }
  return item;
}

function sharedOf({ one, many, lost }: CsvRow): Partial<Draft> {
  const [explain, context, level, source] = ['explain', 'context', 'level', 'source'].map((name) => one.get(name));
  const hint = (many.get('hint') ?? []).map((text) => fromMarkdown(text, lost));
  const isLevel = level !== undefined && ['recall', 'understand', 'apply'].includes(level.toLowerCase());
  if (level !== undefined && !isLevel) lost.add('its level is none of recall, understand and apply');
  return {
    ...(explain ? { explain: fromMarkdown(explain, lost) } : {}),
    ...(context ? { context: fromMarkdown(context, lost) } : {}),
    ...(hint.length > 0 ? { hint } : {}),
    ...(isLevel ? { level: level.toLowerCase() } : {}),
    ...(source ? { source } : {}),
  };
}

/** What each column may be called. */
const NAMES = new Map(
  Object.entries({
    id: ['id', 'key', 'name'],
    kind: ['kind', 'type'],
    step: ['step', 'group', 'category', 'topic', 'deck', 'section'],
    prompt: ['prompt', 'question', 'question text', 'front', 'stem'],
    answer: ['answer', 'answers', 'correct', 'correct answer', 'correct answers', 'correct option', 'right', 'back'],
    option: ['option', 'options', 'choice'],
    wrong: ['wrong', 'wrong answer', 'incorrect', 'incorrect answer', 'distractor'],
    why: ['why', 'option feedback'],
    pair: ['pair', 'belongs to'],
    hint: ['hint'],
    explain: ['explain', 'explanation', 'feedback', 'reason'],
    context: ['context'],
    code: ['code', 'program'],
    language: ['language'],
    match: ['match'],
    tolerance: ['tolerance'],
    'error line': ['error line'],
    shuffle: ['shuffle'],
    level: ['level'],
    source: ['source', 'reference'],
  }).flatMap(([name, titles]) => titles.map((title) => [title, name] as const)),
);

const MANY = new Set(['option', 'wrong', 'why', 'pair', 'hint']);
