import type { Context } from '../context.js';
import { readHere } from '../store/here.js';
import { historyFiles } from '../store/history.js';
import { homeOf } from '../store/home.js';
import { BUILT_IN, packNames, removePack } from '../store/packs/pin.js';
import { sweepPacks } from '../store/packs/keep.js';
import { pinNamed, useRoadmap } from '../teaching/packs/use-roadmap.js';

/** Takes a pack away from this machine. What was learned with it stays. */
export function remove({ root, terminal }: Context, name: string): void {
  // One that is damaged can be taken away, too.
  if (!packNames(root).includes(name)) pinNamed(root, name);
  const inUse = readHere(root)['roadmap'] === name;
  if (inUse) useRoadmap(root, BUILT_IN);
  removePack(root, name);
  sweepPacks(root);
  const say = (text: string) => terminal.say(text, 2);
  const home = homeOf(root, name, false);
  say(`Removed the pack "${name}".`);
  if (historyFiles(home).length > 0)
    say(`What you have learned with it stays in ${home}; \`roadmap add\` finds it again.`);
  if (inUse) say('You learn with the roadmap that comes with the program.');
}
