import { expect, test } from 'vitest';
import type { Document } from '../../../src/lab/openapi/document.js';
import { isDescribed, operationFor, operationsOf, responseFor } from '../../../src/lab/openapi/operations.js';

function document(paths: Record<string, unknown>, servers?: unknown): Document {
  return { version: '3.1', root: { paths, ...(servers === undefined ? {} : { servers }) } };
}

test.for([
  ['/bookmarks/{bookmarkId}', undefined],
  ['/v1/bookmarks/{id}', undefined],
  ['/bookmarks/{id}', [{ url: '/v1' }]],
  ['/bookmarks/{id}', [{ url: 'https://shelf.example/v1/' }]],
  ['/bookmarks/{id}', [{ url: 'http://{host}:{port}/{base}', variables: { base: { default: 'v1' } } }]],
  ['/bookmarks/{id}', [{ url: 'https://shelf.example/api' }, { url: './v1' }]],
])('%s with the servers %j is a path of the contract', ([path, servers]) => {
  const operations = operationsOf(document({ [path as string]: { get: {} } }, servers));
  expect(isDescribed(operations, 'GET /bookmarks/{id}')).toBe(true);
  expect(isDescribed(operations, 'PUT /bookmarks/{id}')).toBe(false);
});

test('another base is another path', () => {
  const operations = operationsOf(document({ '/bookmarks': { get: {} } }, [{ url: '/api' }]));
  expect(isDescribed(operations, 'GET /bookmarks')).toBe(false);
  expect(operations.map(({ line }) => line)).toEqual(['GET /api/bookmarks']);
});

test('servers of a path or an operation come before those of the document', () => {
  const operations = operationsOf(
    document({ '/a': { servers: [{ url: '/x' }], get: {}, put: { servers: [] } } }, [{ url: '/y' }]),
  );
  expect(operations.map(({ line }) => line)).toEqual(['PUT /a', 'GET /x/a'].toReversed());
});

test('a request is for the operation that has its path letter for letter, if one has', () => {
  const operations = operationsOf(document({ '/users/{id}': { get: {} }, '/users/me': { get: {} } }, [{ url: '/v1' }]));
  const found = (path: string) => operationFor(operations, 'GET', path)?.line;
  expect(found('/v1/users/me')).toBe('GET /users/me');
  expect(found('/users/7?a=b')).toBe('GET /users/{id}');
  expect(found('/users/')).toBeUndefined();
  expect(found('/users')).toBeUndefined();
  expect(operationFor(operations, 'PUT', '/users/me')).toBeNull();
});

test('a code is documented by itself, by its class, or among errors by default', () => {
  const of = document({
    '/a': { get: { responses: { 200: { description: 'a' }, '4XX': { description: 'b' }, default: {} } } },
  });
  const [operation] = operationsOf(of);
  const documented = (status: number) => responseFor(of, operation!, status);
  expect(documented(200)).toEqual({ description: 'a' });
  expect(documented(201)).toBeNull();
  expect(documented(404)).toEqual({ description: 'b' });
  expect(documented(500)).toEqual({});
});

test('what is no list of operations gives none', () => {
  expect(operationsOf(document({ '/a': 5, '/b': { get: 'x' }, '/c': { $ref: '#/paths/~1c' } }, 'x'))).toEqual([]);
});
