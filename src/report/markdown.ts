import { PASS } from '../domain/history/progress.js';
import { counted, duration } from '../domain/standing/spans.js';
import type { DisputedAnswer, Report, StepReport } from './report.js';

/** The report as Markdown. */
export function markdownReport(report: Report): string {
  const { totals } = report;
  const lines = [
    `# ${report.roadmap}: what was learned`,
    '',
    `Written ${day(report.writtenAt)}${report.track ? `, learned with ${report.track}` : ''}.`,
    '',
    `- Lessons read: ${totals.read} of ${totals.lessons}`,
    `- Step quizzes passed (${PASS * 100} % or more right): ${totals.passed} of ${totals.steps}`,
    `- Questions answered: ${totals.asked}, ${share(totals.right, totals.asked)} right`,
    `- Time spent: ${duration(totals.minutes)}`,
    '',
    '| Step | Lessons read | Quiz | Answers right | Retained today | Time |',
    '| --- | --- | --- | --- | --- | --- |',
    ...report.steps.map(
      (step) =>
        `| ${step.number}. ${step.title} | ${step.read.done} of ${step.read.of} | ${quizCell(step)} | ${answersCell(step)} | ${retainedCell(step)} | ${duration(step.minutes)} |`,
    ),
  ];
  const begun = report.steps.filter(({ lessons, answers }) => lessons.length > 0 || answers.asked > 0);
  return `${[...lines, ...begun.flatMap(stepSection), ...disputedSection(report)].join('\n')}\n`;
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
  const text = [given ?? []].flat().join(', ').replace(/\s+/g, ' ').trim();
  const ticks = '`'.repeat(1 + Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)));
  return ticks === '`' ? `\`${text}\`` : `${ticks} ${text} ${ticks}`;
}

function stepSection(step: StepReport): string[] {
  return [
    '',
    `## Step ${step.number}: ${step.title}`,
    '',
    ...quizLines(step),
    ...(step.weak.length > 0 ? [`- Weak now: ${step.weak.join('; ')}`] : []),
    ...step.lessons.flatMap(({ title, readAt, recap }) => [
      '',
      `### ${title}`,
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

function quizCell({ quiz, placed }: StepReport): string {
  if (placed === 'skip' && !quiz.passedAt) return 'skipped by placement';
  if (quiz.passedAt) return `passed ${day(quiz.passedAt)}`;
  if (quiz.deferredAt) return 'open (went on without)';
  return quiz.tries > 0 ? `not passed, best ${Math.round(quiz.best * 100)} %` : '';
}

/** Concepts that are likely still known (retrievability of 0.9 and more), of those that were asked. */
function retainedCell({ retained: { strong, fading, weak } }: StepReport): string {
  const all = strong + fading + weak;
  return all === 0 ? '' : `${strong} of ${all}`;
}

function answersCell({ answers }: StepReport): string {
  return answers.asked === 0 ? '' : `${answers.right} of ${answers.asked}`;
}

function share(part: number, whole: number): string {
  return whole === 0 ? '0 %' : `${Math.round((part / whole) * 100)} %`;
}

function day(iso: string): string {
  return iso.slice(0, 10);
}
