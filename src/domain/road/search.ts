import { lessonsOf, type Lesson, type Roadmap, type Step, type StepBody } from './roadmap.js';

export interface Hit {
  step: Step;
  lesson: Lesson;
  /** The heading over the line. */
  part: string | null;
  line: string;
}

/** The lessons that hold every word of `text`, those with the most of it (a title counts most) first. */
export function searchLessons(
  { steps }: Roadmap,
  bodyOf: (step: string) => StepBody,
  text: string,
  track: string | null,
): Hit[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  const scored = steps.flatMap((step) => {
    const body = bodyOf(step.id);
    return lessonsOf(step, track).flatMap((lesson) => {
      const parts = body.lessons[lesson.id]!.parts;
      const whole = [lesson.title, ...parts.flatMap(({ title, markdown }) => [title ?? '', markdown])]
        .join('\n')
        .toLowerCase();
      if (!words.every((word) => whole.includes(word))) return [];
      const score = words.reduce(
        (sum, word) => sum + count(whole, word) + (lesson.title.toLowerCase().includes(word) ? 100 : 0),
        0,
      );
      return [{ hit: { step, lesson, ...bestLine(parts, words) }, score }];
    });
  });
  return scored.sort((a, b) => b.score - a.score).map(({ hit }) => hit);
}

function bestLine(parts: { title: string | null; markdown: string }[], words: string[]): Pick<Hit, 'part' | 'line'> {
  const lines = parts.flatMap(({ title, markdown }) =>
    markdown.split('\n').map((line) => ({ part: title, line: line.trim() })),
  );
  const found = (line: string) => words.filter((word) => line.toLowerCase().includes(word)).length;
  return lines.reduce((best, candidate) => (found(candidate.line) > found(best.line) ? candidate : best), lines[0]!);
}

function count(text: string, word: string): number {
  return text.split(word).length - 1;
}
