import type { Context } from '../context.js';
import { present } from '../domain/present.js';
import type { StepBody } from '../domain/roadmap.js';
import { howToAnswer } from '../terminal/lines.js';
import { questionText } from '../terminal/question-view.js';
import { textColumns, wrap } from '../terminal/wrap.js';

/** Prints questions without asking them: for runs that must not ask. */
export function printQuestions(
  { terminal, random }: Pick<Context, 'terminal' | 'random'>,
  body: StepBody,
  ids: string[],
  title: string,
): void {
  ids.forEach((id, index) => {
    const question = body.questions.find((found) => found.id === id || found.was.includes(id))!;
    const shown = present(question, random);
    terminal.print(questionText(shown, `${title}, question ${index + 1} of ${ids.length}`, terminal));
    terminal.print(wrap(howToAnswer(shown, question.hint !== null), textColumns(terminal)));
  });
}
