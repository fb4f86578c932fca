import type { Context } from '../context.js';
import type { AnswerEvent } from '../domain/history/event.js';
import { lastUndoable } from '../domain/history/undo.js';
import { textColumns, truncated, wrap } from '../terminal/wrap.js';

/** Takes back the last answer, reset or placement. */
export async function undo(context: Context): Promise<void> {
  const { terminal } = context;
  const store = await context.store();
  const last = lastUndoable(await store.history());
  if (!last) return terminal.print('There is nothing to take back.');
  await store.record({ type: 'undo', event: last.id });
  const when = last.at.slice(0, 16).replace('T', ' ');
  if (last.type === 'placement') return terminal.print(`Taken back: the placement of ${when}.`);
  if (last.type === 'reset')
    return terminal.print(`Taken back: the reset of ${when}. Everything from before it counts again.`);
  // A placement tells nothing right or wrong.
  const verdict = last.where === 'placement' ? '' : `, which was ${last.outcome === 'right' ? 'right' : 'wrong'}`;
  terminal.print(
    wrap(`Taken back: your answer of ${when}${verdict}, to: ${await askedIn(context, last)}`, textColumns(terminal)),
  );
}

/** The beginning of the question, or its id where the roadmap has it no longer. */
async function askedIn(context: Context, { step: stepId, question: id }: AnswerEvent): Promise<string> {
  const { roadmap, body } = await context.content();
  const step = roadmap.steps.find((one) => one.id === stepId || one.was.includes(stepId));
  const question = step && body(step.id).questions.find((one) => one.id === id || one.was.includes(id));
  if (!question) return id;
  const [paragraph] = question.prompt.split('\n\n');
  return truncated(paragraph!.replaceAll('\n', ' '), LONGEST, context.terminal.symbols.ellipsis);
}

const LONGEST = 100;
