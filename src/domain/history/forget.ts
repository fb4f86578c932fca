import type { Progress } from './progress.js';

/** Takes away all that was done in these steps, or in all. Changes `progress`. */
export function forget(progress: Progress, steps: string[] | null): void {
  const forgotten = (step: string) => steps === null || steps.includes(step);
  progress.lessons = keep(progress.lessons, ({ step }) => !forgotten(step));
  progress.questions = keep(progress.questions, ({ step }) => !forgotten(step));
  progress.cards = keep(progress.cards, ({ step }) => !forgotten(step));
  progress.aside = keep(progress.aside, ({ step }) => !forgotten(step));
  for (const step of Object.keys(progress.quizzes)) if (forgotten(step)) delete progress.quizzes[step];
  for (const step of Object.keys(progress.placed)) if (forgotten(step)) delete progress.placed[step];
  progress.passedOver = keep(progress.passedOver, ({ step }) => !forgotten(step));
  progress.labs = keep(progress.labs, ({ step }) => !forgotten(step));
  progress.early = keep(progress.early, ({ step }) => !forgotten(step));
  progress.placing = progress.placing.filter(({ step }) => !forgotten(step));
  progress.workedWith = progress.workedWith?.filter((step) => !forgotten(step)) ?? null;
  if (steps === null) progress.workedWith = null;
  if (progress.focus && forgotten(progress.focus.step)) progress.focus = null;
}

function keep<T>(record: Record<string, T>, wanted: (value: T) => boolean): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => wanted(value)));
}
