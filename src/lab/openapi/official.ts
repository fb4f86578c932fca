import v30 from '@seriousme/openapi-schema-validator/schemas/v3.0/schema.json' with { type: 'json' };
import v31 from '@seriousme/openapi-schema-validator/schemas/v3.1/schema.json' with { type: 'json' };
import v32 from '@seriousme/openapi-schema-validator/schemas/v3.2/schema.json' with { type: 'json' };
import { faultOf } from './faults-of.js';

export const VERSIONS = ['3.0', '3.1', '3.2'] as const;
export type OpenapiVersion = (typeof VERSIONS)[number];

/** Where a document does not fit the schema that the OpenAPI Initiative publishes for its version. */
export function officialFault(root: Record<string, unknown>, version: OpenapiVersion): string | null {
  return version === '3.0'
    ? faultOf(root, v30, '4')
    : faultOf(root, withSchemas(version === '3.1' ? v31 : v32), '2020-12');
}

/**
 * From 3.1 on the official schema leaves open what a schema in the document looks like: here JSON Schema 2020-12, as far as
 * it says what a word may be. The validator writes into what it reads, so each version gets a copy.
 */
function withSchemas(official: { $defs: Record<string, unknown> }): object {
  return { ...official, $defs: { ...official.$defs, schema: structuredClone(SCHEMA_OBJECT) } };
}

const schema = { $ref: '#/$defs/schema' };
const schemas = { type: 'array', minItems: 1, items: schema };
const named = { type: 'object', additionalProperties: schema };
const size = { type: 'integer', minimum: 0 };
const number = { type: 'number' };
const types = { enum: ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'] };

const SCHEMA_OBJECT = {
  type: ['object', 'boolean'],
  properties: {
    type: { if: { type: 'array' }, then: { minItems: 1, uniqueItems: true, items: types }, else: types },
    $ref: { type: 'string' },
    enum: { type: 'array' },
    required: { type: 'array', uniqueItems: true, items: { type: 'string' } },
    properties: named,
    patternProperties: named,
    dependentSchemas: named,
    $defs: named,
    allOf: schemas,
    anyOf: schemas,
    oneOf: schemas,
    prefixItems: schemas,
    items: schema,
    contains: schema,
    additionalProperties: schema,
    propertyNames: schema,
    not: schema,
    if: schema,
    then: schema,
    else: schema,
    minimum: number,
    maximum: number,
    exclusiveMinimum: number,
    exclusiveMaximum: number,
    multipleOf: { type: 'number', exclusiveMinimum: 0 },
    minLength: size,
    maxLength: size,
    minItems: size,
    maxItems: size,
    minProperties: size,
    maxProperties: size,
    uniqueItems: { type: 'boolean' },
    pattern: { type: 'string' },
    format: { type: 'string' },
    title: { type: 'string' },
    description: { type: 'string' },
    examples: { type: 'array' },
    readOnly: { type: 'boolean' },
    writeOnly: { type: 'boolean' },
    deprecated: { type: 'boolean' },
  },
};
