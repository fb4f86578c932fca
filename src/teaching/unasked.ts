import type { Context } from '../context.js';
import { present } from '../domain/asking/present.js';
import { isRun, type Question } from '../domain/road/question.js';
import { questionFor } from '../domain/road/question-for.js';
import { shownTo } from '../domain/standing/standing.js';
import { howToAnswer } from '../terminal/line-replies.js';
import { hintsAfter, questionText } from '../terminal/question-view.js';
import { writeText } from '../terminal/write-view.js';

/** Prints a question without asking it: for runs that must not ask. */
export async function printQuestion(
  { terminal, random, content, store }: Pick<Context, 'terminal' | 'random' | 'content' | 'store'>,
  asked: Question,
  heading: string,
): Promise<void> {
  const question = questionFor(asked, shownTo((await content()).roadmap, (await store()).progress, asked));
  if (isRun(question)) {
    terminal.print(writeText(question, heading, terminal));
    return terminal.say('Answer with code; `roadmap next` in a terminal runs it.');
  }
  const shown = present(question, random);
  terminal.print(questionText(shown, heading, terminal));
  terminal.say(howToAnswer(shown, hintsAfter(0, question).left));
}
