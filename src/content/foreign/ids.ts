import { hashOf } from '../../domain/asking/asked.js';
import { isInherited } from '../../domain/road/ids.js';

const LONGEST = 48;

/** Words as an id; empty where no letter or digit of it is left. */
export function idOf(words: string): string {
  const plain = words.normalize('NFKD').replace(/\p{M}/gu, '');
  const id = plain
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  // Letters of other scripts, and what is cut off, go into a hash: two names of them stay two.
  const isWhole = id.length <= LONGEST && !/[^\P{L}a-zA-Z]|[^\P{N}0-9]/u.test(plain);
  const shown = isWhole
    ? id
    : [id.slice(0, LONGEST).replace(/-[^-]*$/, ''), shortHash(words)].filter(Boolean).join('-');
  return isInherited(shown) || DEVICE.test(shown) ? `the-${shown}` : shown;
}

/** Gives each thing an id of its own: that of its name, or of its text where it has none, the same at every import. */
export function idGiver(): (name: string | null, text: string, whole: string) => string {
  const taken = new Set<string>();
  return (name, text, whole) => {
    const named = idOf(name ?? '');
    const first = named || [idOf(text.split(/\s+/).slice(0, 4).join(' ')), shortHash(text)].filter(Boolean).join('-');
    const second = `${first}-${shortHash(whole)}`;
    const id = [first, second].find((one) => !taken.has(one)) ?? nextFree(second, taken);
    taken.add(id);
    return id;
  };
}

export function shortHash(text: string): string {
  return hashOf(text).slice(-6);
}

function nextFree(id: string, taken: Set<string>): string {
  let number = 2;
  while (taken.has(`${id}-${number}`)) number++;
  return `${id}-${number}`;
}

/** Names of files that Windows keeps for itself. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;
