import { withoutHidden } from '../domain/hidden-characters.js';
import { PASS } from '../domain/history/progress.js';
import { counted, duration } from '../domain/standing/spans.js';
import { answersCell, day, labCell, quizCell, retainedCell, share } from './cells.js';
import { asText } from './markdown-text.js';
import type { DisputedAnswer, LabReport, Report, StepReport } from './report.js';

/** The report as Markdown. */
export function markdownReport(report: Report): string {
  const { totals } = report;
  const lab = (cell: string) => (totals.labs === 0 ? [] : [cell]);
  const lines = [
    `# ${asText(report.roadmap)}: what was learned`,
    '',
    `Written ${day(report.writtenAt)}${report.track ? `, learned with ${asText(report.track)}` : ''}.`,
    '',
    `- Lessons read: ${totals.read} of ${totals.lessons}`,
    `- Step quizzes passed (${PASS * 100} % or more right): ${totals.passed} of ${totals.steps}`,
    ...(totals.labs === 0
      ? []
      : [`- Labs built (all checks passed on a program of my own): ${totals.built} of ${totals.labs}`]),
    `- Questions answered: ${totals.asked}, ${share(totals.right, totals.asked)} right`,
    `- Time spent: ${duration(totals.minutes)}`,
    '',
    row('Step', 'Lessons read', 'Quiz', ...lab('Lab'), 'Answers right', 'Retained today', 'Time'),
    row('---', '---', '---', ...lab('---'), '---', '---', '---'),
    ...report.steps.map((step) =>
      row(
        `${step.number}. ${asText(step.title)}`,
        `${step.read.done} of ${step.read.of}`,
        quizCell(step),
        ...lab(step.labs.map(labCell).join(', ')),
        answersCell(step),
        retainedCell(step),
        duration(step.minutes),
      ),
    ),
  ];
  const begun = report.steps.filter(
    ({ lessons, answers, labs }) => lessons.length > 0 || answers.asked > 0 || labs.length > 0,
  );
  return `${[...lines, ...begun.flatMap(stepSection), ...rungSection(report), ...disputedSection(report)].join('\n')}\n`;
}

function row(...cells: string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function rungSection({ rungs }: Report): string[] {
  if (rungs.length === 0) return [];
  return ['', '## Programs of my own', '', ...rungs.flatMap(labLines)];
}

/** What was typed stands in code spans: it is the learner's, and no Markdown. */
function disputedSection({ disputed, reports }: Report): string[] {
  if (disputed.length === 0) return [];
  const where = reports === null ? '' : ` They can be reported at ${reports}.`;
  return [
    '',
    '## Answers that mean the same',
    '',
    `These were graded as wrong, and I have called them right.${where}`,
    '',
    ...disputed.map(
      ({ question, step, given, at }) => `- \`${question}\` (step \`${step}\`, ${day(at)}): ${code(given)}`,
    ),
  ];
}

function code(given: DisputedAnswer['given']): string {
  const text = withoutHidden([given ?? []].flat().join(', ').replace(/\s+/g, ' ').trim(), () => '\ufffd');
  const ticks = '`'.repeat(1 + Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)));
  return ticks === '`' ? `\`${text}\`` : `${ticks} ${text} ${ticks}`;
}

function stepSection(step: StepReport): string[] {
  return [
    '',
    `## Step ${step.number}: ${asText(step.title)}`,
    '',
    ...quizLines(step),
    ...step.labs.flatMap(labLines),
    ...(step.weak.length > 0 ? [`- Weak now: ${step.weak.map(asText).join('; ')}`] : []),
    ...step.lessons.flatMap(({ title, readAt, recap }) => [
      '',
      `### ${asText(title)}`,
      '',
      `Read ${day(readAt)}.`,
      ...(recap ? ['', recap] : []),
    ]),
  ];
}

function quizLines({ quiz, answers }: StepReport): string[] {
  const answered =
    answers.asked > 0
      ? [`- Answers: ${answers.right} of ${answers.asked} right (${share(answers.right, answers.asked)})`]
      : [];
  if (quiz.tries === 0) return ['- Quiz: not finished yet', ...answered];
  const last = quiz.last ? `, last ${quiz.last.right} of ${quiz.last.total} on ${day(quiz.last.at)}` : '';
  const passed = quiz.passedAt ? `passed ${day(quiz.passedAt)}` : 'not passed';
  return [
    `- Quiz: ${passed}; ${counted(quiz.tries, 'attempt')}, best ${Math.round(quiz.best * 100)} %${last}`,
    ...answered,
  ];
}

function labLines({ title, passedAt, begunAt, passed, of, rounds, broke, newChecks, last }: LabReport): string[] {
  const state = passedAt === null ? `begun ${day(begunAt)}, not built yet` : `built ${day(passedAt)}`;
  const track = last.track === null ? '' : ` with ${asText(last.track)}`;
  const commit =
    last.commit === null
      ? ''
      : `, at commit \`${last.commit.slice(0, 7)}\`${last.dirty ? ' and changes on top of it' : ''}`;
  return [
    `- Lab "${asText(title)}": ${state}${rounds === 0 ? '' : `; ${passed} of ${of} checks pass, last asked ${day(last.at)}${track}${commit}`}`,
    ...(broke.length > 0 ? [`- Passed before, and fails now: ${broke.map(asText).join('; ')}`] : []),
    ...(newChecks.length > 0 ? [`- New in the lab since: ${newChecks.map(asText).join('; ')}`] : []),
  ];
}
