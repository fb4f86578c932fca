import type { Cohort } from '../domain/cohort/cohort.js';
import type { LearnerRow, Stuck } from '../domain/cohort/learner-row.js';

const COLUMNS: Record<string, (row: LearnerRow, of: number | null) => string | number> = {
  name: ({ name }) => name,
  learner: ({ learner }) => learner,
  track: ({ track }) => track ?? '',
  made: ({ made }) => made,
  last: ({ last }) => last ?? '',
  steps_answered: ({ passed }) => passed,
  steps_skipped: ({ skipped }) => skipped,
  lessons: ({ lessons }) => lessons,
  answers: ({ answers }) => answers,
  right: ({ right }) => right,
  labs_built: ({ built }) => built,
  stuck_steps: ({ stuck }) => stuck.flatMap((one) => (one.kind === 'step' ? one.step.id : [])).join(' '),
  stuck_labs: ({ stuck }) => stuck.flatMap((one: Stuck) => (one.kind === 'lab' ? one.lab.id : [])).join(' '),
  assigned: (_row, of) => of ?? '',
  assigned_in_time: ({ inTime }, of) => (of === null ? '' : inTime),
  assigned_late: ({ late }, of) => (of === null ? '' : late),
};

/** A row for each learner, as RFC 4180 has it; the mark at its start tells spreadsheets that it is UTF-8. */
export function cohortCsv({ learners }: Pick<Cohort, 'learners'>, assigned: number | null): string {
  const rows = learners.map((row) => Object.values(COLUMNS).map((cell) => cell(row, assigned)));
  return `\ufeff${[Object.keys(COLUMNS), ...rows].map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('')}`;
}

/**
 * A text is no formula, whatever it begins with: a spreadsheet takes what stands behind an apostrophe as text (OWASP, CSV
 * Injection).
 */
function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) || text !== value ? `"${text.replaceAll('"', '""')}"` : text;
}

const FORMULA = /^\s*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
