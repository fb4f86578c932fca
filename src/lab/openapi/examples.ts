import { isRecord } from '../../domain/lab/fill.js';
import type { Document } from './document.js';
import { operationsOf, type Operation } from './operations.js';
import { followed } from './references.js';
import { misfitOf, type Side } from './schemas.js';

interface Example {
  /** Where it stands, for people. */
  of: string;
  schema: unknown;
  value: unknown;
  side: Side;
}

/** All examples of a document, and which of them do not fit their own schemas. */
export function examplesIn(document: Document): { count: number; misfits: string[] } {
  const all = [...operationsOf(document).flatMap((one) => inOperation(document, one)), ...inSchemas(document)];
  // An operation that stands at two paths is one.
  const each = [...new Map(all.map((one) => [`${one.of} ${JSON.stringify(one.value)}`, one])).values()];
  const misfits = each.flatMap(({ of, schema, value, side }) => {
    const misfit = misfitOf(document, schema, value, side);
    return misfit === null ? [] : [`${of}: ${misfit}`];
  });
  return { count: each.length, misfits };
}

function inOperation(document: Document, { line, item, of }: Operation): Example[] {
  const { root } = document;
  const parameters = [item['parameters'], of['parameters']].flatMap((list) =>
    Array.isArray(list) ? (list as unknown[]) : [],
  );
  const body = followed(root, of['requestBody']);
  const responses = Object.entries(isRecord(of['responses']) ? of['responses'] : {});
  return [
    ...parameters.flatMap((one: unknown) => {
      const parameter = followed(root, one);
      return parameter === null ? [] : besides(root, parameter, `${line}, ${String(parameter['name'])}`, 'sent');
    }),
    ...inContent(root, body, `${line}, what is sent`, 'sent'),
    ...responses.flatMap(([code, one]) => inContent(root, followed(root, one), `${line}, ${code}`, 'answered')),
  ];
}

function inContent(root: unknown, holder: Record<string, unknown> | null, of: string, side: Side): Example[] {
  const content = holder?.['content'];
  if (!isRecord(content)) return [];
  return Object.entries(content).flatMap(([type, given]) => {
    const media = followed(root, given);
    if (media === null) return [];
    // Of what is no JSON, a text says how it looks on the way.
    return besides(root, media, of, side).filter(({ value }) => type.includes('json') || typeof value !== 'string');
  });
}

/** The examples that stand beside a schema. */
function besides(root: unknown, holder: Record<string, unknown>, of: string, side: Side): Example[] {
  const { schema, example, examples } = holder;
  if (schema === undefined) return [];
  const named = Object.values(isRecord(examples) ? examples : {}).flatMap((one) => {
    const { value, dataValue = value } = followed(root, one) ?? {};
    return dataValue === undefined ? [] : [dataValue];
  });
  return [...(example === undefined ? [] : [example]), ...named].map((value) => ({ of, schema, value, side }));
}

/** The examples inside the schemas that have a name. */
function inSchemas({ root }: Document): Example[] {
  const components = isRecord(root['components']) ? root['components'] : {};
  const schemas = Object.entries(isRecord(components['schemas']) ? components['schemas'] : {});
  return schemas.flatMap(([name, schema]) => inSchema(schema, `the schema ${name}`));
}

function inSchema(schema: unknown, of: string): Example[] {
  if (!isRecord(schema)) return [];
  const { example, examples, properties, items } = schema;
  const values = [
    ...(example === undefined ? [] : [example]),
    ...(Array.isArray(examples) ? (examples as unknown[]) : []),
  ];
  const parts = ['allOf', 'anyOf', 'oneOf'].flatMap((key) => schema[key] ?? []);
  return [
    ...values.map((value): Example => ({ of, schema, value, side: 'either' })),
    ...parts.flatMap((part) => inSchema(part, of)),
    ...inSchema(items, of),
    ...Object.entries(isRecord(properties) ? properties : {}).flatMap(([name, inner]) =>
      inSchema(inner, `${of}, ${name}`),
    ),
  ];
}
