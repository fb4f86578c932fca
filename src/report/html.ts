import { PASS } from '../domain/history/progress.js';
import type { Roadmap } from '../domain/road/roadmap.js';
import { stateOf } from '../domain/standing/facts.js';
import { counted, duration } from '../domain/standing/spans.js';
import { spanOf, type Stats } from '../domain/standing/stats.js';
import { day, share } from './cells.js';
import { htmlPage, type Section } from './html-page.js';
import { factList, labSection, stepSection } from './html-steps.js';
import { mapSvg, sign, type MapFacts } from './map-svg.js';
import { markup, type Markup } from './markup.js';
import type { Report } from './report.js';
import { monthsOf, yearSvgs } from './year-svg.js';

export interface Page extends MapFacts {
  roadmap: Roadmap;
  report: Report;
  stats: Stats;
}

export function htmlReport(page: Page): string {
  const { report } = page;
  const title = `${report.roadmap}: what was learned`;
  const header = markup`<p class="dim">Written ${day(report.writtenAt)}${report.track === null ? '' : `, learned with ${report.track}`}.</p>
${totals(report)}`;
  return htmlPage(title, header, [road(page), year(page), weak(page), built(page), steps(page), disputed(page)]);
}

function totals({ totals }: Report): Markup {
  return factList([
    ['Lessons read', `${totals.read} of ${totals.lessons}`],
    ['Quizzes passed', `${totals.passed} of ${totals.steps} (${PASS * 100} % or more right)`],
    [
      'Labs built',
      totals.labs === 0 ? '' : `${totals.built} of ${totals.labs} (all checks passed on a program of my own)`,
    ],
    ['Questions answered', `${totals.asked}, ${share(totals.right, totals.asked)} right`],
    ['Time spent', duration(totals.minutes)],
  ]);
}

function road(page: Page): Section {
  const used = (['answered', 'begun', 'open', 'skipped'] as const).filter((state) =>
    page.standings.some((one) => stateOf(one) === state),
  );
  const legend = used.map(
    (state) => markup`<li><svg viewBox="0 0 14 14" aria-hidden="true">${sign(state, 7, 7)}</svg> ${state}</li>`,
  );
  const body = markup`<ul class="legend">${legend}</ul>
<p class="dim">A line leads from a step down to those that need it.</p>
${mapSvg(page)}
`;
  return { id: 'road', name: 'The road', body };
}

function year({ stats: { weeks } }: Page): Section {
  const span = spanOf(weeks.flat());
  const months = monthsOf(weeks).map(
    ({ name, days, answers, minutes }) =>
      markup`<tr><th scope="row">${name}</th><td>${days}</td><td>${answers}</td><td>${duration(minutes)}</td></tr>\n`,
  );
  const body = markup`<p>In the last ${weeks.length} weeks: ${counted(span.days, 'day')}, ${duration(span.ms / 60_000)}. A larger square is a day on which more was done.</p>
<div class="years">${yearSvgs(weeks)}</div>
<details><summary>By month</summary><table><thead><tr><th scope="col">Month</th><th scope="col">Days</th><th scope="col">Answers</th><th scope="col">Time</th></tr></thead><tbody>
${months}</tbody></table></details>
`;
  return { id: 'year', name: 'The year', body: span.days === 0 ? null : body };
}

function weak({ stats }: Page): Section {
  const rows = stats.weak.map(
    ({ title, step, right, asked }) =>
      markup`<li>${title} (<a href="#step-${step.id}">step ${step.number}</a>): ${right} of ${asked} right</li>\n`,
  );
  return { id: 'weak', name: 'Weak now', body: rows.length === 0 ? null : markup`<ul>${rows}</ul>` };
}

function built({ report }: Page): Section {
  const labs = report.steps.flatMap(({ labs, number, title }) =>
    labs.map((lab) => labSection(lab, `${number}. ${title}`)),
  );
  const all = [...labs, ...report.rungs.map((rung) => labSection(rung, 'a program of its own'))];
  return { id: 'built', name: 'What was built', body: all.length === 0 ? null : markup`${all}` };
}

function steps({ report, rows, standings, roadmap }: Page): Section {
  const body = report.steps.map((step, index) => {
    const row = rows.find((one) => one.step.id === step.id)!;
    return stepSection(step, row, standings[index]!, roadmap.lang);
  });
  return { id: 'steps', name: 'Step by step', wide: true, body: markup`${body}` };
}

function disputed({ report }: Page): Section {
  const rows = report.disputed.map(
    ({ question, prompt, given, at }) =>
      markup`<li>${day(at)}: <code>${[given ?? []].flat().join(', ')}</code>, to ${prompt ?? question}</li>\n`,
  );
  const where = report.reports === null ? '' : ` They can be reported at ${report.reports}.`;
  const body = markup`<p>These were graded as wrong, and I have called them right.${where}</p><ul>${rows}</ul>`;
  return { id: 'disputed', name: 'Answers that mean the same', wide: true, body: rows.length === 0 ? null : body };
}
