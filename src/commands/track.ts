import type { Context } from '../context.js';
import { trackOf } from '../domain/standing/standing.js';
import { pickTrack } from '../teaching/pick.js';

/** Shows the tracks, or changes to one; what both tracks share stays done. */
export async function track(context: Context, wanted: string | undefined): Promise<void> {
  const { terminal } = context;
  const { roadmap } = await context.content();
  const store = await context.store();
  if (wanted === undefined) {
    const now = trackOf(roadmap, store.progress);
    for (const { id, title } of roadmap.tracks)
      terminal.print(
        terminal.plain
          ? `${id}: ${title}${id === now ? ', with which you learn now' : ''}`
          : `${id === now ? terminal.symbols.pointer : ' '} ${id}  ${title}`,
      );
    return;
  }
  const chosen = pickTrack(roadmap, wanted);
  await store.record({ type: 'setting', key: 'track', value: chosen.id }, 'The track');
  terminal.say(`You learn with ${chosen.title} now. What both tracks share stays done.`);
}
