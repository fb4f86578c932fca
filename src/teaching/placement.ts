import type { Teaching } from '../context.js';
import { MOST_QUESTIONS, USUAL_QUESTIONS, WORTH_A_TEST } from '../domain/placement/length.js';
import { formOf, placementModel, type PlacementModel } from '../domain/placement/placement-model.js';
import {
  answerPlacement,
  nextPlacementStep,
  placementResult,
  startPlacement,
  type PlacementState,
} from '../domain/placement/placement.js';
import { looksGuessed, type TimedAnswer } from '../domain/placement/guessing.js';
import { isJudged, isRun, type Question } from '../domain/road/question.js';
import { shuffle } from '../domain/random.js';
import { isNamed, questionsOf, type Roadmap, type Step } from '../domain/road/roadmap.js';
import { counted } from '../domain/standing/spans.js';
import { trackOf } from '../domain/standing/standing.js';
import { printDetails, tellPlacement } from './placement-result.js';
import { tickSteps } from './placement-ticks.js';
import { printQuestion } from './unasked.js';

/** Asks until the test knows enough (or the learner stops it), then lets the learner take over what it found. */
export async function takePlacement(context: Teaching, details = false): Promise<void> {
  const { terminal } = context;
  const { roadmap } = await context.content();
  const model = modelOf(roadmap);
  if (model.steps.length < WORTH_A_TEST) return terminal.say(SHORT);
  const { placing } = (await context.store()).progress;
  let wanted = placing.length > 0 ? await goOn(context, placing.length) : 'anew';
  while (wanted !== 'leave') {
    if (wanted === 'anew') await begin(context, roadmap, model);
    if (wanted !== 'result') await askAll(context, model);
    const { state, answers } = await answersNow(context, model);
    const again = await tellPlacement(context, placementResult(model, state), looksGuessed(answers), details);
    if (!again) return;
    wanted = 'anew';
  }
}

/** Prints the question that the test would ask now, or why it judges the steps as it does so far. */
export async function showPlacement(context: Teaching, details: boolean): Promise<void> {
  const { terminal } = context;
  const { roadmap } = await context.content();
  const model = modelOf(roadmap);
  if (model.steps.length < WORTH_A_TEST) return terminal.say(SHORT);
  const { state } = await answersNow(context, model);
  if (details && state.answers.length > 0) return printDetails(terminal, roadmap, placementResult(model, state));
  const next = await questionFor(context, model, state);
  if (!next) return terminal.say(ANSWERED);
  await printQuestion(context, next.question, headingAfter((await context.store()).progress.placing.length));
  terminal.note(HOW_TO_ANSWER);
}

function modelOf({ steps }: Roadmap): PlacementModel {
  return placementModel(
    steps,
    steps.filter(({ tested }) => tested).map(({ id }) => id),
  );
}

async function begin(context: Teaching, roadmap: Roadmap, model: PlacementModel): Promise<void> {
  const { terminal } = context;
  const store = await context.store();
  // An empty placement ends the one before; it places nothing.
  if (store.progress.placing.length > 0) await store.record({ type: 'placement', steps: {}, concepts: [] });
  const background = roadmap.background === null ? [] : [roadmap.background];
  for (const line of [...INTRO, ...background, STOPPING]) terminal.say(line);
  await tickSteps(
    context,
    roadmap.steps.filter(({ id }) => model.steps.includes(id)),
  );
}

async function askAll(context: Teaching, model: PlacementModel): Promise<void> {
  const { askQuestion } = await import('./question.js');
  const store = await context.store();
  for (;;) {
    const next = await questionFor(context, model, (await answersNow(context, model)).state);
    if (!next) return;
    const heading = headingAfter(store.progress.placing.length);
    await askQuestion(context, next.question, { step: next.step, where: 'placement', quiz: null, heading });
  }
}

/** The answers so far and what they amount to; answers to questions that are gone are left out. */
async function answersNow(
  { store, content }: Pick<Teaching, 'store' | 'content'>,
  model: PlacementModel,
): Promise<{ state: PlacementState; answers: TimedAnswer[] }> {
  const { body } = await content();
  const { placing, workedWith } = (await store()).progress;
  let state = startPlacement(model, workedWith);
  const answers: TimedAnswer[] = [];
  for (const { question: id, step, outcome, ms } of placing) {
    const question = model.steps.includes(step) ? body(step).questions.find((one) => isNamed(one, id)) : undefined;
    if (!question || isRun(question) || !isJudged(question)) continue;
    const form = formOf(question);
    state = answerPlacement(model, state, step, form, outcome);
    answers.push({ form, outcome, ms });
  }
  return { state, answers };
}

async function questionFor(
  { store, content, random }: Pick<Teaching, 'store' | 'content' | 'random'>,
  model: PlacementModel,
  state: PlacementState,
): Promise<{ step: Step; question: Question } | null> {
  const { roadmap, body } = await content();
  const { progress } = await store();
  const asked = progress.placing.map(({ question }) => question);
  const stepOf = (id: string | null) => roadmap.steps.find((step) => step.id === id);
  // Writing takes longer than a test of many things may, and of a card there is nothing but the learner's word.
  const unasked = (step: Step) =>
    questionsOf(step, trackOf(roadmap, progress)).filter(
      (question) => !isRun(question) && isJudged(question) && !asked.includes(question.id),
    );
  const step = stepOf(nextPlacementStep(model, state, (id) => unasked(stepOf(id)!).length > 0));
  if (!step) return null;
  const [brief] = shuffle(unasked(step), random).sort(
    (a, b) => Number(b.kind === 'choice') - Number(a.kind === 'choice'),
  );
  const question = body(step.id).questions.find(({ id }) => id === brief!.id)!;
  // A test of what is known gives no hints.
  return { step, question: { ...question, hint: [] } };
}

function headingAfter(answered: number): string {
  return `Placement, question ${answered + 1} of at most ${MOST_QUESTIONS}`;
}

async function goOn(context: Teaching, answered: number): Promise<'ask' | 'result' | 'leave' | 'anew'> {
  const asker = await context.prompter();
  return asker.choose(`You have answered ${counted(answered, 'question')} of a placement.`, [
    { value: 'ask', name: 'Go on with it' },
    { value: 'result', name: 'Stop here and see the result' },
    { value: 'leave', name: 'Leave it for now' },
    { value: 'anew', name: 'Begin it anew' },
  ]);
}

const SHORT = 'This road is short: `roadmap quiz STEP` tests a step that you know.';
const ANSWERED = 'All questions of the placement are answered: `roadmap place` in a terminal shows the result.';
const INTRO = [
  `This finds where to begin: ${USUAL_QUESTIONS} from anywhere on the road, fewer where most is new to you.`,
  'Many of them will be new to you: say so, with "I don\'t know", rather than guess. Nothing is told right or wrong before the end.',
];
const STOPPING = 'Ctrl-C stops; `roadmap place` goes on, or shows the result so far.';
const HOW_TO_ANSWER =
  'Each question follows from the answers before it. To answer: run `roadmap place` in a terminal, or give it one line an answer on standard input. Nothing was stored.';
