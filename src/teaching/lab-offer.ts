import type { Teaching } from '../context.js';
import { promiseOf } from '../domain/lab/promise.js';
import { labInWork, labToOffer, rungToOffer } from '../domain/standing/next-lab.js';
import { labSpan } from '../domain/standing/spans.js';
import { inWorkText } from '../terminal/built-view.js';
import { textColumns, wrap } from '../terminal/wrap.js';

/** Offers the lab that follows what was learned last, once in a sitting; it asks nothing, and the road goes on. */
export async function offerLab(context: Teaching, offered: Set<string>): Promise<void> {
  const { roadmap } = await context.content();
  const lab = labToOffer(roadmap, (await context.store()).progress);
  if (lab === null || offered.has(lab.id)) return;
  offered.add(lab.id);
  const say = (text: string) => wrap(text, textColumns(context.terminal), 2);
  const promise = promiseOf((await context.content()).lab(lab.id).brief);
  const then = promise === null ? '' : ` After it ${promise}.`;
  context.terminal.print(
    `\n${say(`Build it: ${lab.title}, ${labSpan(lab.minutes)}.${then}`)}\n${say(howTo(lab.id))}\n`,
  );
}

/** The end of a sitting: the lab that waits for its checks, and one line about a rung that has become possible. */
export async function tellLabInWork(context: Teaching): Promise<void> {
  const { roadmap } = await context.content();
  const { progress } = await context.store();
  const say = (text: string) => context.terminal.say(text, 2);
  const lab = labInWork(roadmap, progress);
  if (lab !== null) say(inWorkText(lab));
  const rung = rungToOffer(roadmap, progress);
  if (rung !== null) say(`On your own: ${rung.title}, ${labSpan(rung.minutes)}; \`roadmap lab ${rung.id}\` shows it.`);
}

/** By its name: `roadmap lab` alone may mean another one, that was begun. */
function howTo(id: string): string {
  return `\`roadmap lab ${id}\` shows it, now or later; the road goes on without it.`;
}
