import type { Outcome } from '../history/event.js';
import type { Step } from '../road/roadmap.js';
import { likelihoods, STYLES, type PlacementModel, type QuestionForm } from './placement-model.js';

/** What is believed of a learner after some answers. */
export interface PlacementState {
  answers: { step: string; outcome: Outcome }[];
  /** For each answer style, how likely it is together with each set; they need not add up to 1. */
  belief: Float64Array[];
  /** How likely each tested step is known. */
  probabilities: number[];
}

export interface StepPlacement {
  step: string;
  probability: number;
  advice: 'skip' | 'check' | 'learn';
  /** Answers about the step itself. */
  right: number;
  missed: number;
  /** Steps that need it and were answered right. */
  answeredAbove: string[];
  /** Steps that it needs and that were answered wrong, or with "I don't know". */
  missedBelow: string[];
}

const MOST_QUESTIONS = 20;
const QUESTIONS_OF_A_STEP = 2;
const WRONG_STEPS_ALLOWED = 1;
const SKIP_FROM = 0.8;
const LEARN_UP_TO = 0.35;

export function startPlacement(model: PlacementModel): PlacementState {
  return stateOf(
    model,
    [],
    STYLES.map(({ share }) => model.prior.map((weight) => weight * share)),
  );
}

export function answerPlacement(
  model: PlacementModel,
  state: PlacementState,
  step: string,
  form: QuestionForm,
  outcome: Outcome,
): PlacementState {
  const known = model.known[model.steps.indexOf(step)]!;
  const belief = likelihoods(form).map((odds, style) => {
    const [ifKnown, ifUnknown] = [odds.known[outcome], odds.unknown[outcome]];
    const after = Float64Array.from(state.belief[style]!);
    for (let set = 0; set < after.length; set++) after[set]! *= known[set] === 1 ? ifKnown : ifUnknown;
    return after;
  });
  return stateOf(model, [...state.answers, { step, outcome }], belief);
}

/** The step to ask about next, of those that have a question left; null where the test may end. */
export function nextPlacementStep(
  model: PlacementModel,
  state: PlacementState,
  hasQuestion: (step: string) => boolean = () => true,
): string | null {
  const wrongSteps = state.probabilities.reduce((sum, probability) => sum + Math.min(probability, 1 - probability), 0);
  if (wrongSteps <= WRONG_STEPS_ALLOWED || state.answers.length >= MOST_QUESTIONS) return null;
  return leastCertainStep(model, state, hasQuestion);
}

/** Of the steps that may still be asked about, the one of which least is known. */
export function leastCertainStep(
  model: PlacementModel,
  { answers, probabilities }: PlacementState,
  hasQuestion: (step: string) => boolean = () => true,
): string | null {
  const distance = (step: string) => Math.abs(probabilities[model.steps.indexOf(step)]! - 0.5);
  const open = model.steps.filter(
    (step) => hasQuestion(step) && mayBeAsked(answers.filter((answer) => answer.step === step)),
  );
  return open.sort((a, b) => distance(a) - distance(b))[0] ?? null;
}

/** What to do with each tested step, in the order of the model. */
export function placementResult(model: PlacementModel, { answers, probabilities }: PlacementState): StepPlacement[] {
  const right = answers.filter(({ outcome }) => outcome === 'right').map(({ step }) => step);
  const missed = answers.filter(({ outcome }) => outcome !== 'right').map(({ step }) => step);
  return model.steps.map((step, index) => {
    const probability = probabilities[index]!;
    const answeredAbove = model.steps.filter((other) => right.includes(other) && model.needs[other]!.has(step));
    return {
      step,
      probability,
      advice: adviceFor(probability, right.includes(step) || answeredAbove.length > 0),
      right: right.filter((other) => other === step).length,
      missed: missed.filter((other) => other === step).length,
      answeredAbove,
      missedBelow: model.steps.filter((other) => missed.includes(other) && model.needs[step]!.has(other)),
    };
  });
}

/** "step 7 is likely known, 94 %: you answered steps 8 and 10, which need it" */
export function placementReason(placement: StepPlacement, steps: Pick<Step, 'id' | 'number'>[]): string {
  const { step, probability, advice, right, missed, answeredAbove, missedBelow } = placement;
  const numbers = (ids: string[]) => steps.filter(({ id }) => ids.includes(id)).map(({ number }) => String(number));
  const above = stepsOf(numbers(answeredAbove), 'which needs it', 'which need it');
  const below = stepsOf(numbers(missedBelow), 'which it needs', 'which it needs');
  const answered = [...(right > 0 ? [questionsOf(right, right + missed)] : []), ...above];
  const failed = [...(missed > 0 && right === 0 ? [questionsOf(missed, missed)] : []), ...below];
  const clauses = [
    ...(answered.length > 0 ? [`answered ${listed(answered)}`] : []),
    ...(failed.length > 0 ? [`missed ${listed(failed)}`] : []),
  ];
  if (advice === 'learn') clauses.reverse();
  const percent = Math.min(99, Math.max(1, Math.round(probability * 100)));
  const unshown = advice === 'check' && probability >= SKIP_FROM;
  const because = clauses.length > 0 ? `you ${clauses.join(', but ')}` : unshown ? UNSHOWN : NO_EVIDENCE;
  const verdict = unshown ? 'perhaps known' : VERDICTS[advice];
  return `step ${numbers([step]).join('')} is ${verdict}, ${percent} %: ${because}`;
}

/** Two questions a step; a third decides between one answered right and one not. */
function mayBeAsked(answers: PlacementState['answers']): boolean {
  if (answers.length !== QUESTIONS_OF_A_STEP) return answers.length < QUESTIONS_OF_A_STEP;
  return answers.filter(({ outcome }) => outcome === 'right').length === 1;
}

function stateOf(model: PlacementModel, answers: PlacementState['answers'], belief: Float64Array[]): PlacementState {
  const ofSet = new Float64Array(model.prior.length);
  for (const style of belief) for (let set = 0; set < ofSet.length; set++) ofSet[set]! += style[set]!;
  const all = ofSet.reduce((sum, weight) => sum + weight, 0);
  return { answers, belief, probabilities: model.known.map((column) => weightIn(column, ofSet) / all) };
}

function weightIn(column: Uint8Array, ofSet: Float64Array): number {
  let weight = 0;
  for (let set = 0; set < ofSet.length; set++) weight += ofSet[set]! * column[set]!;
  return weight;
}

// Most people know the first steps, but nobody is to skip one without having answered anything that speaks for it.
function adviceFor(probability: number, isShown: boolean): StepPlacement['advice'] {
  if (probability >= SKIP_FROM && isShown) return 'skip';
  return probability <= LEARN_UP_TO ? 'learn' : 'check';
}

function stepsOf(numbers: string[], ofOne: string, ofSeveral: string): string[] {
  if (numbers.length === 0) return [];
  return [numbers.length === 1 ? `step ${numbers.join('')}, ${ofOne}` : `steps ${listed(numbers)}, ${ofSeveral}`];
}

function questionsOf(count: number, asked: number): string {
  if (asked === 1) return 'its question';
  if (asked === 3) return `${count === 1 ? 'one' : 'two'} of its three questions`;
  return count === asked ? 'both its questions' : 'one of its two questions';
}

function listed(words: string[]): string {
  return [words.slice(0, -1).join(', '), ...words.slice(-1)].filter((part) => part !== '').join(' and ');
}

const VERDICTS = { skip: 'likely known', check: 'unclear', learn: 'likely new' };
const NO_EVIDENCE = 'judged by the rest of your answers';
const UNSHOWN = 'most learners know it, but no answer of yours shows it';
