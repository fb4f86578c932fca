import { isNamed, type Concept, type Lesson, type Roadmap, type Step } from './roadmap.js';

export type Found<T> = { kind: 'found'; item: T } | { kind: 'several'; items: T[] } | { kind: 'none'; near: T[] };

interface Named {
  id: string;
  title: string;
  was: string[];
}

/** Finds a step by its number, its id (or an old one), or a part of its id or title that no other step has. */
export function findStep({ steps }: Roadmap, wanted: string): Found<Step> {
  const numbered = steps.find(({ number }) => String(number) === wanted.replace(/^0+(?=\d)/, ''));
  return numbered ? { kind: 'found', item: numbered } : findNamed(steps, wanted);
}

export function findLesson({ steps }: Roadmap, wanted: string): Found<{ step: Step } & Lesson> {
  return findNamed(
    steps.flatMap((step) => step.lessons.map((lesson) => ({ ...lesson, step }))),
    wanted,
  );
}

export function findConcept({ steps }: Roadmap, wanted: string): Found<{ step: Step } & Concept> {
  return findNamed(
    steps.flatMap((step) => step.concepts.map((concept) => ({ ...concept, step }))),
    wanted,
  );
}

function findNamed<T extends Named>(items: T[], wanted: string): Found<T> {
  const word = wanted.toLowerCase();
  const exact = items.find((item) => isNamed(item, word));
  if (exact) return { kind: 'found', item: exact };
  const partly = items.filter(
    ({ id, title }) => word !== '' && (id.includes(word) || title.toLowerCase().includes(word)),
  );
  if (partly.length === 1) return { kind: 'found', item: partly[0]! };
  if (partly.length > 1) return { kind: 'several', items: partly };
  return { kind: 'none', near: nearest(items, word) };
}

function nearest<T extends Named>(items: T[], word: string): T[] {
  const near = items.map((item) => ({ item, distance: editDistance(word, item.id) }));
  const best = Math.min(...near.map(({ distance }) => distance));
  return best <= Math.max(2, word.length / 3)
    ? near.filter(({ distance }) => distance === best).map(({ item }) => item)
    : [];
}

/** How many letters must be added, dropped, changed or swapped with their neighbour (optimal string alignment). */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_unused, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let col = 1; col <= b.length; col++) {
      const change = a[row - 1] === b[col - 1] ? 0 : 1;
      const swapped = row > 1 && col > 1 && a[row - 1] === b[col - 2] && a[row - 2] === b[col - 1];
      const swap = swapped ? before[col - 2]! + 1 : Infinity;
      current.push(Math.min(current[col - 1]! + 1, previous[col]! + 1, previous[col - 1]! + change, swap));
    }
    [before, previous] = [previous, current];
  }
  return previous[b.length]!;
}
