import type { Outcome } from '../../../src/domain/history/event.js';
import type { PlacementModel, QuestionForm } from '../../../src/domain/placement/placement-model.js';
import { answerPlacement, startPlacement, type PlacementState } from '../../../src/domain/placement/placement.js';

/** Where a test stands after some answers, and what it asks there. */
export interface Stage {
  state: PlacementState;
  asks: Map<string, string | null>;
  after: Map<string, Stage>;
}

/** After more answers hardly any two learners have given the same, and stages take room. */
const SHARED_ANSWERS = 8;

export function firstStage(model: PlacementModel): Stage {
  return stageOf(startPlacement(model));
}

/** The stage after an answer: one and the same for all who have answered alike so far, since most begin alike. */
export function stageAfter(
  model: PlacementModel,
  { state, after }: Stage,
  step: string,
  form: QuestionForm,
  outcome: Outcome,
): Stage {
  const next = () => stageOf(answerPlacement(model, state, step, form, outcome));
  if (state.answers.length >= SHARED_ANSWERS) return next();
  return kept(after, [step, form.kind, form.options, form.dontKnow, outcome].join(), next);
}

/** What is asked at a stage by this rule, worked out once. */
export function askedAt({ asks }: Stage, rule: string, step: () => string | null): string | null {
  return kept(asks, rule, step);
}

function stageOf(state: PlacementState): Stage {
  return { state, asks: new Map(), after: new Map() };
}

function kept<T>(map: Map<string, T>, key: string, make: () => T): T {
  if (!map.has(key)) map.set(key, make());
  return map.get(key)!;
}
