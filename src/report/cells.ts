import type { LabReport, StepReport } from './report.js';

export function quizCell({ quiz, placed }: StepReport): string {
  if (placed === 'skip' && !quiz.passedAt) return 'skipped by placement';
  if (quiz.passedAt) return `passed ${day(quiz.passedAt)}`;
  if (quiz.deferredAt) return 'open (went on without)';
  return quiz.tries > 0 ? `not passed, best ${Math.round(quiz.best * 100)} %` : '';
}

export function labCell({ passedAt, broke, passed, of }: LabReport): string {
  if (passedAt === null) return `${passed} of ${of} checks`;
  return `built ${day(passedAt)}${broke.length > 0 ? `, ${passed} of ${of} checks now` : ''}`;
}

/** Concepts that are likely still known (retrievability of 0.9 and more), of those that were asked. */
export function retainedCell({ retained: { strong, fading, weak } }: StepReport): string {
  const all = strong + fading + weak;
  return all === 0 ? '' : `${strong} of ${all}`;
}

export function answersCell({ answers }: StepReport): string {
  return answers.asked === 0 ? '' : `${answers.right} of ${answers.asked}`;
}

export function share(part: number, whole: number): string {
  return whole === 0 ? '0 %' : `${Math.round((part / whole) * 100)} %`;
}

export function day(iso: string): string {
  return iso.slice(0, 10);
}
