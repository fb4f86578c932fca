import type { Assignment } from '../domain/cohort/assignment.js';
import type { Cohort } from '../domain/cohort/cohort.js';
import type { LearnerRow } from '../domain/cohort/learner-row.js';
import type { QuestionFigures } from '../domain/cohort/suspects.js';
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
import { share } from './cells.js';
import { htmlPage, type Section } from './html-page.js';
import { factList } from './html-steps.js';
import { markup, type Markup } from './markup.js';

/** A class as a page like the learner's own. */
export function htmlCohort(roadmap: string, cohort: Cohort, assignment: Assignment | null): string {
  const { learners, ranked } = cohort;
  const called = namesOf(learners);
  const name = (row: LearnerRow) => called.get(row)!;
  const lines = linesOf(cohort, name);
  const list = (id: keyof typeof MEANINGS): Section => ({
    ...{ id, name: `${HEADINGS[id]} (${lines[id].length})`, wide: true },
    body: lines[id].length === 0 ? null : markup`<p class="dim">${MEANINGS[id]}</p>\n${listOf(lines[id])}`,
  });
  return htmlPage(`${roadmap}: a class`, headerOf(cohort), [
    list('quiet'),
    list('stuck'),
    list('old'),
    assigned(cohort, assignment, name),
    road(cohort),
    list('concepts'),
    list('checks'),
    list('suspects'),
    ranked
      ? questions(cohort)
      : { id: 'questions', name: 'Questions', wide: true, body: markup`<p>${unrankedText(cohort)}</p>\n` },
    each(cohort, assignment, name),
  ]);
}

function headerOf({ today, learners, answers, right, foreign }: Cohort): Markup {
  return markup`<p class="dim">Written ${today}.</p>
${factList([
  ['Learners', String(learners.length)],
  ['Answers', answers === 0 ? '0' : `${answers}, ${share(right, answers)} right`],
  [
    'Not asked any more',
    foreign === 0 ? '' : `${foreign} of the answers are to questions as they are not asked any more`,
  ],
])}<p>${FORMATIVE}</p>
`;
}

/** The first ones at once, the others behind a line to open. */
function listOf(lines: string[]): Markup {
  const items = (some: string[]) => markup`<ul>${some.map((line) => markup`<li>${line}</li>\n`)}</ul>\n`;
  if (lines.length <= MOST_SHOWN) return items(lines);
  return markup`${items(lines.slice(0, MOST_SHOWN))}<details><summary>${lines.length - MOST_SHOWN} more</summary>
${items(lines.slice(MOST_SHOWN))}</details>
`;
}

const MOST_SHOWN = 20;

function assigned(cohort: Cohort, assignment: Assignment | null, name: (row: LearnerRow) => string): Section {
  const section = { id: 'assignment', name: 'The assignment', wide: true };
  if (assignment === null) return { ...section, body: null };
  const of = assignment.steps.length;
  const groups = groupsOf(cohort, of).map(({ inTime, rows }) => {
    const names = rows.map((row) => `${name(row)}${row.late > 0 ? ` (${row.late} late)` : ''}`).join(', ');
    return markup`<details><summary>${inTime} of ${of} in time <span class="dim">${counted(rows.length, 'learner')}</span></summary>
<p>${names}</p></details>
`;
  });
  return { ...section, body: markup`<p>${assignment.text}</p>\n${groups}` };
}

function road({ steps, learners }: Cohort): Section {
  const rows = steps
    .filter(({ done, stuck }) => done + stuck > 0)
    .map(({ step, done, stuck }) => [`${step.number}. ${step.title}`, `${done} of ${learners.length}`, String(stuck)]);
  return {
    id: 'steps',
    name: HEADINGS.steps,
    wide: true,
    body: rows.length === 0 ? null : table(['Step', 'Done', 'Stuck'], rows),
  };
}

function questions(cohort: Cohort): Section {
  const steps = cohort.steps.flatMap(({ step }) => {
    const asked = cohort.questions.filter((one) => one.step === step);
    if (asked.length === 0) return [];
    return markup`<details><summary><h3>${step.number}. ${step.title}</h3> <span class="dim">${counted(asked.length, 'question')}</span></summary>
${table(['Question', 'First answers', 'Right', 'Not known', 'Discrimination'], asked.map(questionCells))}</details>
`;
  });
  const body = markup`<p class="dim">${discriminationText(cohort)}</p>\n${steps}`;
  return { id: 'questions', name: 'Questions', wide: true, body: steps.length === 0 ? null : body };
}

function questionCells({ question, asked, right, unknown, discrimination }: QuestionFigures): string[] {
  const of = (part: number) => share(part, asked);
  return [question.id, String(asked), of(right), of(unknown), discrimination === null ? '' : discrimination.toFixed(2)];
}

function each({ learners }: Cohort, assignment: Assignment | null, name: (row: LearnerRow) => string): Section {
  const rows = learners.map((row) => [
    ...[name(row), row.last ?? 'not begun', String(row.passed + row.skipped), String(row.lessons)],
    ...[row.answers === 0 ? '0' : `${row.answers}, ${share(row.right, row.answers)} right`, String(row.built)],
    ...(assignment ? [`${row.inTime} of ${assignment.steps.length}`] : []),
  ]);
  const header = ['Learner', 'Last on', 'Steps', 'Lessons', 'Answers', 'Labs', ...(assignment ? ['Assigned'] : [])];
  const body = markup`<details><summary>${counted(rows.length, 'learner')}, by name</summary>
${table(header, rows)}</details>
`;
  return { id: 'learners', name: 'Each learner', wide: true, body: rows.length === 0 ? null : body };
}

/** A wide one is scrolled by itself, also by keyboard. */
function table(header: string[], rows: string[][]): Markup {
  const cells = ([first, ...rest]: string[]) =>
    markup`<tr><th scope="row">${first!}</th>${rest.map((cell) => markup`<td>${cell}</td>`)}</tr>\n`;
  return markup`<div class="scrolled" tabindex="0" role="region" aria-label="${header[0]!}"><table><thead><tr>${header.map((title) => markup`<th scope="col">${title}</th>`)}</tr></thead><tbody>
${rows.map(cells)}</tbody></table></div>
`;
}
