/** How ids are written: small letters and digits, with single hyphens. */
export const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Whether objects have a property of this name by themselves, as `constructor`: it can be no key of a record. */
export function isInherited(name: string): boolean {
  return name in PLAIN;
}

const PLAIN = {};
