import type { Teaching } from '../context.js';
import { askToName, missedInCode, type Since } from '../domain/standing/name-ask.js';
import { Stopped } from '../errors.js';

/** A sitting, whose end names `roadmap ask` now and then, where code was missed in it. */
export async function sittingWithAsk(context: Teaching, sit: () => Promise<unknown>): Promise<void> {
  const since = { began: context.now(), missed: missedInCode((await context.store()).progress) };
  try {
    await sit();
  } catch (error) {
    if (error instanceof Stopped) await tellAsk(context, since);
    throw error;
  }
  await tellAsk(context, since);
}

async function tellAsk({ terminal, content, store, now }: Teaching, since: Since): Promise<void> {
  const open = await store();
  // The whole history is read where there may be something to tell.
  if (missedInCode(open.progress) <= since.missed) return;
  await open.refresh();
  const history = [...(await open.history())];
  const back = askToName((await content()).roadmap, open.progress, history, since, now());
  if (back === null) return;
  const command = back === 1 ? '`roadmap ask`' : `\`roadmap ask ${back}\``;
  terminal.say(`${UNCLEAR} ${command} ${MAKES}`, 2);
  await open.record({ type: 'named', command: 'ask' });
}

const UNCLEAR = 'Still unclear about the code that you missed?';
const MAKES = 'makes a text of it that you can give to any assistant.';
