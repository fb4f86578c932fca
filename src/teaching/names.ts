import { isNamed, type Step } from '../domain/road/roadmap.js';
import type { Task } from '../domain/standing/next.js';

/** The title of the lesson that a `see` points into. */
export function lessonTitle(step: Step, see: string | null): string | null {
  const id = see?.split('#')[0];
  return step.lessons.find((lesson) => lesson.id === id)?.title ?? null;
}

/** Where questions of a lesson are asked. Not the lesson's title, which may hold an answer. */
export function checkTitle({ step, lesson, part, again }: Extract<Task, { kind: 'check' }>): string {
  if (again) return `Step ${step.number}, once more what was missed`;
  return `Step ${step.number}, after ${part < lesson.parts ? `part ${part} of ${lesson.parts}` : 'the lesson'}`;
}

export function conceptTitle(step: Step, id: string): string {
  return step.concepts.find((concept) => isNamed(concept, id))?.title ?? id;
}

export function stepName({ number, title }: Pick<Step, 'number' | 'title'>): string {
  return `Step ${number}: ${title}`;
}

export function aboutMinutes(minutes: number): string {
  return `about ${Math.max(1, Math.round(minutes))} min`;
}
