/** A value as a message shows it: text in quotes, the rest as JSON. */
export function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}

// As JSON: the order of an object's keys is of no account, and 1.0 is 1.
export function isSame(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((one, index) => isSame(one, b[index]));
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a) || Array.isArray(b)) return false;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && isSame(left[key], right[key]))
  );
}

export function holds(got: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted))
    return wanted.every((one) => holds(got, one) || asList(got).some((item) => isSame(item, one)));
  if (Array.isArray(got)) return got.some((one) => isSame(one, wanted));
  if (typeof got === 'object' && got !== null) return Object.hasOwn(got, String(wanted));
  return got !== undefined && got !== null && asText(got).includes(String(wanted));
}

export function isPresent(got: unknown): boolean {
  return got !== undefined && got !== null && got !== '';
}

/** How large: a number itself (also one that is printed), else how many there are. */
export function sizeOf(got: unknown): number {
  if (typeof got === 'number') return got;
  if (typeof got === 'string' && /^\s*-?\d+(?:\.\d+)?\s*$/.test(got)) return Number(got);
  return countOf(got) ?? Number.NaN;
}

export function countOf(got: unknown): number | null {
  if (Array.isArray(got)) return got.length;
  if (typeof got === 'object' && got !== null) return Object.keys(got).length;
  return typeof got === 'string' ? (got === '' ? 0 : got.replace(/\n$/, '').split('\n').length) : null;
}

export function typeOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  return Array.isArray(value) ? 'list' : typeof value === 'string' ? 'text' : typeof value;
}

export function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}

export function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
