import { RoadmapError } from '../../errors.js';
import { isWhole } from './keep.js';
import { BUILT_IN, filesFolder, packNames, readPin } from './pin.js';

/** Where the files of a pack are; `verify` throws where they are not those that were added. */
export function openPack(root: string, id: string): { folder: string; verify: () => void } {
  const pin = readPin(root, id);
  if (!pin)
    throw new RoadmapError(
      `The roadmap "${id}" that is set here is not among the packs of this machine.`,
      `Add it again with \`roadmap add SOURCE\`, or go back with \`roadmap use ${BUILT_IN}\`.`,
    );
  const verify = () => {
    if (!isWhole(root, pin))
      throw new RoadmapError(
        `The pack "${id}" is damaged: its files are not those that were added.`,
        `\`roadmap update ${id}\` brings them anew; your answers are kept.`,
      );
  };
  return { folder: filesFolder(root, pin), verify };
}

/** What is wrong with the packs of this machine, in two lines each. */
export function packProblems(root: string): RoadmapError[] {
  return packNames(root).flatMap((id) => {
    try {
      openPack(root, id).verify();
      return [];
    } catch (error) {
      if (!(error instanceof RoadmapError)) throw error;
      return [error];
    }
  });
}
