import type { QuestionText } from './question.js';
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
  return Math.max(0, partNamed(parts, see));
}

/** The part of its lesson after which a check is asked: the one that its `see` names, else the last. */
export function partAfter(
  { parts }: Pick<LessonBody, 'parts'>,
  { lesson, see }: Pick<QuestionText, 'lesson' | 'see'>,
): number {
  const named = see === null || lessonIn(see) !== lesson ? -1 : partNamed(parts, see);
  return named < 0 ? Math.max(0, parts.length - 1) : named;
}

function partNamed(parts: LessonPart[], see: string): number {
  const anchor = see.split('#')[1];
  return parts.findIndex((part) => (part.anchors ?? headingsOf(part).map(slug)).some((name) => name === anchor));
}

// Not the lines that begin with #, which in code are comments.
function headingsOf({ tokens }: LessonPart): string[] {
  return (tokens as { type: string; text: string }[]).filter(({ type }) => type === 'heading').map(({ text }) => text);
}
