import type { Context } from '../context.js';
import { deviceOf } from '../domain/history/author.js';
import { inFileOrder } from '../domain/history/file-order.js';
import { lastUndoable, type Undoable } from '../domain/history/undo.js';
import { isNamed } from '../domain/road/roadmap.js';
import { counted } from '../domain/standing/spans.js';
import { confirmed } from '../teaching/confirm.js';
import { truncated } from '../terminal/wrap.js';

/** Takes back what was given last on this device: an answer, a dispute, a placement, a reset or an import. */
export async function undo(context: Context, { yes }: { yes: boolean }): Promise<void> {
  const { terminal } = context;
  const store = await context.store();
  const history = await store.history();
  const device = store.device();
  const ours = inFileOrder([...history].filter((event) => event.type === 'undo' || deviceOf(event) === device));
  const last = lastUndoable([...ours]);
  if (!last) return terminal.say(lastUndoable(history) ? ELSEWHERE : 'There is nothing to take back.');
  const what = await described(context, last);
  if (!yes) {
    if (terminal.attended) terminal.note(`Last on this device: ${what}`);
    const doing = `Taking back ${what.replace(/, to: [^]*$|\.$/, '')}`;
    if (!(await confirmed(context, { doing, question: 'Take it back?', fallback: true })))
      return terminal.say('Nothing was changed.');
  }
  await store.record({ type: 'undo', event: last.id });
  terminal.say(`Taken back: ${what}${last.type === 'reset' ? ' Everything from before it counts again.' : ''}`);
}

/** As a sentence says it, with its full stop or the question. */
async function described(context: Context, last: Undoable): Promise<string> {
  const when = last.at.slice(0, 16).replace('T', ' ');
  switch (last.type) {
    case 'placement':
      return `the placement of ${when}.`;
    case 'reset':
      return `the reset of ${when}.`;
    case 'import':
      return `the import of ${when}, with all of its ${counted(last.events, 'event')}.`;
    case 'dispute':
      return `that your answer is right, which you said on ${when}, to: ${await askedIn(context, last)}`;
    case 'answer': {
      // A placement tells nothing right or wrong.
      const verdict = last.where === 'placement' ? '' : `, which was ${last.outcome === 'right' ? 'right' : 'wrong'}`;
      return `your answer of ${when}${verdict}, to: ${await askedIn(context, last)}`;
    }
  }
}

/** The beginning of the question, or its id where the roadmap has it no longer. */
async function askedIn(
  context: Context,
  { step: stepId, question: id }: { step: string; question: string },
): Promise<string> {
  const { roadmap, body } = await context.content();
  const step = roadmap.steps.find((one) => isNamed(one, stepId));
  const question = step && body(step.id).questions.find((one) => isNamed(one, id));
  if (!question) return id;
  const [paragraph] = question.prompt.split('\n\n');
  return truncated(paragraph!.replaceAll('\n', ' '), LONGEST, context.terminal.symbols.ellipsis);
}

const LONGEST = 100;
const ELSEWHERE = 'There is nothing to take back that was done on this device.';
