import type { Lesson, LessonBody, Reading, StepBody } from './roadmap.js';

export type Link = Pick<Reading, 'title' | 'url'>;

/** Where to read on after a lesson: what its step lists for its concepts, and what its text links to. */
export function linksOf({ reading, lessons }: Pick<StepBody, 'reading' | 'lessons'>, lesson: Lesson): Link[] {
  const listed = reading.filter(({ concepts }) => concepts.some((id) => lesson.concepts.includes(id)));
  return eachOnce([...listed, ...linksIn(lessons[lesson.id]!)]);
}

/** What a step lists, and what the texts of these lessons of it link to. */
export function linksOfStep({ reading, lessons }: Pick<StepBody, 'reading' | 'lessons'>, shown: Lesson[]): Link[] {
  return eachOnce([...reading, ...shown.flatMap(({ id }) => linksIn(lessons[id]!))]);
}

/** What a step lists for none of its concepts alone. */
export function linksForAll({ reading }: Pick<StepBody, 'reading'>): Link[] {
  return reading.filter(({ concepts }) => concepts.length === 0);
}

function linksIn({ parts }: LessonBody): Link[] {
  return parts.flatMap(({ tokens }) => within(tokens));
}

/** Tokens hold others in lists of many names: items, cells, rows. */
function within(value: unknown): Link[] {
  if (Array.isArray(value)) return value.flatMap(within);
  if (typeof value !== 'object' || value === null) return [];
  const { type, href, text } = value as { type?: string; href?: string; text?: string };
  if (type === 'link' && href !== undefined) return /^https?:/.test(href) ? [{ title: text ?? href, url: href }] : [];
  return Object.values(value).flatMap(within);
}

function eachOnce(links: Link[]): Link[] {
  return [...new Map(links.toReversed().map((link) => [link.url, link])).values()].reverse();
}
