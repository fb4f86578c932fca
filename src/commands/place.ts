import type { Context } from '../context.js';
import { firstQuestion, takePlacement } from '../teaching/placement.js';
import { printQuestions } from '../teaching/unasked.js';
import { chooseTrack } from '../teaching/welcome.js';

/** Finds out what the learner knows already, so that the road begins there. */
export async function place(context: Context): Promise<void> {
  if (await context.canAsk()) {
    await chooseTrack(context);
    return takePlacement(context);
  }
  const first = await firstQuestion(context);
  if (first)
    printQuestions(
      context,
      (await context.content()).body(first.step.id),
      [first.question.id],
      'Placement, the first question',
    );
  context.terminal.note(
    'Each question follows from the answers before it. To answer: run `roadmap place` in a terminal, or give it one line an answer on standard input.',
  );
}
