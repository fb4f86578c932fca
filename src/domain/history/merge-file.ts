import { appendix, missingLines } from './history-lines.js';

/** What one history file on two sides comes to. Each side keeps its own order; lines are only added to the ends. */
export interface MergedFile {
  /** The events that are missing here, and the text that adds them at the end. */
  missingHere: string[];
  append: string;
  /** The events that are missing there, and what the file there becomes; null where it lacks none. */
  missingThere: string[];
  merged: string | null;
}

/** `isEvent`: whether a line is worth to be handed on; a torn or foreign line stays where it is. */
export function mergeFile(local: string, remote: string, isEvent: (line: string) => boolean): MergedFile {
  const missingHere = missingLines(local, remote).filter(isEvent);
  const wholeLines = local.slice(0, local.lastIndexOf('\n') + 1);
  const missingThere = missingLines(remote, wholeLines).filter(isEvent);
  return {
    missingHere,
    append: appendix(local, missingHere),
    missingThere,
    merged: missingThere.length === 0 ? null : remote + appendix(remote, missingThere),
  };
}
