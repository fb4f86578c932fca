import type { Context } from '../context.js';
import { chosenRoadmap } from '../store/chosen-roadmap.js';
import { RoadmapError } from '../errors.js';
import { BUILT_IN, packNames, readPin } from '../store/packs/pin.js';
import { shownSource } from '../teaching/packs/source.js';
import { useRoadmap } from '../teaching/packs/use-roadmap.js';
import { cleanForeign } from '../terminal/clean.js';

/** Learns with another roadmap from now on; without a name, says which there are. */
export async function use(context: Context, name: string | undefined): Promise<void> {
  const { terminal, root, env } = context;
  const say = (text: string) => terminal.say(text, 2);
  if (name === undefined) {
    const set = await chosenRoadmap(root, undefined, () => context.cwd);
    const used = set.kind === 'pack' ? set.id : BUILT_IN;
    for (const [id, about] of [
      [BUILT_IN, 'the roadmap that comes with the program'],
      ...packNames(root).map((id) => [id, aboutPack(root, id)]),
    ])
      say(`${id}: ${about!}${id === used ? ' (in use)' : ''}`);
  } else {
    const pin = useRoadmap(root, name);
    say(
      pin
        ? `You learn with "${pin.title}" (${pin.id}) from now on; \`roadmap use ${BUILT_IN}\` goes back.`
        : 'You learn with the roadmap that comes with the program.',
    );
  }
  const path = env['ROADMAP_PATH'];
  if (path) terminal.note(`ROADMAP_PATH is set, and goes before it: ${cleanForeign(path)} is used here.`);
}

function aboutPack(root: string, id: string): string {
  try {
    const pin = readPin(root, id);
    return pin
      ? `"${pin.title}", from ${shownSource(pin.source, pin.at)}, added ${pin.day}`
      : 'not whole: `roadmap doctor` says more';
  } catch (error) {
    if (!(error instanceof RoadmapError)) throw error;
    return 'damaged: `roadmap doctor` says more';
  }
}
