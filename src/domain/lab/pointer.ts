/**
 * What a JSON Pointer (RFC 6901) points to in a value; undefined where there is nothing. The empty pointer is the whole.
 * Beyond the RFC, `*` is each member of a list or an object: what is found in them comes as one list; a value that
 * has no members has no such list.
 */
export function valueAt(value: unknown, pointer: string): unknown {
  if (pointer === '') return value;
  const keys = pointer
    .slice(1)
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  return pointed(value, keys);
}

function pointed(value: unknown, [key, ...rest]: string[]): unknown {
  if (key === undefined) return value;
  if (key !== '*') return pointed(memberOf(value, key), rest);
  if (typeof value !== 'object' || value === null) return undefined;
  const found = Object.values(value)
    .map((member) => pointed(member, rest))
    .filter((one) => one !== undefined);
  return rest.includes('*') ? found.flat() : found;
}

function memberOf(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return /^(?:0|[1-9]\d*)$/.test(key) ? (value as unknown[])[Number(key)] : undefined;
  const isObject = typeof value === 'object' && value !== null;
  return isObject && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
}
