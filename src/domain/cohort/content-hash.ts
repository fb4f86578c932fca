import { hashOf, hashOfAsked } from '../asking/asked.js';
import type { Step, StepBody } from '../road/roadmap.js';

/** A hash of all that a roadmap's questions and labs ask: two learners with the same one were asked the same. */
export function contentHash(steps: Step[], bodies: Record<string, StepBody>): string {
  const asked = steps.map(({ id, labs }) => [
    id,
    bodies[id]!.questions.map((question) => [question.id, question.rev, hashOfAsked(question)]),
    labs.map((lab) => [lab.id, lab.rev, lab.checks.map((check) => check.id)]),
  ]);
  return hashOf(JSON.stringify(asked));
}
