import type { Context } from '../context.js';
import type { Advice } from '../domain/history/event.js';
import { formOf, placementModel, type PlacementModel } from '../domain/placement/placement-model.js';
import {
  answerPlacement,
  nextPlacementStep,
  placementReason,
  placementResult,
  startPlacement,
  type PlacementState,
  type StepPlacement,
} from '../domain/placement/placement.js';
import type { Question } from '../domain/road/question.js';
import { shuffle } from '../domain/random.js';
import { questionsOf, type Roadmap, type Step } from '../domain/road/roadmap.js';
import { trackOf } from '../domain/standing/standing.js';
import { placementText } from '../terminal/placement-view.js';
import { textColumns, wrap } from '../terminal/wrap.js';
import { WORTH_A_TEST } from './placement-offer.js';
import { printQuestion } from './unasked.js';

type Needs = Pick<Context, 'terminal' | 'store' | 'prompter' | 'canAsk' | 'content' | 'random' | 'now'>;

/** Asks until the test knows enough (or the learner stops it), then lets the learner take over what it found. */
export async function takePlacement(context: Needs): Promise<void> {
  const { terminal } = context;
  const store = await context.store();
  const { roadmap } = await context.content();
  const model = modelOf(roadmap);
  if (model.steps.length < WORTH_A_TEST) return terminal.print(SHORT);
  const begun = store.progress.placing.length > 0 ? await goOn(context, store.progress.placing.length) : 'ask';
  if (begun === 'leave') return;
  if (begun === 'ask') {
    const background = roadmap.background === null ? [] : [roadmap.background];
    for (const line of [...INTRO, ...background, STOPPING]) terminal.print(wrap(line, textColumns(terminal)));
    await askAll(context, model);
  }
  const result = placementResult(model, await stateNow(context, model));
  terminal.print(
    `\n${placementText(result, roadmap, (placement) => placementReason(placement, roadmap.steps), terminal)}`,
  );
  const steps = await overruled(context, roadmap, result);
  if (!steps) return terminal.print('Nothing was changed. `roadmap place` shows this again.');
  const concepts = roadmap.steps.flatMap((step) =>
    steps[step.id] === 'skip' ? step.concepts.map(({ id }) => ({ concept: id, step: step.id })) : [],
  );
  await store.record({ type: 'placement', steps, concepts });
  terminal.print(wrap(TAKEN_OVER, textColumns(terminal)));
}

/** Prints the question that the test would ask now. */
export async function showPlacement(context: Needs): Promise<void> {
  const { terminal } = context;
  const model = modelOf((await context.content()).roadmap);
  if (model.steps.length < WORTH_A_TEST) return terminal.print(SHORT);
  const next = await questionFor(context, model, await stateNow(context, model));
  if (!next) return terminal.print(ANSWERED);
  printQuestion(context, next.question, headingAfter((await context.store()).progress.placing.length));
  terminal.note(HOW_TO_ANSWER);
}

function modelOf({ steps }: Roadmap): PlacementModel {
  return placementModel(
    steps,
    steps.filter(({ tested }) => tested).map(({ id }) => id),
  );
}

async function askAll(context: Needs, model: PlacementModel): Promise<void> {
  const { askQuestion } = await import('./question.js');
  const store = await context.store();
  for (;;) {
    const next = await questionFor(context, model, await stateNow(context, model));
    if (!next) return;
    const heading = headingAfter(store.progress.placing.length);
    await askQuestion(context, next.question, { step: next.step, where: 'placement', quiz: null, heading });
  }
}

/** What the answers so far amount to; answers to questions that are gone are left out. */
async function stateNow(
  { store, content }: Pick<Needs, 'store' | 'content'>,
  model: PlacementModel,
): Promise<PlacementState> {
  const { body } = await content();
  return (await store()).progress.placing.reduce((state, { question: id, step, outcome }) => {
    const question = model.steps.includes(step)
      ? body(step).questions.find((one) => one.id === id || one.was.includes(id))
      : undefined;
    return question ? answerPlacement(model, state, step, formOf(question), outcome) : state;
  }, startPlacement(model));
}

async function questionFor(
  { store, content, random }: Pick<Needs, 'store' | 'content' | 'random'>,
  model: PlacementModel,
  state: PlacementState,
): Promise<{ step: Step; question: Question } | null> {
  const { roadmap, body } = await content();
  const { progress } = await store();
  const asked = progress.placing.map(({ question }) => question);
  const stepOf = (id: string | null) => roadmap.steps.find((step) => step.id === id);
  const unasked = (step: Step) => questionsOf(step, trackOf(roadmap, progress)).filter(({ id }) => !asked.includes(id));
  const step = stepOf(nextPlacementStep(model, state, (id) => unasked(stepOf(id)!).length > 0));
  if (!step) return null;
  const [brief] = shuffle(unasked(step), random).sort(
    (a, b) => Number(b.kind === 'choice') - Number(a.kind === 'choice'),
  );
  const question = body(step.id).questions.find(({ id }) => id === brief!.id)!;
  // A test of what is known gives no hints.
  return { step, question: { ...question, hint: null } };
}

function headingAfter(answered: number): string {
  return `Placement, question ${answered + 1} of at most 20`;
}

async function goOn(context: Needs, answered: number): Promise<'ask' | 'result' | 'leave'> {
  const asker = await context.prompter();
  return asker.choose(`You have answered ${answered} ${answered === 1 ? 'question' : 'questions'} of a placement.`, [
    { value: 'ask', name: 'Go on with it' },
    { value: 'result', name: 'Stop here and see the result' },
    { value: 'leave', name: 'Leave it for now' },
  ]);
}

async function overruled(
  context: Needs,
  roadmap: Roadmap,
  result: StepPlacement[],
): Promise<Record<string, Advice> | null> {
  const asker = await context.prompter();
  const steps: Record<string, Advice> = Object.fromEntries(result.map(({ step, advice }) => [step, advice]));
  for (;;) {
    const wanted = await asker.choose('What now?', [
      { value: 'take', name: 'Take it over' },
      { value: 'change', name: 'Change a step first' },
      { value: 'leave', name: 'Leave everything as it was' },
    ]);
    if (wanted !== 'change') return wanted === 'take' ? steps : null;
    const tested = roadmap.steps.filter(({ id }) => id in steps);
    const step = await asker.choose(
      'Which step?',
      tested.map(({ id, number, title }) => ({ value: id, name: `${number} ${title} (${steps[id]})` })),
    );
    steps[step] = await asker.choose('What to do with it?', [
      { value: 'skip', name: 'skip it' },
      { value: 'check', name: 'check it: its quiz first' },
      { value: 'learn', name: 'learn it' },
    ]);
  }
}

const SHORT = 'This road is short: `roadmap quiz STEP` tests a step that you know.';
const ANSWERED = 'All questions of the placement are answered: `roadmap place` in a terminal shows the result.';
const INTRO = [
  'A test to find where to begin: about 12 questions, at most 20, from anywhere on the road.',
  'Many of them will be new to you: say so, with "I don\'t know", rather than guess. Nothing is told right or wrong before the end.',
];
const STOPPING = 'Ctrl-C stops; `roadmap place` goes on, or shows the result so far.';
const TAKEN_OVER =
  'Taken over. `roadmap next` goes on from there; `roadmap go STEP` still takes you anywhere, and what was skipped is checked by review within a week.';
const HOW_TO_ANSWER =
  'Each question follows from the answers before it. To answer: run `roadmap place` in a terminal, or give it one line an answer on standard input. Nothing was stored.';
