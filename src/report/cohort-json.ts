import type { Assignment } from '../domain/cohort/assignment.js';
import type { Cohort } from '../domain/cohort/cohort.js';
import type { LearnerRow, Stuck } from '../domain/cohort/learner-row.js';
import type { QuestionFigures, Suspect } from '../domain/cohort/suspects.js';

/**
 * Steps, concepts, questions, labs and checks by their ids; learners by the ids of their hand-ins, each of them only when it is
 * asked for: see `jsonPieces`.
 */
export function cohortJson(cohort: Cohort, assignment: Assignment | null): Record<string, unknown> {
  const ids = (rows: LearnerRow[]) => rows.map(({ learner }) => learner);
  const { today, learners, answers, right, foreign, quiet, old, stuck, steps, ranked } = cohort;
  return {
    ...{ today, answers, right, foreign },
    learners: each(learners, (row) => learnerJson(row, assignment)),
    ...(assignment ? { assignment: { steps: assignment.steps.map(({ id }) => id), by: assignment.by } } : {}),
    ...{ quiet: ids(quiet), old: ids(old), stuck: ids(stuck) },
    steps: steps.map(({ step, done, stuck: held }) => ({ number: step.number, id: step.id, done, stuck: held })),
    ranked,
    concepts: cohort.concepts.map(({ step, concept, weak, asked, interval }) => ({
      ...{ step: step.id, concept: concept.id, title: concept.title, weak, asked, interval },
    })),
    checks: cohort.checks.map(({ lab, check, red, asked, interval }) => ({
      ...{ lab: lab.id, check: check.id, title: check.title, red, asked, interval },
    })),
    suspects: cohort.suspects.map(suspectJson),
    questions: cohort.questions.map(questionJson),
  };
}

function* each<Item>(items: Item[], json: (item: Item) => Record<string, unknown>): Generator<Record<string, unknown>> {
  for (const item of items) yield json(item);
}

function learnerJson(row: LearnerRow, assignment: Assignment | null): Record<string, unknown> {
  const { name, learner, track, made, last, passed, skipped, lessons, answers, right, built, stuck, inTime, late } =
    row;
  return {
    ...{ name, learner, track, made, last, passed, skipped, lessons, answers, right, built },
    stuck: stuck.map(stuckJson),
    ...(assignment ? { assigned: { inTime, late, of: assignment.steps.length } } : {}),
  };
}

function stuckJson(stuck: Stuck): Record<string, unknown> {
  return stuck.kind === 'step'
    ? { step: stuck.step.id, tries: stuck.tries }
    : { lab: stuck.lab.id, check: stuck.check.id, days: stuck.days };
}

function suspectJson({ figures, why, hits, of, chance }: Suspect): Record<string, unknown> {
  return { step: figures.step.id, question: figures.question.id, why, hits, of, chance };
}

function questionJson({ step, question, ...figures }: QuestionFigures): Record<string, unknown> {
  return { step: step.id, question: question.id, ...figures };
}
