import { expect, test } from 'vitest';
import type { SiteAnswer } from '../../../src/domain/lab/ask.js';
import type { LabStep } from '../../../src/domain/lab/lab.js';
import { isOpen } from '../../../src/lab/round/ports.js';
import { ask, check, PASSED, project, run, saved, step } from './ask.js';

const site = (answers: Record<string, SiteAnswer>): LabStep =>
  step({ kind: 'site', answers, halt: null }, {}, { save: { web: saved('address'), dead: saved('nobody') } });

/** A program that does this with the address behind it. */
const asking = (code: string) =>
  project({
    'shelf.yaml': 'cli: node ask.cjs\n',
    'ask.cjs': `const http = require('node:http'), net = require('node:net'), address = process.argv[2];
const get = (path, on = {}) => new Promise((resolve) => {
  const sent = http.get(address + path, { timeout: 500, ...on }, (res) => { res.resume(); res.on('end', () => resolve(res.statusCode)); });
  sent.on('timeout', () => { resolve('silent'); sent.destroy(); }).on('error', (error) => resolve(error.code));
});
${code}`,
  });
const quiet = { app: 'none' as const };

test('a site answers as it was told, is silent or drops, and knows no other path', async () => {
  const of = asking(
    `(async () => { for (const path of ['/ok?a=1', '/gone', '/slow', '/cut', '/toString']) console.log(path, await get(path)); })();`,
  );
  const answers = { '/ok': 200, '/gone': 410, '/slow': 'silent', '/cut': 'dropped' } as const;
  const wanted = ['/ok?a=1 200', '/gone 410', '/slow silent', '/cut ECONNRESET', '/toString 404'];
  const told = await ask(of, [check('site', [site(answers), run(['cli', '${web}'], { lines: wanted })])], quiet);
  expect(told.results).toEqual({ site: PASSED });
});

test('a site leads elsewhere with a 3xx', async () => {
  const of = asking(`fetch(address + '/moved').then(async (res) => console.log(res.url, await res.text()));`);
  const answers = { '/moved': 302, '/there': 200 };
  const steps = [site(answers), run(['cli', '${web}'], { lines: ['${web}/there 200'] })];
  expect((await ask(of, [check('site', steps)], quiet)).results).toEqual({ site: PASSED });
});

test('a file of the lab has the address in it, and at the other one nobody answers', async () => {
  const of = project({ 'shelf.yaml': 'cli: cat\n' });
  const checks = [
    check('file', [
      site({}),
      run(['cli', 'lab:list.txt'], { stdout: { matches: '^http://127\\.0\\.0\\.1:\\d+/a\\n\\$\\{no\\}$' } }),
    ]),
    check('dead', [site({}), run(['cli', 'lab:list.txt'], { stdout: { has: '${web}/a' } })]),
  ];
  const told = await ask(of, checks, { ...quiet, body: { checks, files: { 'list.txt': '${web}/a\n${no}\n' } } });
  expect(told.results).toEqual({ file: PASSED, dead: PASSED });
  const nobody = await ask(
    asking("get('/').then(console.log);"),
    [check('nobody', [site({}), run(['cli', '${dead}'], { stdout: 'ECONNREFUSED' })])],
    quiet,
  );
  expect(nobody.results).toEqual({ nobody: PASSED });
});

test('it is closed when the check ends, whatever a program does to it', async () => {
  const of = asking(`
const { port } = new URL(address);
console.log(port);
for (let n = 0; n < 300; n += 1) net.connect(port, '127.0.0.1').on('error', () => {}).write(n % 2 ? 'no http\\r\\n\\r\\n' : 'GET /slow HTTP/1.1\\r\\nhost: a\\r\\n\\r\\n');
const big = http.request(address + '/ok', { method: 'POST' }, () => {}).on('error', () => {});
for (let n = 0; n < 10; n += 1) big.write(Buffer.alloc(1 << 20));
setTimeout(() => process.exit(0), 700);`);
  const steps = [site({ '/slow': 'silent', '/ok': 200 }), run(['cli', '${web}'], { exit: 0, stdout: 'no' })];
  const told = await ask(of, [check('hostile', steps)], quiet);
  const port = Number(JSON.parse(told.failed('hostile').misfits[0]!.got.replaceAll(/[^\d"]/g, '')));
  expect(port).toBeGreaterThan(0);
  expect(await isOpen(port)).toBe(false);
});
