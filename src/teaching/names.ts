import type { Step } from '../domain/road/roadmap.js';

/** The place a `see` points to, in words: "A heading" in the lesson "Title". */
export function lessonTitle(step: Step, see: string | null): string | null {
  const id = see?.split('#')[0];
  return step.lessons.find((lesson) => lesson.id === id)?.title ?? null;
}

export function conceptTitle(step: Step, id: string): string {
  return step.concepts.find((concept) => concept.id === id || concept.was.includes(id))?.title ?? id;
}

export function stepName({ number, title }: Step): string {
  return `Step ${number}: ${title}`;
}

export function aboutMinutes(minutes: number): string {
  return `about ${Math.max(1, Math.round(minutes))} min`;
}
