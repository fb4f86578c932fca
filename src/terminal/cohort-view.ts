import type { Assignment } from '../domain/cohort/assignment.js';
import type { Cohort } from '../domain/cohort/cohort.js';
import type { LearnerRow } from '../domain/cohort/learner-row.js';
import {
  discriminationText,
  FORMATIVE,
  groupsOf,
  HEADINGS,
  linesOf,
  MEANINGS,
  namesOf,
  unrankedText,
} from '../domain/cohort/words.js';
import { counted } from '../domain/standing/spans.js';
import { cleanForeign } from './clean.js';
import { renderTable } from './table.js';
import type { Terminal } from './terminal.js';
import { textColumns, truncated, wrap } from './wrap.js';

type Look = Pick<Terminal, 'columns' | 'symbols' | 'style' | 'plain'>;

const [MOST_LINES, MOST_NAMES, WIDEST_NAME] = [12, 12, 24];

/** A class on a page. */
export function cohortText(cohort: Cohort, assignment: Assignment | null, look: Look): string {
  const { learners, suspects, ranked } = cohort;
  if (learners.length === 0) return wrap(NOBODY, textColumns(look));
  const called = namesOf(learners);
  const name = (row: LearnerRow) => shownName(called.get(row)!, look);
  const lines = linesOf(cohort, name);
  const rest = (heading: keyof typeof MEANINGS) => part(HEADINGS[heading], MEANINGS[heading], lines[heading], look);
  const parts = [
    [wrap(totalText(cohort), textColumns(look))],
    rest('quiet'),
    rest('stuck'),
    rest('old'),
    assignment ? assignedLines(cohort, assignment, name, look) : [],
    roadLines(cohort, look),
    ...(ranked
      ? [
          rest('concepts'),
          rest('checks'),
          rest('suspects'),
          suspects.length === 0 ? [wrap(NONE_STANDS_OUT, textColumns(look), 2)] : [],
          [wrap(discriminationText(cohort), textColumns(look))],
        ]
      : [[wrap(unrankedText(cohort), textColumns(look))]]),
    [wrap(FORMATIVE, textColumns(look))],
  ];
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function totalText({ learners, answers, right, foreign }: Cohort): string {
  const share = answers === 0 ? '' : `, ${Math.round((right / answers) * 100)} % of them right`;
  const others = foreign === 0 ? '' : ` ${foreign} of them are to questions as they are not asked any more.`;
  return `${counted(learners.length, 'learner')}, ${counted(answers, 'answer')}${share}.${others}`;
}

/** What was not counted, or is of another version, and why; of what is expected in many files, how many there are. */
export function remarksText(remarks: { file: string; kind: string; why: string }[], look: Look): string {
  const many = (wanted: string) => remarks.filter(({ kind }) => kind === wanted).length;
  const [older, otherwise] = [many('older'), many('other-content')];
  const told = remarks
    .filter(({ kind }) => kind !== 'older' && kind !== 'other-content')
    .map(({ file, why }) => `${cleanForeign(file)} ${why}`);
  const left = told.length - MOST_LINES;
  return [
    ...told.slice(0, MOST_LINES),
    ...(left > 0 ? [`and ${left} more like these: \`--json\` has all`] : []),
    ...(older > 0 ? [`${counted(older, 'file')} of learners of whom there is a newer one`] : []),
  ]
    .map((line) => `Not counted: ${line}.`)
    .concat(
      otherwise > 0 ? [`Of another version of this roadmap: ${counted(otherwise, 'file')}. ${COUNTED_APART}`] : [],
    )
    .map((line) => wrap(line, textColumns(look), 2))
    .join('\n');
}

const COUNTED_APART = 'What it asks otherwise by now is counted for the learners, and not for the questions.';

/** A heading, what it means, and its first lines; nothing where there is nothing to say. */
function part(heading: string, meaning: string, lines: string[], look: Look): string[] {
  if (lines.length === 0) return [];
  const { style, symbols, plain } = look;
  const columns = textColumns(look);
  const left = lines.length - MOST_LINES;
  return [
    wrap(style.strong(`${heading} (${lines.length})`), columns),
    wrap(meaning, columns),
    ...lines.slice(0, MOST_LINES).map((line) => wrap(plain ? `${line}.` : `${symbols.bullet} ${line}`, columns, 2)),
    ...(left > 0 ? [wrap(`and ${left} more: \`--json\` has all`, columns, 2)] : []),
  ];
}

function assignedLines(cohort: Cohort, { steps, text, by }: Assignment, name: (row: LearnerRow) => string, look: Look) {
  const { style, symbols, plain } = look;
  const columns = textColumns(look);
  const lines = groupsOf(cohort, steps.length).map(({ inTime, rows }) => {
    const names = rows.slice(0, MOST_NAMES).map((row) => `${name(row)}${row.late > 0 ? ` (${row.late} late)` : ''}`);
    const more = rows.length > MOST_NAMES ? `, and ${rows.length - MOST_NAMES} more` : '';
    return `${inTime} of ${steps.length}: ${counted(rows.length, 'learner')}: ${names.join(', ')}${more}`;
  });
  const over = cohort.today > by ? 'The day is over.' : 'The day is not over yet.';
  return [
    wrap(style.strong(`Assignment: ${cleanForeign(text)}`), columns),
    wrap(`${over} Steps that were done in time: their quiz passed, or passed over by a placement.`, columns),
    ...lines.map((line) => wrap(plain ? `${line}.` : `${symbols.bullet} ${line}`, columns, 2)),
  ];
}

function roadLines({ steps, learners }: Cohort, look: Look): string[] {
  const begun = steps.filter(({ done, stuck }) => done + stuck > 0);
  if (begun.length === 0) return [];
  const rows = begun.map(({ step, done, stuck }) => [
    `${step.number} ${step.title}`,
    `${done} of ${learners.length}`,
    stuck === 0 ? '' : String(stuck),
  ]);
  const [header, cells] = rows.some(([, , stuck]) => stuck !== '')
    ? [['Step', 'Done', 'Stuck'], rows.map((row) => (look.plain && row[2] === '' ? [row[0]!, row[1]!, '0'] : row))]
    : [['Step', 'Done'], rows.map((row) => row.slice(0, 2))];
  return [
    wrap(look.style.strong(HEADINGS.steps), textColumns(look)),
    renderTable(header, cells, textColumns(look), look),
  ];
}

function shownName(name: string, { symbols }: Look): string {
  return truncated(cleanForeign(name).replace(/\s+/g, ' '), WIDEST_NAME, symbols.ellipsis);
}

const NONE_STANDS_OUT = `${HEADINGS.suspects}: none stands out by more than chance explains.`;
const NOBODY =
  'There is no learner in this folder yet. Each of them writes a file with `roadmap share -o FILE`; put those here.';
