import type { Context } from '../context.js';
import { pickConcept } from './pick.js';

/** Puts a concept aside, so that review asks it no longer, or takes it up again. */
export async function changeAside(
  { content, store, terminal }: Pick<Context, 'content' | 'store' | 'terminal'>,
  wanted: string,
  on: boolean,
): Promise<void> {
  const { roadmap } = await content();
  const { step, id, title, was } = pickConcept(roadmap, wanted);
  const open = await store();
  const names = [id, ...was].filter((name) => Object.hasOwn(open.progress.aside, name));
  if (on) {
    if (names.length === 0) await open.record({ type: 'aside', concept: id, step: step.id, on });
    return terminal.say(
      `Put aside: ${title}, step ${step.number}. Review asks it no longer; \`roadmap review --unskip ${id}\` takes it up again.`,
    );
  }
  for (const name of names) await open.record({ type: 'aside', concept: name, step: step.id, on });
  if (names.length === 0) return terminal.say(`${title}, step ${step.number}, is not put aside.`);
  terminal.say(`Taken up again: ${title}, step ${step.number}. Review asks it when it is due.`);
}
