import { expect, test } from 'vitest';
import { readDocument } from '../../../src/lab/openapi/document.js';

/** A small document, with what stands at this path put in its place; undefined takes it away. */
function described(path = '', value?: unknown, version = '3.1.0'): string {
  const schema = { $ref: '#/components/schemas/A' };
  const root = {
    openapi: version,
    info: { title: 'Shelf', version: '1' },
    paths: {
      '/a': { get: { responses: { 200: { description: 'All', content: { 'application/json': { schema } } } } } },
    },
    components: { schemas: { A: { type: 'object', properties: { id: { type: 'integer' } } } } },
  };
  let place: Record<string, unknown> = root;
  const keys = path.split(' ');
  for (const key of keys.slice(0, -1)) place = place[key] as Record<string, unknown>;
  if (path !== '') place[keys.at(-1)!] = value;
  return JSON.stringify(root);
}

const fault = (text: string) => readDocument(text).fault;

test.for(['3.0.3', '3.1.0', '3.2.0'])('a document of %s is held to the schema of its version', (version) => {
  const wrong = (path: string, value?: unknown) => fault(described(path, value, version));
  expect(wrong('')).toBeNull();
  expect(wrong('info')).toBe('the whole has no info');
  expect(wrong('info version')).toBe('info has no version');
  expect(wrong('servers', '/v1')).toBe('servers is string, not array');
  expect(wrong('paths /a get responses', [])).toBe('paths > /a > get > responses is array, not object');
  expect(wrong('paths /a get statuses', {})).toBe(
    'paths > /a > get > statuses may not be there, or not with this name',
  );
  expect(wrong('components schemas A properties id type', 'int')).toMatch(
    /^components > schemas > A > properties > id > type: it does not match any of/,
  );
  expect(wrong('components schemas A required', true)).toBe(
    'components > schemas > A > required is boolean, not array',
  );
  // A schema may hold itself.
  expect(wrong('components schemas A properties more', { $ref: '#/components/schemas/A' })).toBeNull();
});

test('a response has a description, but for 3.2', () => {
  const without = (version: string) => fault(described('paths /a get responses 200 description', undefined, version));
  expect(without('3.0.3')).toBe('paths > /a > get > responses > 200 has no description');
  expect(without('3.1.0')).toBe('paths > /a > get > responses > 200 has no description');
  expect(without('3.2.0')).toBeNull();
});

test('a reference leads to a place in the document, and nothing is fetched', () => {
  const leads = (ref: string) => fault(described('components schemas A properties b', { $ref: ref }));
  const at = 'components > schemas > A > properties > b: ';
  expect(leads('#/components/schemas/B')).toBe(`${at}$ref "#/components/schemas/B" leads nowhere`);
  expect(leads('https://other.example/a.yaml#/A')).toContain('leads out of the document');
  expect(leads('./schemas.yaml')).toContain('leads out of the document');
  expect(leads('file:///etc/passwd')).toContain('leads out of the document');
  expect(leads('#a')).toContain('is no path');
  // Two that only name each other are found out when something is held to them.
  expect(fault(described('components schemas A', { $ref: '#/components/schemas/A' }))).toBeNull();
  // What stands in an example is anybody's data.
  expect(fault(described('components schemas A example', { $ref: '#/nowhere' }))).toBeNull();
  expect(fault(described('components schemas A properties example', { $ref: '#/nowhere' }))).toContain('leads nowhere');
});

test('what is no document is said in words', () => {
  expect(fault('')).toBe('it is no object, and so no OpenAPI document');
  expect(fault('- a')).toBe('it is no object, and so no OpenAPI document');
  expect(fault('title: Shelf')).toContain('it has no line openapi');
  expect(fault('swagger: "2.0"')).toContain('it is Swagger "2.0"');
  expect(fault('openapi: 3.1')).toContain('openapi is 3.1: there are 3.0.x');
  expect(fault('openapi: 4.0.0')).toContain('openapi is "4.0.0"');
  expect(fault('{"openapi": "3.1.0",')).toMatch(/^it cannot be read: /);
  expect(fault('openapi: 3.1.0\ninfo: {title: a')).toMatch(/^it cannot be read: .* at line 2/);
});

test('YAML may begin with a brace', () => {
  expect(fault('{ openapi: 3.1.0, info: { title: a, version: "1" }, paths: {} }')).toBeNull();
});

test('what is made to break readers ends in words', () => {
  const lines = ['b', 'c', 'd', 'e', 'f', 'g', 'h'].map(
    (one, i) => `${one}: &${one} [${`*${'abcdefgh'[i]}, `.repeat(9)}]`,
  );
  const bomb = ['a: &a [x, x]', ...lines];
  expect(fault(bomb.join('\n'))).toContain('Excessive alias count');
  expect(fault('a: &a\n  b: *a')).toBe('it cannot be read: an alias in it stands inside what it names');
  expect(fault('['.repeat(300_000))).not.toBeNull();
  expect(fault(`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)).not.toBeNull();
  expect(fault('{"__proto__": {"openapi": "3.1.0"}}')).toContain('it has no line openapi');
});
