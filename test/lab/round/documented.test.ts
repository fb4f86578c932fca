import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import type { Promised } from '../../../src/domain/lab/ask.js';
import { ask, check, http, PASSED, project, server, step } from './ask.js';

const bookmark = { type: 'object', required: ['id'], properties: { id: { type: 'integer' }, url: { type: 'string' } } };
const json = (schema: object) => ({ 'application/json': { schema } });
const DOCUMENT = {
  openapi: '3.1.0',
  info: { title: 'Shelf', version: '1' },
  servers: [{ url: '/v1' }],
  paths: {
    '/a/{id}': {
      get: {
        responses: {
          '200': { description: 'one', content: json(bookmark) },
          '204': { description: 'none' },
          '304': { description: 'the same' },
          '403': { description: 'not yours' },
          '404': { description: 'none' },
          '409': { description: 'never' },
          '500': { description: 'broken' },
          default: { description: 'what is wrong', content: json({ type: 'object' }) },
        },
      },
    },
  },
};

const HANDLER = `const [, code, body, type = 'application/json'] = decodeURIComponent(req.url).split('/a/')[1]?.split('|') ?? [];
if (req.url === '/openapi.json' && process.env.SERVES) return res.end(process.env.SERVES);
if (req.url === '/large') return res.end(Buffer.alloc(10 << 20, ' '));
if (req.url === '/closes') return req.socket.destroy();
res.writeHead(code ?? 404, { 'content-type': type }); res.end(body);`;

const get = (want: Record<string, unknown>, code: number, ...more: string[]) =>
  http(`GET /v1/a/${encodeURIComponent(['7', code, ...more].join('|'))}`, want, { asDocumented: true });
const document = (want: Record<string, unknown>, operations: Promised[] = [], ifAny = false) =>
  step({ kind: 'openapi', operations, ifAny }, want);

function shelf(yaml: string, files: Record<string, string> = {}) {
  return project({ 'server.js': server(HANDLER), 'openapi.yaml': yaml, ...files });
}

test('an answer is held to what the document says of its code', async () => {
  const { results } = await ask(shelf(stringify(DOCUMENT)), [
    check('fits', [
      get({ documented: true, misfit: { present: false }, fields: ['id', 'url'] }, 200, '{"id":1,"more":2}'),
      get({ documented: true, misfit: 'id is string, not integer' }, 200, '{"id":"1"}'),
      get({ misfit: 'the body is no JSON' }, 200, '{'),
      get({ misfit: 'no body came, and the document has one' }, 200, ''),
      get({ misfit: { has: 'the answer is text/html' } }, 200, '<p>', 'text/html; charset=utf-8'),
      get({ documented: true, misfit: { present: false }, fields: [] }, 204),
      get({ documented: true, misfit: { present: false } }, 422, '{}'),
      get({ documented: false, misfit: 'GET /a/{id} has no response 201' }, 201, '{}'),
      http('GET /v1/b', { documented: false, misfit: 'the document has no GET /v1/b' }, { asDocumented: true }),
    ]),
  ]);
  expect(results).toEqual({ fits: PASSED });
});

test('what is documented and never came is told, but for what any server may say', async () => {
  const agreed = [
    { request: 'GET /a/{name}', codes: [200, 304, 404] },
    { request: 'POST /a', codes: [] },
  ];
  const { results } = await ask(shelf(stringify(DOCUMENT)), [
    check('some', [
      get({}, 200, '{"id":1}'),
      document({ unseen: ['GET /a/{id} 204', 'GET /a/{id} 304', 'GET /a/{id} 409'] }, agreed),
    ]),
    check('missing', [document({ missing: ['POST /a'], unseen: [], from: 'openapi.yaml', version: '3.1' }, agreed)]),
  ]);
  expect(results).toEqual({ some: PASSED, missing: PASSED });
});

test('the document is where shelf.yaml says, else at the program, else in the folder', async () => {
  const served = JSON.stringify({ ...DOCUMENT, openapi: '3.0.3' });
  const start = "start: node server.js\nenv: { SERVES: '" + served + "' }\n";
  const from = (want: string, files: Record<string, string>) =>
    ask(shelf(stringify(DOCUMENT), files), [check('found', [document({ exists: true, from: want })])]);
  expect((await from('openapi.yaml', {})).results).toEqual({ found: PASSED });
  expect((await from('GET /openapi.json', { 'shelf.yaml': start })).results).toEqual({ found: PASSED });
  const named = { 'shelf.yaml': `${start}openapi: docs/api.yaml\n`, 'docs/api.yaml': stringify(DOCUMENT) };
  expect((await from('docs/api.yaml', named)).results).toEqual({ found: PASSED });
});

test('a document that cannot be used is told in words, and nothing fits it', async () => {
  const fault = async (openapi: string, files: Record<string, string> = {}) => {
    const yaml = `start: node server.js\nopenapi: ${openapi}\n`;
    const told = await ask(shelf('', { 'shelf.yaml': yaml, ...files }), [
      check('read', [document({ exists: true })]),
      check('held', [get({ documented: true }, 200, '{}')]),
    ]);
    expect(told.results['held']).toMatchObject({ kind: 'failed' });
    return told.failed('read').misfits[0]!.got;
  };
  expect(await fault('/large')).toContain('larger than 1 MiB');
  expect(await fault('/closes')).toBe('no answer came: closed');
  expect(await fault('big.yaml', { 'big.yaml': ' '.repeat(10 << 20) })).toContain('larger than 1 MiB');
  expect(await fault('../openapi.yaml')).toBe('false');
  expect(await fault('none.yaml')).toBe('false');
  expect(await fault('bomb.yaml', { 'bomb.yaml': 'a: &a\n  b: *a' })).toContain('cannot be read');
});

test('without a document a check may be left unasked, and one that cannot be read is told', async () => {
  const ifAny = document({ version: '3.1' }, [], true);
  const checks = [check('described', [ifAny]), check('missing', [document({ exists: true })])];
  const none = await ask(project({ 'server.js': server(HANDLER) }), checks);
  expect(none.results['described']).toEqual({ kind: 'not-here', why: 'there is no OpenAPI document' });
  expect(none.failed('missing').misfits).toMatchObject([{ fact: 'exists', got: 'false' }]);
  expect((await ask(shelf('openapi: 3.1.0\n'), checks)).results['described']).toMatchObject({ kind: 'failed' });
  expect((await ask(shelf(stringify(DOCUMENT)), checks)).results).toEqual({ described: PASSED, missing: PASSED });
});
