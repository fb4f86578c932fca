import type { Lazily, Verb } from './program-lab.js';

/** The commands for roadmaps that others have written. */
export function addPackCommands(verb: Verb, lazily: Lazily): void {
  verb(
    'add <source>',
    'add a roadmap: a folder, a git address, an npm package or a packed one',
    'roadmap add ../my-roadmap',
    'roadmap add https://example.org/road.git',
    'roadmap add @ana/road',
    'roadmap add ./ana-road-1.2.0.tgz',
  ).action(lazily(async () => (await import('./commands/add.js')).add));
  verb(
    'use [pack]',
    'learn with another roadmap from now on, or say which there are',
    'roadmap use',
    'roadmap use small',
    'roadmap use built-in',
  ).action(lazily(async () => (await import('./commands/use.js')).use));
  verb('update [pack]', 'bring a pack, or all, up to what its source is now', 'roadmap update', 'roadmap update small')
    .option('--from <source>', 'take it from here from now on, such as a newer package')
    .action(lazily(async () => (await import('./commands/update.js')).update));
  verb('remove <pack>', 'take a pack away; what you learned with it stays', 'roadmap remove small').action(
    lazily(async () => (await import('./commands/remove.js')).remove),
  );
}
