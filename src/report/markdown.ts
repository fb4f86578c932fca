import { counted, duration } from '../domain/standing/spans.js';
import type { Report, StepReport } from './report.js';

/** The report as Markdown. */
export function markdownReport(report: Report): string {
  const { totals } = report;
  const lines = [
    `# ${report.roadmap}: what was learned`,
    '',
    `Written ${day(report.writtenAt)}${report.track ? `, learned with ${report.track}` : ''}.`,
    '',
    `- Lessons read: ${totals.read} of ${totals.lessons}`,
    `- Step quizzes passed (80 % or more right): ${totals.passed} of ${totals.steps}`,
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
  return `${[...lines, ...begun.flatMap(stepSection)].join('\n')}\n`;
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
