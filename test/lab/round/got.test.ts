import { expect, test } from 'vitest';
import type { SiteAnswer } from '../../../src/domain/lab/ask.js';
import type { LabStep } from '../../../src/domain/lab/lab.js';
import type { Want } from '../../../src/domain/lab/want.js';
import { ask, check, http, PASSED, project, saved, server, step } from './ask.js';

const site = (answers: Record<string, SiteAnswer>, halt: number | null = null): LabStep =>
  step({ kind: 'site', answers, halt }, {}, { save: { web: saved('address'), dead: saved('nobody') } });
const got = (paths: number, want: Want, quiet = 3): LabStep => step({ kind: 'got', paths, quiet, secret: null }, want);

/** A program that answers first, and then does this. */
const sending = (code: string) =>
  project({
    'server.js': server(
      `res.end(JSON.stringify(seen)); const at = new URL(req.url, 'http://a').searchParams.get('at'); if (at) work(at);`,
      `const seen = [];
const send = (address, body, ms = 5000) => new Promise((resolve) => {
  const sent = http.request(address, { method: 'POST' }, (res) => { res.resume(); res.on('end', () => resolve(res.statusCode)); });
  sent.on('error', (error) => resolve(error.code)).setTimeout(ms, () => sent.destroy(Object.assign(new Error(), { code: 'silent' })));
  sent.end(body);
}).then((came) => seen.push(came));
async function work(at) { ${code} }`,
    ),
  });

test('what a program sends by and by is waited for, counted by path, and compared by the id in it', async () => {
  const of =
    sending(`for (const [path, body] of [['/box/1', '{"id":7}'], ['/box/2', '{"id":8,"text":"a"}'], ['/box/1', '{"id":7}'],
  ['/box/2', '{"id":9}'], ['/box/none', 'no json'], ['/boxes', ''], ['/box/3?a', '{"id":{"a":1},"text":"last"}']]) await send(at + path, body);`);
  const steps = [
    site({ '/box/*': 202, '/box/none': 503 }),
    http('GET /?at=${web}', { status: 200 }),
    got(5, { count: 7, paths: 5, again: 2, changed: 1, waiting: { 'at-most': 1 }, 'json./text': 'last' }),
    http('GET /', { json: [202, 202, 202, 202, 503, 404, 202] }, {}, { within: 2 }),
    got(0, { count: 7, waiting: 0, ms: { 'at-most': 50 } }),
  ];
  expect((await ask(of, [check('sent', steps)])).results).toEqual({ sent: PASSED });
});

test('it is waited for only as long as new paths come', async () => {
  const of = sending(
    `for (let n = 0; n < 100; n += 1) await send(at + '/one', '').then(() => new Promise((go) => setTimeout(go, 20)));`,
  );
  const steps = [site({ '/*': 200 }), http('GET /?at=${web}'), got(2, { paths: 2 }, 0.4)];
  const told = await ask(of, [check('quiet', steps), check('no-site', [got(1, { paths: 0, count: 0 }, 0.1)])]);
  expect(told.failed('quiet').misfits).toMatchObject([{ fact: 'paths', got: '1' }]);
  expect(told.results['no-site']).toEqual(PASSED);
});

test('a site that halts answers nobody until all who wait have gone', async () => {
  const of = sending(`await send(at + '/1', ''); await send(at + '/2', '');
await Promise.all([send(at + '/3', '', 700), send(at + '/4', '', 900)]);
await send(at + '/5', ''); await send(at + '/6', '');`);
  const steps = [
    site({ '/*': 201 }, 2),
    http('GET /?at=${web}'),
    got(4, { paths: 4, waiting: 2 }),
    got(6, { paths: 6, again: 0 }),
    http('GET /', { json: [201, 201, 'silent', 'silent', 201, 201] }, {}, { within: 2 }),
  ];
  expect((await ask(of, [check('halts', steps)])).results).toEqual({ halts: PASSED });
});

test('what floods a site with bodies and paths is not kept', async () => {
  const of = sending(
    `const big = Buffer.alloc(10 << 20, '1'); await send(at + '/big', big); await send(at + '/small', '{"id":1}');`,
  );
  const steps = [site({ '/*': 200 }), http('GET /?at=${web}'), got(2, { paths: 2, 'json./id': 1 })];
  expect((await ask(of, [check('flood', steps)])).results).toEqual({ flood: PASSED });
});
