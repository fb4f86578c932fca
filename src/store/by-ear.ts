import { checkpointPath } from './checkpoint.js';
import { errnoOf, readPlain } from './plain-file.js';

/** Whether the learner has set `accessible`, as far as the checkpoint says: known before anything is printed, without reading all of it. */
export function isByEar(home: string): boolean {
  try {
    // No text of a learner holds these quotes unescaped, and no other map of the checkpoint has words for values.
    return readPlain(checkpointPath(home)).bytes.includes('"accessible": "on"');
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return false; // Nothing is kept yet, or it cannot be read: opening the progress says so.
  }
}
