import type { StepBody } from '../domain/road/roadmap.js';
import type { Question } from '../domain/road/question.js';

/**
 * Where one program of a language does not compile, each program of it may not: were it offered only where it is so, the
 * offer would be the answer.
 */
export function withBothOutcomes(bodies: Record<string, StepBody>): Record<string, StepBody> {
  const failing = new Set(
    Object.values(bodies).flatMap(({ questions }) =>
      questions.flatMap((one) => (one.kind === 'predict' && one.mayFail ? [one.language] : [])),
    ),
  );
  if (failing.size === 0) return bodies;
  const offered = (question: Question): Question =>
    question.kind === 'predict' && failing.has(question.language) ? { ...question, mayFail: true } : question;
  return Object.fromEntries(
    Object.entries(bodies).map(([id, body]) => [id, { ...body, questions: body.questions.map(offered) }]),
  );
}
