import type { Facts } from '../../domain/lab/want.js';
import { isRecord } from '../../domain/lab/fill.js';
import type { Document } from '../openapi/document.js';
import { operationFor, responseFor } from '../openapi/operations.js';
import { followed } from '../openapi/references.js';
import { fieldsOf, misfitOf } from '../openapi/schemas.js';
import { within } from '../openapi/within.js';
import type { Bench } from './bench.js';
import { describedBy } from './described.js';

/** What the learner's document says of an answer: whether its code is there, where the body does not fit, which fields it names. */
export async function asDocumented(method: string, path: string, answer: Facts, bench: Bench): Promise<Facts> {
  const { document, operations, seen } = await describedBy(bench);
  if (document === null) return { documented: false, misfit: 'there is no valid document' };
  const operation = operationFor(operations, method, path);
  if (operation === null) return { documented: false, misfit: `the document has no ${method} ${path.split('?')[0]}` };
  const status = Number(answer['status']);
  if (answer['status'] !== undefined) seen.set(operation.line, (seen.get(operation.line) ?? new Set()).add(status));
  const response = responseFor(document, operation, status);
  if (response === null) return { documented: false, misfit: `${operation.line} has no response ${status}` };
  return { documented: true, ...bodyFacts(document, response['content'], answer) };
}

function bodyFacts(document: Document, content: unknown, { headers, body, json }: Facts): Facts {
  if (!isRecord(content) || Object.keys(content).length === 0) return { fields: [] };
  if (body === '') return { fields: [], misfit: 'no body came, and the document has one' };
  const type = mediaType(String(isRecord(headers) ? headers['content-type'] : ''));
  const known = Object.keys(content).find((name) => [type, `${type.split('/')[0]}/*`, '*/*'].includes(mediaType(name)));
  if (known === undefined) {
    const documented = Object.keys(content).join(', ');
    return { fields: [], misfit: `the answer is ${type || 'of no type'}, and the document has ${documented}` };
  }
  const { schema } = followed(document.root, content[known]) ?? {};
  if (schema === undefined) return { fields: [] };
  const fields = fieldsOf(document, schema);
  if (!/\bjson$/.test(type)) return { fields };
  if (json === undefined) return { fields, misfit: 'the body is no JSON' };
  const misfit = within(
    () => misfitOf(document, schema, json, 'answered'),
    (why) => `the schema: ${why}`,
  );
  return { fields, ...(misfit === null ? {} : { misfit }) };
}

function mediaType(name: string): string {
  return name.split(';')[0]!.trim().toLowerCase();
}
