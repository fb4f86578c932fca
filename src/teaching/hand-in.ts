import { scryptSync } from 'node:crypto';
import type { Context } from '../context.js';
import { factsOf } from '../domain/cohort/facts-of.js';
import { SHARE_VERSION, type HandIn } from '../domain/cohort/hand-in.js';
import type { Event } from '../domain/history/event.js';
import { trackOf } from '../domain/standing/standing.js';

/** What this learner hands in, today in UTC, under the name that `named` gives; null where there is nothing yet. */
export async function handInOf(
  context: Pick<Context, 'content' | 'store' | 'now' | 'terminal'>,
  withText: boolean,
  named: () => Promise<string>,
): Promise<HandIn | null> {
  const { roadmap, hash } = await context.content();
  const store = await context.store();
  const made = context.now().toISOString().slice(0, 10);
  const events = await inPieces(gathered(await store.history()), context.terminal);
  const facts = await inPieces(factsOf(roadmap, events, { withText, today: made }), context.terminal);
  if (facts.length === 0) return null;
  const name = await named();
  return {
    header: {
      ...{ share: SHARE_VERSION, learner: learnerId(store.progress.learner ?? events[0]!.id, roadmap.id, name), name },
      ...{ roadmap: roadmap.id, content: hash, track: trackOf(roadmap, store.progress) },
      ...{ made, text: withText, facts: facts.length },
    },
    facts,
  };
}

function* gathered(history: Iterable<Event>): Generator<undefined, Event[]> {
  const events: Event[] = [];
  for (const event of history) {
    if (events.length % EVENTS_AT_ONCE === 0) yield;
    events.push(event);
  }
  return events;
}

const EVENTS_AT_ONCE = 100;

/** Does it, letting Ctrl-C through wherever it rests. */
async function inPieces<T>(work: Generator<undefined, T>, terminal: Context['terminal']): Promise<T> {
  let piece = work.next();
  while (!piece.done) {
    await terminal.progress('reading your history');
    piece = work.next();
  }
  await terminal.progress(null);
  return piece.value;
}

/**
 * The same in each hand-in under this name, so that two can be told to be of one learner; under another name, or for
 * another roadmap, nobody can. The learner's own id is short enough to be found by trying, were the hash a quick one.
 * An older history has no such id: there it is that of its first event.
 */
function learnerId(learner: string, roadmap: string, name: string): string {
  return scryptSync(learner, `roadmap share ${SHARE_VERSION}\n${roadmap}\n${name}`, 8).toString('hex');
}
