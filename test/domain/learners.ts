import type { Outcome } from '../../src/domain/history/event.js';
import { placementModel, type PlacementModel, type QuestionForm } from '../../src/domain/placement/placement-model.js';
import {
  leastCertainStep,
  nextPlacementStep,
  placementResult,
  type PlacementState,
} from '../../src/domain/placement/placement.js';
import { seeded, shuffle, type Random } from '../../src/domain/random.js';
import { requiredBy, type Step } from '../../src/domain/road/roadmap.js';
import { askedAt, firstStage, stageAfter, type Stage } from './placement/stages.js';

export type Graph = Pick<Step, 'id' | 'requires'>[];

/** Someone who answers by their own odds and not by those of the model. */
interface Learner {
  known: Set<string>;
  /** How often "I don't know" is said of a step not known; and of a known one before even trying. */
  admits: number;
  hesitates: number;
  /** How often a slip is noticed and given as "I don't know" instead of a wrong answer. */
  notices: number;
  errors: Errors;
}

/** Between which odds each question's own lie: of a wrong answer to what is known, of a right one to what is not. */
export interface Errors {
  slip: [least: number, most: number];
  luck: [least: number, most: number];
}

/** A hard lot: half again as many slips as the model believes in, and all the luck of blind guessing in four options. */
export const CARELESS: Errors = { slip: [0.02, 0.2], luck: [0.15, 0.35] };

/**
 * What others found. Slips stay below .10 in knowledge tracing (Corbett and Anderson 1995, as bounded in Baker, Corbett
 * and Aleven 2008). Luck with four options is nearer .20 than .25, as good wrong options draw those who guess: the
 * starting value 1/options - .05 of Lord's LOGIST for the lower asymptote of the three-parameter model.
 */
export const PUBLISHED: Errors = { slip: [0, 0.1], luck: [0.1, 0.3] };

/** The last number of questions after which `Outcomes` counts what is right. */
const LAST_COUNTED = 15;

type Style = 'honest' | 'blunt' | 'timid';

export interface Habits {
  /** The share of learners who know a step without one of those it requires. */
  gaps: number;
  errors: Errors;
  /** The one style of all; else 60 % are honest, 25 % blunt (they never say "I don't know") and 15 % timid. */
  style?: Style;
}

/** What a run of simulated learners comes to, on average. */
export interface Outcomes {
  /** The share of steps classified right after so many questions, whatever the stop rule says. */
  after: Record<10 | 12 | 15, number>;
  /** Where the stop rule ends: questions asked, and steps to skip that are not known. */
  length: number;
  falseSkips: number;
  /** The same for a binary search that asks once, or three times a step, and for plain propagation. */
  searched: number;
  searchedThrice: number;
  propagated: number;
}

/** The learners differ by their seeds alone. */
export function simulate(graph: Graph, form: QuestionForm, habits: Habits, size: number): Outcomes {
  const model = placementModel(graph);
  const first = firstStage(model);
  const runs = Array.from({ length: size }, (_, seed) => oneRun(graph, model, first, form, habits, seeded(seed)));
  const mean = (figure: (run: Outcomes) => number) => runs.reduce((sum, run) => sum + figure(run), 0) / size;
  return {
    after: { 10: mean((run) => run.after[10]), 12: mean((run) => run.after[12]), 15: mean((run) => run.after[15]) },
    length: mean((run) => run.length),
    falseSkips: mean((run) => run.falseSkips),
    searched: mean((run) => run.searched),
    searchedThrice: mean((run) => run.searchedThrice),
    propagated: mean((run) => run.propagated),
  };
}

/** The share of steps classified right after so many questions, whatever the stop rule says. */
export function rightAfter(
  questions: number,
  graph: Graph,
  form: QuestionForm,
  habits: Habits,
  size: number,
  choose = leastCertainStep,
): number {
  const model = placementModel(graph);
  const first = firstStage(model);
  let sum = 0;
  for (let seed = 0; seed < size; seed++) {
    const random = seeded(seed);
    const learner = someLearner(graph, habits, random);
    let stage = first;
    for (let asked = 0; asked < questions; asked++) {
      const { state } = stage;
      const step = askedAt(stage, 'chosen', () => choose(model, state))!;
      stage = stageAfter(model, stage, step, form, answerOf(learner, step, form, random));
    }
    sum += rightOf(graph, learner, likelyKnown(model, stage.state));
  }
  return sum / size;
}

function oneRun(
  graph: Graph,
  model: PlacementModel,
  first: Stage,
  form: QuestionForm,
  habits: Habits,
  random: Random,
): Outcomes {
  const learner = someLearner(graph, habits, random);
  const isRight = (step: string) => answerOf(learner, step, form, random) === 'right';
  const stages = [first];
  let length: number | null = null;
  for (let asked = 0; ; asked++) {
    const stage = stages[asked]!;
    const { state } = stage;
    const next: string | null =
      length === null ? askedAt(stage, 'by the stop rule', () => nextPlacementStep(model, state)) : null;
    if (next === null) length ??= asked;
    if (length !== null && asked >= LAST_COUNTED) break;
    // What the test itself would ask is what `leastCertainStep` says, and need not be found twice.
    const step = next ?? askedAt(stage, 'whatever it says', () => leastCertainStep(model, state))!;
    stages.push(stageAfter(model, stage, step, form, answerOf(learner, step, form, random)));
  }
  const after = (asked: number) => rightOf(graph, learner, likelyKnown(model, stages[asked]!.state));
  const skipped = placementResult(model, stages[length]!.state).filter(({ advice }) => advice === 'skip');
  return {
    after: { 10: after(10), 12: after(12), 15: after(15) },
    length,
    falseSkips: skipped.filter(({ step }) => !learner.known.has(step)).length,
    searched: rightOf(graph, learner, knownBySearch(graph, 1, isRight)),
    searchedThrice: rightOf(graph, learner, knownBySearch(graph, 3, isRight)),
    propagated: rightOf(graph, learner, knownByPropagation(graph, isRight)),
  };
}

