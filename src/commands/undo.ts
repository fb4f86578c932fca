import type { Context } from '../context.js';
import { lastUndoable } from '../domain/undo.js';

/** Takes back the last answer, or the last reset. */
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
  terminal.print(
    `Taken back: your answer to "${last.question}" of ${when} (it was ${last.outcome === 'right' ? 'right' : 'wrong'}).`,
  );
}
