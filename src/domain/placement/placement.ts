import type { Outcome } from '../history/event.js';
import type { Step } from '../road/roadmap.js';
import { afterAnswer, firstBeliefs, likelihoodsOf, type Belief } from './belief.js';
import { MOST_QUESTIONS } from './length.js';
import type { PlacementModel, QuestionForm } from './placement-model.js';
import { worthOfAsking } from './worth.js';

/** What is believed of a learner after some answers. */
export interface PlacementState {
  answers: { step: string; outcome: Outcome }[];
  beliefs: Belief[];
  /** How likely each tested step is known. */
  probabilities: number[];
  /** How likely the learner knows steps without what they require, or the other way round. */
  straying: number;
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

const QUESTIONS_OF_A_STEP = 2;
/** The test ends when no more steps than this are expected to be wrong: fewer for those who stray from the road. */
const WRONG_STEPS_ALLOWED = { onTheRoad: 1.82, straying: 0.3 };
/** How much more an answer counts of a step that must be asked anyway: so it is asked while it says most. */
const MUST_BE_ASKED = 0.03;
/** Of steps that are worth the same the first one is asked, however their worth was rounded. */
const SAME_WORTH = 1e-9;
const SKIP_FROM = 0.85;
const LEARN_UP_TO = 0.25;
const LEARN_UNASKED_UP_TO = 0.12;

/** `workedWith` are the steps that the learner has ticked; null where nothing was asked. */
export function startPlacement(model: PlacementModel, workedWith: string[] | null = null): PlacementState {
  return stateOf(model, [], firstBeliefs(model, workedWith));
}

export function answerPlacement(
  model: PlacementModel,
  state: PlacementState,
  step: string,
  form: QuestionForm,
  outcome: Outcome,
): PlacementState {
  const beliefs = afterAnswer(model, state.beliefs, model.steps.indexOf(step), form, outcome);
  return stateOf(model, [...state.answers, { step, outcome }], beliefs);
}

/** The step to ask about next, of those that have a question left; null where the test may end. */
export function nextPlacementStep(
  model: PlacementModel,
  state: PlacementState,
  hasQuestion: (step: string) => boolean = () => true,
): string | null {
  if (state.answers.length >= MOST_QUESTIONS) return null;
  const mustBeAsked = passedOver(model, state, hasQuestion).length > 0;
  return mustBeAsked || !isSure(state) ? leastCertainStep(model, state, hasQuestion) : null;
}

/** Of the steps that may still be asked about, the one whose answer leaves least uncertain; what must be asked comes sooner. */
export function leastCertainStep(
  model: PlacementModel,
  state: PlacementState,
  hasQuestion: (step: string) => boolean = () => true,
): string | null {
  const { answers } = state;
  const regions = passedOver(model, state, hasQuestion);
  const musts = new Set(regions.flat());
  const onlyMusts = regions.length > 0 && (isSure(state) || regions.length >= MOST_QUESTIONS - answers.length);
  const worth = worthOfAsking(model, state.beliefs).map(
    (settled, index) => settled + (musts.has(model.steps[index]!) ? MUST_BE_ASKED : 0),
  );
  const open = model.steps
    .map((step, index) => ({ step, worth: worth[index]! }))
    .filter(
      ({ step }) =>
        (!onlyMusts || musts.has(step)) &&
        hasQuestion(step) &&
        mayBeAsked(answers.filter((answer) => answer.step === step)),
    );
  const most = Math.max(...open.map((one) => one.worth));
  return open.find((one) => one.worth >= most - SAME_WORTH)?.step ?? null;
}

/** What to do with each tested step, in the order of the model. */
export function placementResult(model: PlacementModel, { answers, probabilities }: PlacementState): StepPlacement[] {
  const right = answers.filter(({ outcome }) => outcome === 'right').map(({ step }) => step);
  const missed = answers.filter(({ outcome }) => outcome !== 'right').map(({ step }) => step);
  const asked = new Set(answers.map(({ step }) => step));
  return model.steps.map((step, index) => {
    const probability = probabilities[index]!;
    const answeredAbove = model.steps.filter((other) => right.includes(other) && model.needs[other]!.has(step));
    return {
      step,
      probability,
      advice: adviceFor(probability, right.includes(step) || answeredAbove.length > 0, asked.has(step)),
      right: right.filter((other) => other === step).length,
      missed: missed.filter((other) => other === step).length,
      answeredAbove,
      missedBelow: model.steps.filter((other) => missed.includes(other) && model.needs[step]!.has(other)),
    };
  });
}

/** The same advice for all, and one that does no harm: for a test that was not answered in earnest. */
export function onlyChecks(result: StepPlacement[]): StepPlacement[] {
  return result.map((placement) => ({ ...placement, advice: 'check' }));
}

/** "step 7 was not asked; likely known: you answered steps 8 and 10 right, which need it" */
export function placementReason(placement: StepPlacement, steps: Pick<Step, 'id' | 'number'>[]): string {
  const { step, advice, right, missed, answeredAbove, missedBelow } = placement;
  const numbers = (ids: string[]) => steps.filter(({ id }) => ids.includes(id)).map(({ number }) => String(number));
  const above = stepsOf(numbers(answeredAbove), 'right, which needs it', 'right, which need it');
  const below = stepsOf(numbers(missedBelow), ', which it needs', ', which it needs');
  const answered = [...(right > 0 ? [`${questionsOf(right, right + missed)} right`] : []), ...above];
  const failed = [...(missed > 0 && right === 0 ? [questionsOf(missed, missed)] : []), ...below];
  const clauses = [
    ...(answered.length > 0 ? [`answered ${listed(answered)}`] : []),
    ...(failed.length > 0 ? [`missed ${listed(failed)}`] : []),
  ];
  if (advice === 'learn') clauses.reverse();
  const because = clauses.length > 0 ? `you ${clauses.join(', but ')}` : NO_EVIDENCE;
  const verb = isAsked(placement) ? 'is' : 'was not asked;';
  return `step ${numbers([step]).join('')} ${verb} ${likelihoodWords(placement)}: ${because}`;
}

export function isAsked({ right, missed }: Pick<StepPlacement, 'right' | 'missed'>): boolean {
  return right + missed > 0;
}

export function likelihoodWords({ advice }: Pick<StepPlacement, 'advice'>): string {
  return { skip: 'likely known', check: 'unclear', learn: 'likely new' }[advice];
}

/** Two questions a step; a third decides between one answered right and one not. */
function mayBeAsked(answers: PlacementState['answers']): boolean {
  if (answers.length !== QUESTIONS_OF_A_STEP) return answers.length < QUESTIONS_OF_A_STEP;
  return answers.filter(({ outcome }) => outcome === 'right').length === 1;
}

function isSure({ probabilities, straying }: PlacementState): boolean {
  const wrongSteps = probabilities.reduce((sum, probability) => sum + Math.min(probability, 1 - probability), 0);
  const { onTheRoad, straying: offTheRoad } = WRONG_STEPS_ALLOWED;
  return wrongSteps <= onTheRoad + (offTheRoad - onTheRoad) * straying;
}

/** What was not asked yet though it must be: the first step, and one of each region. */
function passedOver(
  { steps, regions }: PlacementModel,
  { answers }: PlacementState,
  hasQuestion: (step: string) => boolean,
): string[][] {
  const asked = new Set(answers.map(({ step }) => step));
  return [steps.slice(0, 1), ...regions]
    .filter((region) => !region.some((step) => asked.has(step)))
    .map((region) => region.filter(hasQuestion))
    .filter((region) => region.length > 0);
}

function stateOf(
  model: PlacementModel,
  answers: PlacementState['answers'],
  beliefs: PlacementState['beliefs'],
): PlacementState {
  return { answers, beliefs, ...likelihoodsOf(model, beliefs) };
}

// Most people know the first steps, but nobody is to skip one without having answered anything that speaks for it.
function adviceFor(probability: number, isShown: boolean, asked: boolean): StepPlacement['advice'] {
  if (probability >= SKIP_FROM && isShown) return 'skip';
  return probability <= (asked ? LEARN_UP_TO : LEARN_UNASKED_UP_TO) ? 'learn' : 'check';
}

function stepsOf(numbers: string[], ofOne: string, ofSeveral: string): string[] {
  if (numbers.length === 0) return [];
  const [named, needed] = numbers.length === 1 ? ['step', ofOne] : ['steps', ofSeveral];
  return [`${named} ${listed(numbers)}${needed.startsWith(',') ? '' : ' '}${needed}`];
}

function questionsOf(count: number, asked: number): string {
  if (asked === 1) return 'its question';
  if (asked === 3) return `${count === 1 ? 'one' : 'two'} of its three questions`;
  return count === asked ? 'both its questions' : 'one of its two questions';
}

function listed(words: string[]): string {
  return [words.slice(0, -1).join(', '), ...words.slice(-1)].filter((part) => part !== '').join(' and ');
}

const NO_EVIDENCE = 'judged by the rest of your answers';
