import { RoadmapError } from '../errors.js';
import type { Context } from '../context.js';
import { historyFiles } from '../store/history.js';
import { homeOf } from '../store/home.js';
import { isWhole } from '../store/packs/keep.js';
import { BUILT_IN, readPin, type Pin } from '../store/packs/pin.js';
import { shellWord } from '../store/shell-word.js';
import { bringPack, codeLine, scriptsLine, sizeOf } from '../teaching/packs/bring.js';
import { shownSource, sourceOf } from '../teaching/packs/source.js';

/** Adds a roadmap to this machine, pinned to what it is now. */
export async function add(context: Context, given: string): Promise<void> {
  const { root, terminal } = context;
  const { brought, kept } = await bringPack(context, sourceOf(given, context.cwd), ({ pin }) => {
    const known = readPin(root, pin.id);
    if (known && known.hash !== pin.hash) throw otherContent(known, pin, given);
    return known === null || !isWhole(root, known);
  });
  const { id, title, source, at } = brought.pin;
  const say = (text: string) => terminal.say(text, 2);
  if (!kept) return say(`"${title}" (${id}) is here already, with the same content.`);
  say(`Added "${title}" (${id}): ${sizeOf(brought)}.`);
  say(`From ${shownSource(source, at)}. It stays as it is until you type \`roadmap update ${id}\`.`);
  for (const line of [...scriptsLine(brought), ...codeLine(brought)]) say(line);
  if (historyFiles(homeOf(root, id, false)).length > 0) say('What you have learned with it before is there again.');
  say(`\`roadmap use ${id}\` makes it the one that you learn with; \`roadmap use ${BUILT_IN}\` goes back.`);
}

function otherContent({ id, source, at }: Pin, other: Pin, given: string): RoadmapError {
  const from = shownSource(source, at);
  const same = source.kind === other.source.kind && source.place === other.source.place;
  return new RoadmapError(
    `A pack "${id}" is here already, from ${from}, with other content.`,
    `\`roadmap update ${id}${same ? '' : ` --from ${shellWord(given)}`}\` goes over to this one; if they are two roadmaps, one needs another id.`,
  );
}
