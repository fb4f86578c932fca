import type { Progress } from './progress.js';
import type { Roadmap } from '../road/roadmap.js';

/** What the history knows and the roadmap, even by an old id, does not. */
export function orphans({ steps }: Roadmap, progress: Progress): string[] {
  const names = (items: { id: string; was: string[] }[]) => new Set(items.flatMap(({ id, was }) => [id, ...was]));
  const known = {
    step: names(steps),
    lesson: names(steps.flatMap(({ lessons }) => lessons)),
    question: names(steps.flatMap(({ questions }) => questions)),
    lab: new Set(steps.flatMap(({ labs }) => labs.map(({ id }) => id))),
    concept: names(steps.flatMap(({ concepts }) => concepts)),
  };
  const missing = (kind: keyof typeof known, ids: string[]) =>
    ids.filter((id) => !known[kind].has(id)).map((id) => `${kind} ${id}`);
  return [
    ...missing('step', Object.keys(progress.quizzes)),
    ...missing('lesson', Object.keys(progress.lessons)),
    ...missing('question', Object.keys(progress.questions)),
    ...missing('lab', Object.keys(progress.labs)),
    ...missing('concept', Object.keys(progress.cards)),
  ];
}