function rightOf(graph: Graph, learner: Learner, believed: Set<string>): number {
  return graph.filter(({ id }) => learner.known.has(id) === believed.has(id)).length / graph.length;
}

function likelyKnown(model: PlacementModel, { probabilities }: PlacementState): Set<string> {
  return new Set(model.steps.filter((_, index) => probabilities[index]! >= 0.5));
}

function someLearner(graph: Graph, { gaps, errors, style }: Habits, random: Random): Learner {
  const learned = learnedOnTheWay(graph, random);
  const known = random() < gaps ? withGap(graph, learned, random) : learned;
  return { known, errors, ...mannersOf(style ?? someStyle(random), random) };
}

/** The outcome of a question that nobody has seen before, with odds of its own. */
function answerOf(learner: Learner, step: string, form: QuestionForm, random: Random): Outcome {
  const [slip, luck] = [between(...learner.errors.slip, random), between(...learner.errors.luck, random)];
  const knows = learner.known.has(step);
  if (form.dontKnow && random() < (knows ? learner.hesitates : learner.admits)) return 'unknown';
  if (!knows) return random() < luck ? 'right' : 'wrong';
  if (random() >= slip) return 'right';
  return form.dontKnow && random() < learner.notices ? 'unknown' : 'wrong';
}

/** What a binary search over the file order takes for known, asking each step it meets `times` times. */
function knownBySearch(graph: Graph, times: number, isRight: (step: string) => boolean): Set<string> {
  let [known, unknown] = [0, graph.length];
  while (known < unknown) {
    const middle = Math.floor((known + unknown) / 2);
    const rights = Array.from({ length: times }, () => isRight(graph[middle]!.id)).filter(Boolean).length;
    if (rights > times / 2) known = middle + 1;
    else unknown = middle;
  }
  return new Set(graph.slice(0, known).map(({ id }) => id));
}

/** What plain propagation takes for known: a right answer settles all below, any other all above. */
function knownByPropagation(graph: Graph, isRight: (step: string) => boolean): Set<string> {
  const below = new Map(graph.map(({ id }) => [id, new Set([id, ...requiredBy(graph, id)])]));
  const known = new Set<string>();
  let open = graph.map(({ id }) => id);
  while (open.length > 0) {
    const settles = (step: string) => ({
      right: open.filter((other) => below.get(step)!.has(other)),
      wrong: open.filter((other) => below.get(other)!.has(step)),
    });
    const least = (step: string) => Math.min(settles(step).right.length, settles(step).wrong.length);
    const asked = open.reduce((best, step) => (least(step) > least(best) ? step : best));
    const right = isRight(asked);
    const settled = settles(asked)[right ? 'right' : 'wrong'];
    if (right) for (const step of settled) known.add(step);
    open = open.filter((step) => !settled.includes(step));
  }
  return known;
}

/** From nothing to everything, all lengths alike; each next step is any of those within reach. */
function learnedOnTheWay(graph: Graph, random: Random): Set<string> {
  const known = new Set<string>();
  const length = Math.floor(random() * (graph.length + 1));
  while (known.size < length) {
    const open = graph.filter(({ id, requires }) => !known.has(id) && requires.every((other) => known.has(other)));
    known.add(oneOf(open, random).id);
  }
  return known;
}

/** Takes out a step that a known one requires, or adds one that lacks a single requirement; there is always either. */
function withGap(graph: Graph, known: Set<string>, random: Random): Set<string> {
  const removable = graph.filter(
    ({ id }) => known.has(id) && graph.some((other) => known.has(other.id) && other.requires.includes(id)),
  );
  const addable = graph.filter(
    ({ id, requires }) => !known.has(id) && requires.filter((other) => !known.has(other)).length === 1,
  );
  const [first, second] = shuffle([removable, addable], random);
  const { id } = oneOf(first!.length > 0 ? first! : second!, random);
  return known.has(id) ? new Set([...known].filter((other) => other !== id)) : new Set([...known, id]);
}

function someStyle(random: Random): Style {
  const draw = random();
  if (draw < 0.6) return 'honest';
  return draw < 0.85 ? 'blunt' : 'timid';
}

function mannersOf(style: Style, random: Random): Omit<Learner, 'known' | 'errors'> {
  switch (style) {
    case 'honest':
      return { admits: between(0.45, 0.75, random), hesitates: 0, notices: 0.3 };
    case 'blunt':
      return { admits: 0, hesitates: 0, notices: 0 };
    case 'timid':
      return { admits: between(0.7, 0.9, random), hesitates: between(0.03, 0.13, random), notices: 0.3 };
  }
}

function between(least: number, most: number, random: Random): number {
  return least + random() * (most - least);
}

function oneOf<T>(items: T[], random: Random): T {
  return items[Math.floor(random() * items.length)]!;
}
