import { KEBAB } from '../road/ids.js';

/** A framework with which the reference of a track is there, too. */
export interface Framework {
  id: string;
  track: string;
}

/** The name under which its files lie beside those of the tracks: `node+express`. */
export function treeOf({ id, track }: Framework): string {
  return `${track}+${id}`;
}

/** The frameworks that these names of trees tell of. */
export function frameworksIn(trees: string[]): Framework[] {
  return trees.flatMap((tree) => {
    const [track, id, ...more] = tree.split('+');
    return KEBAB.test(id ?? '') && more.length === 0 ? [{ id: id!, track: track! }] : [];
  });
}

interface Using {
  frameworks: Framework[];
}

/**
 * The frameworks with which the program is there at the last of these labs: from the first lab that has files of one to the
 * last, which may be among those after it.
 */
export function frameworksAt(labs: Using[], after: Using[]): Framework[] {
  const begun = new Map(labs.flatMap(({ frameworks }) => frameworks).map((one) => [treeOf(one), one]));
  const goesOn = new Set([...labs.slice(-1), ...after].flatMap(({ frameworks }) => frameworks.map(treeOf)));
  return [...begun.values()].filter((one) => goesOn.has(treeOf(one)));
}
