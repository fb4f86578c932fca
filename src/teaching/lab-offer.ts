import type { Teaching } from '../context.js';
import { labInWork, labToOffer } from '../domain/standing/next-lab.js';
import { inWorkText } from '../terminal/built-view.js';
import { textColumns, wrap } from '../terminal/wrap.js';

/** Offers the lab that follows what was learned last, once in a sitting; it asks nothing, and the road goes on. */
export async function offerLab(context: Teaching, offered: Set<string>): Promise<void> {
  const { roadmap } = await context.content();
  const lab = labToOffer(roadmap, (await context.store()).progress);
  if (lab === null || offered.has(lab.id)) return;
  offered.add(lab.id);
  const [least, most] = lab.minutes;
  const say = (text: string) => wrap(text, textColumns(context.terminal), 2);
  context.terminal.print(`\n${say(`Build it: ${lab.title}, ${least} to ${most} minutes.`)}\n${say(howTo(lab.id))}\n`);
}

/** The end of a sitting: the lab that waits for its checks. */
export async function tellLabInWork(context: Teaching): Promise<void> {
  const { roadmap } = await context.content();
  const lab = labInWork(roadmap, (await context.store()).progress);
  if (lab !== null) context.terminal.print(wrap(inWorkText(lab), textColumns(context.terminal), 2));
}

/** By its name: `roadmap lab` alone may mean another one, that was begun. */
function howTo(id: string): string {
  return `\`roadmap lab ${id}\` shows it, now or later; the road goes on without it.`;
}
