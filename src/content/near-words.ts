import type { StepBody } from '../domain/road/roadmap.js';
import type { Question, ShortQuestion } from '../domain/road/question.js';
import { oneSlipApart } from '../domain/asking/slips.js';

/** Gives each typed question the course's words that look like one of its keys, so that grading takes none of them for a slip. */
export function withNearWords(bodies: Record<string, StepBody>): Record<string, StepBody> {
  const words = byStart(new Set(Object.values(bodies).flatMap(wordsOf)));
  const near = ({ accept }: ShortQuestion) => {
    const keys = accept.flatMap((key) => key.toLowerCase().match(/\p{L}{7,}/gu) ?? []);
    return [
      ...new Set(keys.flatMap((key) => (words.get(startOf(key)) ?? []).filter((word) => oneSlipApart(key, word)))),
    ];
  };
  const withNear = (question: Question): Question => {
    const found = question.kind === 'short' && question.match === 'text' ? near(question) : [];
    return found.length > 0 ? ({ ...question, near: found } as Question) : question;
  };
  return Object.fromEntries(
    Object.entries(bodies).map(([id, body]) => [id, { ...body, questions: body.questions.map(withNear) }]),
  );
}

function byStart(words: Iterable<string>): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const word of words) {
    const group = groups.get(startOf(word));
    if (group) group.push(word);
    else groups.set(startOf(word), [word]);
  }
  return groups;
}

function wordsOf({ lessons, questions }: StepBody): string[] {
  const texts = [
    ...Object.values(lessons).flatMap(({ goal, recap, parts }) => [
      goal,
      recap ?? '',
      ...parts.map(({ markdown }) => markdown),
    ]),
    ...questions.map((question) => JSON.stringify(question)),
  ];
  return (
    texts
      .join(' ')
      .toLowerCase()
      .match(/\p{L}{6,}/gu) ?? []
  );
}

// A slip in the first two letters never counts as one.
function startOf(word: string): string {
  return word.slice(0, 2);
}
