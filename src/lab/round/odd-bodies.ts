import { isRecord } from '../../domain/lab/fill.js';
import type { HttpAsk } from '../../domain/lab/ask.js';

/** A body as often as there are places in its JSON, and odd values for each: what a careless client sends. */
export function oddBodies(body: HttpAsk['body']): HttpAsk['body'][] {
  return body && 'json' in body ? oddOnes(body.json).map((json) => ({ json })) : [];
}

/** Nothing, and of each type one: the text is no date and no address, and no whole number of a table is so large. */
const ODD = [undefined, null, {}, [], 'odd', true, 1e20];

function oddOnes(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.slice(0, 1).flatMap((one) => insteadOf(one).map((odd) => [odd]));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, one]) => insteadOf(one).map((odd) => ({ ...value, [name]: odd })));
}

function insteadOf(value: unknown): unknown[] {
  return [...ODD, ...oddOnes(value)];
}
