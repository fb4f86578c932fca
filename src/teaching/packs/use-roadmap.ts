import { usageError } from '../../errors.js';
import { setHere } from '../../store/here.js';
import { BUILT_IN, packNames, readPin, type Pin } from '../../store/packs/pin.js';
import { cleanForeign } from '../../terminal/clean.js';

/** From now on this roadmap is used on this machine: a pack, or null for the one that ships with the program. */
export function useRoadmap(root: string, name: string): Pin | null {
  const pin = name === BUILT_IN ? null : pinNamed(root, name);
  setHere(root, 'roadmap', pin?.id ?? null);
  return pin;
}

/** The pack of this name. */
export function pinNamed(root: string, name: string): Pin {
  const pin = readPin(root, name);
  if (pin) return pin;
  const names = packNames(root);
  throw usageError(
    `There is no pack "${cleanForeign(name)}".`,
    names.length > 0 ? `Packs: ${names.join(', ')}.` : 'There is none yet: `roadmap add SOURCE` adds one.',
  );
}
