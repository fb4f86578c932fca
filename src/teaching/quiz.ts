import type { Teaching } from '../context.js';
import type { Attempt } from '../domain/history/progress.js';
import { drawQuiz, drawRetry, rightsToPass, type Draw } from '../domain/asking/quiz.js';
import { isJudged } from '../domain/road/question.js';
import { isNamed, questionsOf, type Step } from '../domain/road/roadmap.js';
import type { Budget } from '../domain/standing/budget.js';
import { QUIZ_QUESTION_MINUTES } from '../domain/standing/pace.js';
import { counted } from '../domain/standing/spans.js';
import { attemptAt, counts, drawnQuiz, wasFinishedBefore } from '../domain/standing/attempts.js';
import { quizStanding, trackOf } from '../domain/standing/standing.js';
import { askQuestion } from './question.js';

/**
 * Runs a step's quiz as far as it fits: the open one where it was left, a retry of a failed one, or a new draw. Gives how
 * it ended; 'open' where no time is left for more, 'elsewhere' where another run has finished it, and null where it has no end of its own: another run of roadmap may
 * have taken it back, or reset the step.
 */
export async function runQuiz(
  context: Teaching,
  step: Step,
  budget: Budget,
): Promise<Attempt | 'open' | 'elsewhere' | null> {
  const { terminal } = context;
  const store = await context.store();
  const { body } = await context.content();
  const questionOf = (id: string) => body(step.id).questions.find((question) => isNamed(question, id))!;

  const { id: quiz, questions } = await openQuiz(context, step);
  let asked = 0;
  for (const [index, id] of questions.entries()) {
    const drawn = drawnQuiz(store.progress, quiz);
    if (!drawn) break;
    if (drawn.answered[id]) continue;
    if (!budget.take(QUIZ_QUESTION_MINUTES)) return 'open';
    const heading = `Quiz of step ${step.number}, question ${index + 1} of ${questions.length}`;
    const isLast = questions.slice(index + 1).every((later) => drawn.answered[later]);
    const turn = { fresh: asked > 0, leadsTo: () => (isLast ? null : 'next') };
    const question = questionOf(id);
    const outcome = await askQuestion(context, question, { step, where: 'quiz', quiz, heading, ...turn }, id);
    asked += 1;
    if (outcome === null) continue;
    if (wasFinishedBefore(store.progress, quiz, { ...question, id })) return 'elsewhere';
    if (!counts(store.progress, quiz, id, outcome === 'right')) terminal.say(TWICE);
  }
  return attemptAt(store.progress, quiz);
}

/** The quiz that is in the middle, or a new one, which is stored as drawn. */
async function openQuiz(context: Teaching, step: Step): Promise<{ id: string; questions: string[] }> {
  const { terminal } = context;
  const store = await context.store();
  const { roadmap, body } = await context.content();
  const { open } = quizStanding(step, store.progress, trackOf(roadmap, store.progress));
  if (open?.questions.every((id) => body(step.id).questions.some((question) => isNamed(question, id)))) {
    terminal.print(
      `Going on with the quiz of step ${step.number}: ${Object.keys(open.answered).length} of ${open.questions.length} answered.`,
    );
    return open;
  }
  const draw = await drawFor(context, step);
  const retry = draw.carried > 0 || draw.total > draw.questions.length;
  terminal.say(retry ? retryIntro(step, draw) : quizIntro(step, draw));
  const { id } = await store.record({ type: 'quiz', step: step.id, ...draw });
  return { id, questions: draw.questions };
}

/** The questions that the quiz of a step would ask now. */
export async function drawFor(context: Pick<Teaching, 'store' | 'content' | 'random'>, step: Step): Promise<Draw> {
  const { progress } = await context.store();
  const track = trackOf((await context.content()).roadmap, progress);
  const pool = questionsOf(step, track).filter(isJudged);
  const { passed, last } = quizStanding(step, progress, track);
  const retry = last && !passed && !last.passed ? drawRetry(pool, last, progress, context.random) : null;
  return retry ?? drawQuiz(pool, progress, context.random);
}

function quizIntro(step: Step, { questions }: Draw): string {
  return `Quiz of step ${step.number}, ${step.title}: ${counted(questions.length, 'question')}, passed with ${rightsToPass({ carried: 0, total: questions.length })} right.`;
}

function retryIntro(step: Step, draw: Draw): string {
  const needed = rightsToPass(draw);
  return `Retry of the quiz of step ${step.number}: what was missed, asked in another way where it can be. ${draw.carried} of ${draw.total} are right already; ${needed} of these ${draw.questions.length} make it pass.`;
}

const TWICE = 'Another run of roadmap has answered this question of the quiz first, and that answer counts.';
