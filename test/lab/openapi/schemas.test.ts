import { expect, test } from 'vitest';
import type { Document } from '../../../src/lab/openapi/document.js';
import { examplesIn } from '../../../src/lab/openapi/examples.js';
import { fieldsOf, misfitOf, type Side } from '../../../src/lab/openapi/schemas.js';
import { within } from '../../../src/lab/openapi/within.js';

const document = (version: Document['version'], schemas: Record<string, unknown> = {}): Document => ({
  version,
  root: { openapi: `${version}.0`, components: { schemas } },
});

test('in 3.0 a value may be null, and a bound is left out', () => {
  const fits = (schema: unknown, value: unknown) => misfitOf(document('3.0'), schema, value, 'answered');
  expect(fits({ type: 'string', nullable: true }, null)).toBeNull();
  expect(fits({ type: 'string' }, null)).toBe('the whole is null, not string');
  expect(fits({ type: 'string', enum: ['a'], nullable: true }, null)).toBeNull();
  expect(fits({ type: 'number', minimum: 0, exclusiveMinimum: true }, 0)).toBe('the whole: 0 is less than 0');
  expect(fits({ type: 'number', minimum: 0, exclusiveMinimum: false }, 0)).toBeNull();
  expect(fits({ type: 'number', maximum: 9, exclusiveMaximum: true }, 8)).toBeNull();
});

test('beside a reference, 3.0 sees nothing, and 3.1 sees all', () => {
  const schemas = { A: { type: 'string' } };
  const one = { $ref: '#/components/schemas/A', maxLength: 1 };
  expect(misfitOf(document('3.0', schemas), one, 'ab', 'answered')).toBeNull();
  expect(misfitOf(document('3.1', schemas), one, 'ab', 'answered')).toContain('too long');
});

test('the deepest fault is told', () => {
  const schema = {
    type: 'object',
    required: ['items'],
    properties: { items: { items: { anyOf: [{ type: 'string' }] } } },
  };
  expect(misfitOf(document('3.1'), schema, { items: ['a', 5] }, 'answered')).toBe('items > 1 is number, not string');
  expect(misfitOf(document('3.1'), schema, {}, 'answered')).toBe('the whole has no items');
  expect(misfitOf(document('3.1'), { additionalProperties: false }, { a: 1 }, 'answered')).toBe(
    'a may not be there, or not with this name',
  );
});

test('fields may have the names of keywords, and schemas any name', () => {
  const schemas = { id: { type: 'object', properties: { id: { type: 'integer' }, $ref: { type: 'string' } } } };
  const of = document('3.1', schemas);
  expect(misfitOf(of, { $ref: '#/components/schemas/id' }, { id: 7, $ref: 'a' }, 'answered')).toBeNull();
  expect(misfitOf(of, { $ref: '#/components/schemas/id' }, { id: 'x' }, 'answered')).toBe('id is string, not integer');
});

test('what is only read is not sent, and what is only written does not come back', () => {
  const properties = { id: { type: 'integer', readOnly: true }, password: { type: 'string', writeOnly: true } };
  const schema = { type: 'object', required: ['id', 'password'], properties };
  const fits = (value: unknown, side: Side) => misfitOf(document('3.1'), schema, value, side);
  expect(fits({ password: 'a' }, 'sent')).toBeNull();
  expect(fits({ id: 1 }, 'answered')).toBeNull();
  expect(fits({}, 'sent')).toContain('has no password');
  expect(fits({}, 'answered')).toContain('has no id');
});

test('formats are notes', () => {
  expect(misfitOf(document('3.1'), { type: 'string', format: 'date-time' }, '2026-11-28T16:00', 'answered')).toBeNull();
});

test('fields are named as far as they lie in each other', () => {
  const schemas = {
    A: { properties: { id: {}, more: { $ref: '#/components/schemas/A' } } },
    B: { allOf: [{ $ref: '#/components/schemas/A' }, { properties: { b: {} } }] },
  };
  const list = { properties: { items: { type: 'array', items: { $ref: '#/components/schemas/B' } } } };
  expect(fieldsOf(document('3.1', schemas), list)).toEqual(['items', 'items/id', 'items/more', 'items/b']);
  expect(fieldsOf(document('3.1'), {})).toEqual([]);
});

test('a schema that never ends, or takes for ever, ends in words', () => {
  const told = (schemas: Record<string, unknown>, value: unknown) =>
    within(
      () => misfitOf(document('3.1', schemas), { $ref: '#/components/schemas/A0' }, value, 'answered'),
      (why) => why,
      500,
    );
  expect(told({ A0: { $ref: '#/components/schemas/A1' }, A1: { $ref: '#/components/schemas/A0' } }, 1)).toContain(
    'circle',
  );
  expect(told({ A0: { type: 'string', pattern: '^(a+)+$' } }, `${'a'.repeat(50)}b`)).toContain('too long');
  expect(told({ A0: { type: 'string', pattern: '(' } }, 'a')).toContain('pattern');
  const next = (i: number) => ({ $ref: `#/components/schemas/A${i + 1}` });
  const twice = Array.from({ length: 40 }, (_, i) => [`A${i}`, { allOf: [next(i), next(i)] }] as const);
  expect(told({ ...Object.fromEntries<unknown>(twice), A40: {} }, 1)).toContain('too long');
});

test('examples are held to the schema that they stand beside', () => {
  const content = (more: object, type = 'application/json') => ({ [type]: { schema: { type: 'integer' }, ...more } });
  const of: Document = {
    version: '3.1',
    root: {
      servers: [{ url: '/v1' }, { url: '/' }],
      paths: {
        '/a/{id}': {
          parameters: [{ name: 'id', in: 'path', schema: { type: 'integer' }, example: 'x' }],
          post: {
            requestBody: { content: content({ example: 'a' }) },
            responses: {
              200: {
                content: content({
                  examples: { good: { value: 1 }, bad: { value: 'b' }, far: { externalValue: 'x' } },
                }),
              },
              400: { content: content({ example: 'as it looks' }, 'text/plain') },
            },
          },
        },
      },
      components: { schemas: { S: { properties: { n: { type: 'integer', example: 'c' } } } } },
    },
  };
  expect(examplesIn(of)).toEqual({
    count: 5,
    misfits: [
      'POST /a/{id}, id: the whole is string, not integer',
      'POST /a/{id}, what is sent: the whole is string, not integer',
      'POST /a/{id}, 200: the whole is string, not integer',
      'the schema S, n: the whole is string, not integer',
    ],
  });
});
