import type { MapRow } from '../domain/road/graph.js';
import { stateOf } from '../domain/standing/facts.js';
import { counted, duration } from '../domain/standing/spans.js';
import type { Standing } from '../domain/standing/standing.js';
import { answersCell, day, labCell, quizCell, retainedCell, share } from './cells.js';
import { markup, markupOf, type Markup } from './markup.js';
import type { LabReport, StepReport } from './report.js';

/** A list of names with what is said of each; those of which nothing is said are left out. */
export function factList(facts: [name: string, value: Markup | string][]): Markup {
  const told = facts.filter(([, value]) => value !== '');
  return markup`<dl>${told.map(([name, value]) => markup`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
`;
}

/** All that is known of a step, open where it was begun. */
export function stepSection(report: StepReport, { step, after }: MapRow, standing: Standing, lang: string): Markup {
  const state = stateOf(standing);
  const { answers, read, lessons, weak, minutes } = report;
  const facts = factList([
    [
      'After',
      after.length === 0
        ? ''
        : markup`${after.map((one) => markup`<a href="#step-${one.id}">${one.number} ${one.title}</a> `)}`,
    ],
    ['Read', `${read.done} of ${read.of} lessons`],
    ['Quiz', quizCell(report) || 'open'],
    [
      'Best attempt',
      report.quiz.tries === 0 ? '' : `${share(report.quiz.best, 1)} right, ${counted(report.quiz.tries, 'attempt')}`,
    ],
    ['Answers', answers.asked === 0 ? '' : `${answersCell(report)} right (${share(answers.right, answers.asked)})`],
    ['Built', report.labs.map((lab) => `${lab.title}: ${labCell(lab)}`).join('; ')],
    ['Retained today', retainedCell(report) === '' ? '' : `${retainedCell(report)} concepts`],
    ['Weak now', weak.join('; ')],
    ['Time', minutes === 0 ? '' : duration(minutes)],
  ]);
  return markup`<details id="step-${step.id}"${state === 'open' ? NOTHING : OPEN}>
<summary><h3>${step.number}. ${step.title}</h3> <span class="dim">${state}</span></summary>
<p class="dim">${step.summary}</p>
${facts}${lessons.map((lesson) => lessonSection(lesson, lang))}</details>
`;
}

function lessonSection({ title, readAt, recap }: StepReport['lessons'][number], lang: string): Markup {
  return markup`<h4>${title}</h4>
<p class="dim">Read ${day(readAt)}.</p>
<div lang="${lang}">${recap === null ? NOTHING : markupOf(recap)}</div>
`;
}

/** What was built: how it was checked last, at which commit, and each check. */
export function labSection(lab: LabReport, step: string): Markup {
  const { title, passedAt, begunAt, passed, of, rounds, last, checks, newChecks } = lab;
  const commit =
    last.commit === null
      ? NOTHING
      : markup`<code>${last.commit.slice(0, 12)}</code>${last.dirty ? ', with changes on top of it' : ''}`;
  const facts = factList([
    ['Step', step],
    ['Begun', day(begunAt)],
    ['Built', passedAt === null ? 'not yet' : `${day(passedAt)}: all checks passed`],
    ['Last checked', rounds === 0 ? '' : `${day(last.at)}${last.track === null ? '' : `, with ${last.track}`}`],
    ['Commit', rounds === 0 || last.commit === null ? '' : commit],
    ['New in the lab', newChecks.join('; ')],
  ]);
  const rows = checks.map(({ title: check, state }) => markup`<li><b>${SIGNS[state]} ${state}</b> ${check}</li>\n`);
  return markup`<details>
<summary><h3>${title}</h3> <span class="dim">${passedAt === null ? '' : `built ${day(passedAt)}; `}${passed} of ${of} checks pass</span></summary>
${facts}<ul class="checks">${rows}</ul></details>
`;
}

const SIGNS = { passes: '\u2714', fails: '\u2716', 'not asked': '\u2013' };
const [NOTHING, OPEN] = [markup``, markup` open`];
