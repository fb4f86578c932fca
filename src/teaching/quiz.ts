import type { Context } from '../context.js';
import type { Attempt } from '../domain/history/progress.js';
import { drawQuiz, drawRetry, rightsToPass, type Draw } from '../domain/asking/quiz.js';
import { questionsOf, type Step } from '../domain/road/roadmap.js';
import { quizStanding, trackOf } from '../domain/standing/standing.js';
import { textColumns, wrap } from '../terminal/wrap.js';
import { askQuestion } from './question.js';

type Needs = Pick<Context, 'terminal' | 'store' | 'prompter' | 'content' | 'random' | 'now'>;

/** Runs a step's quiz to its end: the open one where it was left, a retry of a failed one, or a new draw. */
export async function runQuiz(context: Needs, step: Step): Promise<Attempt> {
  const { terminal } = context;
  const store = await context.store();
  const { body } = await context.content();
  const standing = () => quizStanding(step, store.progress);
  const questionOf = (id: string) =>
    body(step.id).questions.find((question) => question.id === id || question.was.includes(id));

  let open = standing().open;
  if (open?.questions.every((id) => questionOf(id))) {
    terminal.print(
      `Going on with the quiz of step ${step.number}: ${Object.keys(open.answered).length} of ${open.questions.length} answered.`,
    );
  } else {
    const draw = await drawFor(context, step);
    const retry = draw.carried > 0 || draw.total > draw.questions.length;
    terminal.print(wrap(retry ? retryIntro(step, draw) : quizIntro(step, draw), textColumns(terminal)));
    await store.record({ type: 'quiz', step: step.id, ...draw });
    open = standing().open!;
  }
  const { id: quiz, questions } = open;
  for (const [index, id] of questions.entries()) {
    if (standing().open?.answered[id]) continue;
    const heading = `Quiz of step ${step.number}, question ${index + 1} of ${questions.length}`;
    const last = questions.slice(index + 1).every((later) => standing().open?.answered[later]);
    await askQuestion(context, questionOf(id)!, { step, where: 'quiz', quiz, heading, last }, id);
  }
  return standing().last!;
}

/** The questions that the quiz of a step would ask now. */
export async function drawFor(context: Pick<Needs, 'store' | 'content' | 'random'>, step: Step): Promise<Draw> {
  const { progress } = await context.store();
  const track = trackOf((await context.content()).roadmap, progress);
  const pool = questionsOf(step, track);
  const { passed, last } = quizStanding(step, progress);
  const retry = last && !passed && !last.passed ? drawRetry(pool, last, progress, context.random) : null;
  return retry ?? drawQuiz(pool, progress, context.random);
}

function quizIntro(step: Step, { questions }: Draw): string {
  return `Quiz of step ${step.number}, ${step.title}: ${questions.length} questions, passed with ${rightsToPass({ carried: 0, total: questions.length })} right.`;
}

function retryIntro(step: Step, draw: Draw): string {
  const needed = rightsToPass(draw);
  return `Retry of the quiz of step ${step.number}: what was missed, asked in another way where it can be. ${draw.carried} of ${draw.total} are right already; ${needed} of these ${draw.questions.length} make it pass.`;
}
