import type { Roadmap } from '../road/roadmap.js';

export type IdOfToday = (kind: 'step' | 'lesson' | 'concept' | 'question', id: string) => string;

/** Gives what a history calls something the id that the roadmap has for it now; what it does not know stays. */
export function idsOfToday({ steps }: Pick<Roadmap, 'steps'>): IdOfToday {
  const renamed = {
    step: byOldId(steps),
    lesson: byOldId(steps.flatMap(({ lessons }) => lessons)),
    concept: byOldId(steps.flatMap(({ concepts }) => concepts)),
    question: byOldId(steps.flatMap(({ questions }) => questions)),
  };
  return (kind, id) => renamed[kind].get(id) ?? id;
}

function byOldId(items: { id: string; was: string[] }[]): Map<string, string> {
  return new Map(items.flatMap(({ id, was }) => was.map((old) => [old, id])));
}
