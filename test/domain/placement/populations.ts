import { fileURLToPath } from 'node:url';
import { compile, readSources } from '../../../src/content/compile.js';
import type { Outcome } from '../../../src/domain/history/event.js';
import { isJudged } from '../../../src/domain/road/question.js';
import { formOf, placementModel, type QuestionForm } from '../../../src/domain/placement/placement-model.js';
import { nextPlacementStep, placementResult } from '../../../src/domain/placement/placement.js';
import { seeded, shuffle, type Random } from '../../../src/domain/random.js';
import { askedAt, firstStage, stageAfter } from './stages.js';

/** How someone answers, in odds. `luck`: a right answer by those who try without knowing, to a choice and to the rest. */
interface Manners {
  admits: number;
  hesitates: number;
  slips: number;
  luck: { choice: number; other: number };
}

export interface Population {
  knows: (random: Random) => Set<string>;
  manners: Manners;
}

/** What a population's placements come to: verdicts are what says skip or learn, and not check. */
export interface Figures {
  trueVerdicts: number;
  falseSkips: number;
  questions: number;
}

const { roadmap, bodies } = compile(readSources(fileURLToPath(new URL('../../../roadmap', import.meta.url))))!;
const steps = roadmap.steps.filter(({ tested }) => tested);
const ids = steps.map(({ id }) => id);
export const model = placementModel(roadmap.steps, ids);
const first = firstStage(model);

const HONEST: Manners = { admits: 0.55, hesitates: 0.03, slips: 0.1, luck: { choice: 0.27, other: 0.08 } };
const OUTSPOKEN: Manners = { ...HONEST, admits: 0, hesitates: 0 };

export const POPULATIONS = {
  'know all that is required': { knows: learnedOnTheWay, manners: HONEST },
  'know nothing': { knows: () => new Set<string>(), manners: HONEST },
  'never say "I don’t know"': { knows: learnedOnTheWay, manners: OUTSPOKEN },
  'are front-end developers': { knows: fieldOf(1, 2, 4, 5, 7, 11), manners: HONEST },
  'are database administrators': { knows: fieldOf(1, 3, 9, 14), manners: HONEST },
  'are operators': { knows: fieldOf(1, 5, 12, 13, 15), manners: HONEST },
  'taught themselves, with 40 % of gaps': { knows: withGaps(0.4), manners: HONEST },
} satisfies Record<string, Population>;

export function place({ knows, manners }: Population, size: number): Figures {
  let [verdicts, trueVerdicts, falseSkips, questions] = [0, 0, 0, 0];
  for (let seed = 0; seed < size; seed++) {
    const random = seeded(seed * 7919 + 1);
    const known = knows(random);
    const state = placed(known, manners, random);
    questions += state.answers.length;
    for (const { step, advice } of placementResult(model, state)) {
      if (advice === 'check') continue;
      verdicts += 1;
      if ((advice === 'skip') === known.has(step)) trueVerdicts += 1;
      else if (advice === 'skip') falseSkips += 1;
    }
  }
  return { trueVerdicts: trueVerdicts / verdicts, falseSkips: falseSkips / size, questions: questions / size };
}

/** A whole test with the bank's own questions, drawn as the program draws them. */
export function placed(known: Set<string>, manners: Manners, random: Random) {
  const left = new Map(ids.map((id) => [id, formsOf(id, random)]));
  let stage = first;
  for (;;) {
    const { state } = stage;
    // Which steps have a question left follows from which were asked.
    const step = askedAt(stage, 'next', () => nextPlacementStep(model, state, (id) => left.get(id)!.length > 0));
    if (step === null) return state;
    const form = left.get(step)!.shift()!;
    stage = stageAfter(model, stage, step, form, answerOf(known.has(step), manners, form, random));
  }
}

/** The database administrator of a field test: never errs, and admits what they do not know. */
export const UNERRING: Manners = { admits: 1, hesitates: 0, slips: 0, luck: { choice: 0, other: 0 } };

export function knownOf(...numbers: number[]): Set<string> {
  return new Set(steps.filter(({ number }) => numbers.includes(number)).map(({ id }) => id));
}

function formsOf(step: string, random: Random): QuestionForm[] {
  const questions = bodies[step]!.questions.filter(({ track }) => track === null || track === 'node');
  return shuffle(questions, random)
    .sort((a, b) => Number(b.kind === 'choice') - Number(a.kind === 'choice'))
    .filter(isJudged)
    .map(formOf);
}

function answerOf(knows: boolean, manners: Manners, { kind }: QuestionForm, random: Random): Outcome {
  if (knows) {
    if (random() < manners.hesitates) return 'unknown';
    return random() < manners.slips ? 'wrong' : 'right';
  }
  if (random() < manners.admits) return 'unknown';
  return random() < manners.luck[kind === 'choice' ? 'choice' : 'other'] ? 'right' : 'wrong';
}

/** From nothing to everything, all lengths alike; each next step is any of those within reach. */
function learnedOnTheWay(random: Random): Set<string> {
  const known = new Set<string>();
  const length = Math.floor(random() * (steps.length + 1));
  while (known.size < length) {
    const open = steps.filter(({ id, requires }) => !known.has(id) && requires.every((other) => known.has(other)));
    known.add(open[Math.floor(random() * open.length)]!.id);
  }
  return known;
}

/** Those of one field know its steps, and now and then one more or less. */
function fieldOf(...numbers: number[]) {
  const field = knownOf(...numbers);
  return (random: Random) => new Set(ids.filter((id) => random() < (field.has(id) ? 0.95 : 0.05)));
}

function withGaps(share: number) {
  return (random: Random) => new Set([...learnedOnTheWay(random)].filter(() => random() >= share));
}
