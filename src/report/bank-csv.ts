import { letter } from '../domain/asking/letters.js';
import { defused } from '../domain/road/cells.js';
import { isRun, type ComparedQuestion } from '../domain/road/question.js';
import type { Roadmap, StepBody } from '../domain/road/roadmap.js';
import type { Bank } from './bank.js';

/** The questions of a roadmap as a table that `author import` reads: a row each, by RFC 4180. */
export function csvBank(roadmap: Roadmap, bodyOf: (step: string) => StepBody): Bank {
  const bank: Bank = { text: '', left: [], cut: [] };
  const rows: Row[] = [];
  for (const step of roadmap.steps)
    for (const question of bodyOf(step.id).questions) {
      if (isRun(question)) bank.left.push(question.kind);
      else rows.push({ step: step.title, ...rowOf(question) });
      if (!isRun(question) && question.track !== null) bank.cut.push('without a track');
    }
  const used = new Set(rows.flatMap((row) => Object.keys(row)));
  const columns = COLUMNS.flatMap((name) =>
    [...used].filter((one) => one.replace(/ \d+$/, '') === name).toSorted(byNumber),
  );
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))];
  bank.text = lines.map((cells) => `${cells.map(cellOf).join(',')}\r\n`).join('');
  return bank;
}

type Row = Partial<Record<string, string>>;

/** In this order; those with a number stand as often as they are needed. */
const COLUMNS = [
  ...[
    'id',
    'step',
    'kind',
    'prompt',
    'context',
    'language',
    'code',
    'answer',
    'error line',
    'match',
    'tolerance',
    'shuffle',
  ],
  ...['option', 'why', 'pair', 'hint', 'explain', 'level', 'source'],
];

function byNumber(one: string, other: string): number {
  return Number(/\d+$/.exec(one)?.[0]) - Number(/\d+$/.exec(other)?.[0]);
}

function rowOf(question: ComparedQuestion): Row {
  const { id, kind, prompt, context, explain, hint, level, source } = question;
  return filled({
    id,
    kind,
    prompt,
    context,
    ...answersOf(question),
    ...numbered('hint', hint),
    explain,
    level,
    source,
  });
}

function answersOf(question: ComparedQuestion): Row {
  switch (question.kind) {
    case 'choice':
    case 'multi': {
      const { options, shuffle } = question;
      const rights = options.flatMap(({ correct }, index) => (correct ? [letter(index).toUpperCase()] : []));
      return {
        answer: rights.join(' '),
        ...(shuffle === false ? { shuffle: 'false' } : {}),
        ...numbered(
          'option',
          options.map(({ text }) => text),
        ),
        ...numbered(
          'why',
          options.map(({ why }) => why),
        ),
      };
    }
    case 'short': {
      const { accept, match, tolerance } = question;
      return { answer: accept.join('\n'), match, ...(tolerance === undefined ? {} : { tolerance: String(tolerance) }) };
    }
    case 'predict': {
      const { language, code, answer, errorLine, match } = question;
      return { language, code, match, ...(errorLine === undefined ? { answer } : { 'error line': String(errorLine) }) };
    }
    case 'order':
      return numbered('option', question.items);
    case 'match':
      return {
        ...numbered(
          'option',
          question.pairs.map(([left]) => left),
        ),
        ...numbered(
          'pair',
          question.pairs.map(([, right]) => right),
        ),
      };
    case 'card':
      return { answer: question.back };
  }
}

function numbered(name: string, texts: (string | null)[]): Row {
  return filled(Object.fromEntries(texts.map((text, index) => [`${name} ${index + 1}`, text])));
}

function filled(row: Record<string, string | null | undefined>): Row {
  return Object.fromEntries(Object.entries(row).filter(([, text]) => text !== null && text !== undefined)) as Row;
}

function cellOf(text: string): string {
  const cell = defused(text.trim());
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
