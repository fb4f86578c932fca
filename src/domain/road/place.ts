import type { LessonBody, LessonPart } from './roadmap.js';

/** The anchor of a heading, made as GitHub makes it. */
export function slug(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

/** The id of the lesson that a `see` points into. */
export function lessonIn(see: string): string {
  return see.split('#')[0]!;
}

/** The part of a lesson that a `see` points to; the first where it names no heading of it. */
export function partIn({ parts }: Pick<LessonBody, 'parts'>, see: string): number {
  const anchor = see.split('#')[1];
  return Math.max(
    0,
    parts.findIndex((part) => headingsOf(part).some((heading) => slug(heading) === anchor)),
  );
}

function headingsOf({ title, markdown }: LessonPart): string[] {
  const inside = markdown.split('\n').filter((line) => /^#{1,4} /.test(line));
  return [title ?? '', ...inside.map((line) => line.replace(/^#+ /, ''))];
}
