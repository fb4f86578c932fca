import type { LessonBody, StepBody } from '../domain/road/roadmap.js';

/** What a step says, without its questions. */
export type Texts = Omit<StepBody, 'questions'>;

/** A line for the step, and one for each of its lessons: whoever shows a lesson does not parse the others. */
export function textsInLines({ lessons, ...rest }: Texts): string {
  const first: FirstLine = { ...rest, lessons: Object.keys(lessons) };
  return [first, ...Object.values(lessons)].map((one) => JSON.stringify(one)).join('\n');
}

type FirstLine = Omit<Texts, 'lessons'> & { lessons: string[] };

/** Reads what `textsInLines` has written; a lesson when it is first asked for. */
export function textsFromLines(lines: Buffer): Texts {
  let at = 0;
  const next = () => {
    const end = lines.indexOf('\n', at);
    const line = lines.subarray(at, end === -1 ? lines.length : end);
    at += line.length + 1;
    return line;
  };
  const { lessons: ids, ...rest } = parsed(next()) as FirstLine;
  const lessons: Texts['lessons'] = {};
  for (const id of ids) {
    const line = next();
    let lesson: LessonBody | null = null;
    Object.defineProperty(lessons, id, { enumerable: true, get: () => (lesson ??= parsed(line) as LessonBody) });
  }
  return { ...rest, lessons };
}

function parsed(line: Buffer): unknown {
  return JSON.parse(line.toString('utf8'));
}
