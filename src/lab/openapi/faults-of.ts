import { Validator, type OutputUnit, type SchemaDraft } from '@cfworker/json-schema';

/** Where a value does not fit a schema: of all that is wrong, what lies deepest, in words; null where it fits. */
export function faultOf(value: unknown, schema: object, draft: SchemaDraft): string | null {
  const { valid, errors } = new Validator(schema, draft, false).validate(value);
  if (valid) return null;
  const leaves = errors.filter(({ keyword }) => !AROUND.has(keyword));
  const [first] = (leaves.length > 0 ? leaves : errors).toSorted((a, b) => weight(b) - weight(a));
  return first === undefined ? 'it does not fit' : inWords(first);
}

/** These only say that something inside them is wrong. */
const AROUND = new Set([
  ...['$ref', 'allOf', 'anyOf', 'oneOf', 'if', 'properties', 'patternProperties', 'additionalProperties'],
  ...['unevaluatedProperties', 'unevaluatedItems', 'items', 'prefixItems', 'additionalItems', 'propertyNames'],
  ...['dependentSchemas', '$recursiveRef'],
]);

/** The deeper, the nearer to the cause; what is not known at all counts as its parent, whose own fault it may come from. */
function weight({ instanceLocation, keyword, error }: OutputUnit): number {
  const depth = instanceLocation.split('/').length;
  if (keyword === 'false') return 4 * (depth - 1) + 1;
  // That a thing is no reference is said of everything that may be one.
  return 4 * depth + (error.includes('"$ref"') ? 0 : keyword === 'required' ? 3 : 2);
}

function inWords({ instanceLocation, keyword, error }: OutputUnit): string {
  const place = shownPlace(decodeURI(instanceLocation.slice(1)));
  const [, got, wanted] = /^Instance type "(.*)" is invalid\. Expected "(.*)"\.$/s.exec(error) ?? [];
  if (got !== undefined) return `${place || 'the whole'} is ${got}, not ${wanted!.replaceAll('", "', ' or ')}`;
  if (keyword === 'required') {
    const name = /property "(.*)"/s.exec(error)?.[1] ?? '';
    return `${place || 'the whole'} has no ${name}`;
  }
  if (keyword === 'false') return `${place || 'the whole'} may not be there, or not with this name`;
  return `${place || 'the whole'}: ${error.replace(/^Instance /, 'it ').replace(/\.$/, '')}`.slice(0, MOST_LETTERS);
}

/** `/paths/~1bookmarks/get` as a person reads it: paths > /bookmarks > get. */
export function shownPlace(pointer: string): string {
  const keys = pointer.split('/').slice(1);
  return keys.map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~')).join(' > ');
}

const MOST_LETTERS = 300;
