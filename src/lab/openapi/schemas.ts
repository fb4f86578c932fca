import { isRecord } from '../../domain/lab/fill.js';
import type { Document } from './document.js';
import { faultOf } from './faults-of.js';
import { followed, pointedTo } from './references.js';

/** Who sends a value: what is only read is not sent, and what is only written does not come back. */
export type Side = 'sent' | 'answered' | 'either';

type Plain = Record<string, unknown> | boolean;

/** Where a value does not fit a schema of the document, in words; null where it fits. */
export function misfitOf(document: Document, schema: unknown, value: unknown, side: Side): string | null {
  try {
    return faultOf(value, bundled(document, schema, side), '2020-12');
  } catch (error) {
    // What a pattern is, the official schemas do not ask.
    if (error instanceof SyntaxError) return `a pattern of the schema is none: ${error.message}`;
    throw error;
  }
}

const MOST_SCHEMAS = 20_000;

/** A schema and all that it refers to, as one of JSON Schema 2020-12, whatever version it is written in. */
function bundled({ root, version }: Document, schema: unknown, side: Side): Record<string, unknown> {
  const names = new Map<string, string>();
  const open: string[] = [];
  let count = 0;
  const nameOf = (ref: string) => {
    if (!names.has(ref)) {
      names.set(ref, String(names.size));
      open.push(ref);
    }
    return { $ref: `#/$defs/${names.get(ref)}` };
  };
  const convert = (given: unknown): Plain => {
    if (!isRecord(given)) return given !== false;
    if ((count += 1) > MOST_SCHEMAS) throw new RangeError('too many schemas');
    const { $ref } = given;
    const ref = typeof $ref === 'string' ? nameOf($ref) : {};
    if (version === '3.0' && typeof $ref === 'string') return ref;
    const made = Object.fromEntries(
      Object.entries(given).flatMap(([key, value]) => {
        if (ONE.has(key)) return [[key, convert(value)]];
        if (MANY.has(key)) return Array.isArray(value) ? [[key, value.map(convert)]] : [];
        if (NAMED.has(key)) return isRecord(value) ? [[key, ofEach(value, convert)]] : [];
        return KEPT.has(key) ? [[key, value]] : [];
      }),
    );
    const whole = { ...made, ...ref, ...(Array.isArray(given['required']) ? { required: demanded(given) } : {}) };
    return version === '3.0' ? from30(whole, given) : whole;
  };
  const demanded = ({ required, properties }: Record<string, unknown>) =>
    (required as unknown[]).filter((name) => {
      const property = isRecord(properties) ? followed(root, properties[String(name)]) : null;
      return !((side !== 'answered' && property?.['readOnly']) || (side !== 'sent' && property?.['writeOnly']));
    });
  const whole = convert(schema);
  const defs: Record<string, Plain> = {};
  for (let ref = open.pop(); ref !== undefined; ref = open.pop()) defs[names.get(ref)!] = convert(pointedTo(root, ref));
  return { $id: 'https://shelf.invalid/', allOf: [whole], $defs: defs };
}

function ofEach(members: Record<string, unknown>, convert: (given: unknown) => Plain): Record<string, Plain> {
  return Object.fromEntries(Object.entries(members).map(([name, member]) => [name, convert(member)]));
}

/** In 3.0 a value may be null by `nullable`, and a bound is left out by `exclusiveMinimum: true`. */
function from30(made: Record<string, unknown>, given: Record<string, unknown>): Plain {
  for (const [bound, strict] of [
    ['minimum', 'exclusiveMinimum'],
    ['maximum', 'exclusiveMaximum'],
  ] as const) {
    if (typeof made[strict] !== 'boolean') continue;
    if (made[strict] && typeof made[bound] === 'number') {
      made[strict] = made[bound];
      delete made[bound];
    } else delete made[strict];
  }
  return given['nullable'] === true ? { anyOf: [made, { type: 'null' }] } : made;
}

const ONE = new Set([
  ...['items', 'additionalProperties', 'not', 'if', 'then', 'else', 'contains', 'propertyNames'],
  ...['unevaluatedProperties', 'unevaluatedItems'],
]);
const MANY = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
const NAMED = new Set(['properties', 'patternProperties', 'dependentSchemas']);
/** What else decides whether a value fits. Formats do not: 2020-12 takes them for notes. */
const KEPT = new Set([
  ...['type', 'enum', 'const', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  ...['minLength', 'maxLength', 'pattern', 'minItems', 'maxItems', 'uniqueItems', 'minContains', 'maxContains'],
  ...['minProperties', 'maxProperties', 'dependentRequired'],
]);

const DEEPEST = 4;

/** The names of fields that a schema speaks of, with what stands inside them: url, items, items/url. */
export function fieldsOf({ root }: Document, schema: unknown): string[] {
  const found = new Set<string>();
  const seen = new Set<unknown>();
  const look = (given: unknown, before: string, depth: number): void => {
    const one = followed(root, given);
    if (one === null || depth > DEEPEST || seen.has(one)) return;
    seen.add(one);
    for (const part of [...MANY].flatMap((key) => one[key] ?? [])) look(part, before, depth + 1);
    if ('items' in one) look(one['items'], before, depth + 1);
    for (const [name, inner] of Object.entries(isRecord(one['properties']) ? one['properties'] : {})) {
      found.add(before + name);
      look(inner, `${before}${name}/`, depth + 1);
    }
    seen.delete(one);
  };
  look(schema, '', 0);
  return [...found];
}
