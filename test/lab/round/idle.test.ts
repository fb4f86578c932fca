import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { pause } from '../../../src/lab/pause.js';
import { sendHalf } from '../../../src/lab/round/http.js';
import { app, ask, check, http, PASSED, project, server } from './ask.js';

test.skipIf(process.platform === 'win32')(
  'a connection that stays open is idle: it holds up who waits for it, and is closed after the check',
  async () => {
    const waits = server(
      "res.end(req.url === '/open' ? String(open) : 'ok')",
      `let open = 0;
const make = http.createServer;
http.createServer = (handler) => Object.assign(make(handler), { keepAliveTimeout: 700 })
  .on('connection', (socket) => { open++; socket.on('close', () => open--); });
process.on('SIGTERM', () => setInterval(() => { if (open === 0) process.exit(3); }, 20));`,
    );
    const of = project({ 'server.js': waits });
    const stays = http('GET /a', { status: 200, 'headers.connection': 'keep-alive' }, { keepAlive: true });
    const only = (open: number) => http('GET /open', { body: String(open) }, {}, { within: 2 });
    const told = await ask(of, [
      check('counted', [only(1), stays, stays, only(3)]),
      check('gone', [only(1)]),
      check('waits', [stays, app('stop', { exit: 3, ms: { 'at-least': 400 } })], { env: {} }),
    ]);
    expect(told.results).toEqual({ counted: PASSED, gone: PASSED, waits: PASSED });
  },
);

test('what floods a connection that stays open is not read to the end', async () => {
  const floods = server(
    `res.writeHead(200, { 'content-length': 2 }); res.write('ok');
    const more = () => { while (!req.socket.destroyed && req.socket.write(Buffer.alloc(1 << 16, 'x'))); };
    if (req.url !== '/') { req.socket.on('drain', more); setTimeout(more, 20); }`,
  );
  const told = await ask(project({ 'server.js': floods }), [
    check('flood', [http('GET /flood', { body: 'ok' }, { keepAlive: true }), http('GET /', { body: 'ok' })]),
    check('after', [http('GET /', { body: 'ok' })]),
  ]);
  expect(told.results).toEqual({ flood: PASSED, after: PASSED });
});

test('where nobody takes the connection, and where it is closed, that is an error', async () => {
  const of = project({ 'server.js': server("if (req.url === '/b') req.socket.destroy(); else res.end()") });
  const told = await ask(of, [
    check('closed', [http('GET /b', { status: 200 }, { keepAlive: true })]),
    check('gone', [app('kill'), http('GET /a', { status: 200 }, { keepAlive: true })], { env: {} }),
  ]);
  expect(told.failed('closed').misfits).toMatchObject([{ got: 'closed' }]);
  expect(told.failed('gone').misfits).toMatchObject([{ got: 'refused' }]);
});

test('a program that is expected to end can be started without a port or a place for its data', async () => {
  const of = project({
    'server.js': `if (!process.env.SHELF_DATA || process.env.PORT === 'abc') {
  console.error('lacks ' + process.env.PORT + '.' + process.env.SHELF_DATA + '.'); process.exit(4);
}
${server("res.end('ok')")}`,
  });
  const told = await ask(of, [
    check('lacks', [
      app('exits', { exit: 4, said: { matches: '^lacks \\d+\\.\\.$' } }, { env: { SHELF_DATA: '' } }),
      app('exits', { exit: 4, said: { matches: '^lacks abc\\..' } }, { env: { PORT: 'abc' } }),
    ]),
  ]);
  expect(told.results).toEqual({ lacks: PASSED });
});

test('the time for an answer begins when a request that was held back goes on', async () => {
  const quiet = createServer((request, response) => {
    request.resume().on('end', () => {
      if (request.url !== '/silent') response.end('whole');
    });
  });
  await new Promise<void>((resolve) => quiet.listen(0, '127.0.0.1', resolve));
  const { port } = quiet.address() as AddressInfo;
  const half = (path: string) =>
    sendHalf({ host: '127.0.0.1', port, method: 'POST', path, headers: {}, body: 'whole', limitMs: 200 });
  const [answered, silent] = [half('/'), half('/silent')];
  await pause(400);
  expect(await answered.finish()).toMatchObject({ status: 200, text: 'whole', error: null });
  expect(await silent.finish()).toMatchObject({ error: 'timeout' });
  quiet.closeAllConnections();
  quiet.close();
});
