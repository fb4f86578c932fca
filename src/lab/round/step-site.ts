import { createServer, type RequestListener } from 'node:http';
import type { SiteAnswer } from '../../domain/lab/ask.js';
import type { Bench, Seen } from './bench.js';
import { freePort } from './ports.js';

/** Opens a site of ours for the learner's program to ask, on this machine alone; it is closed when the check ends. */
export async function openSite({ answers }: { answers: Record<string, SiteAnswer> }, bench: Bench): Promise<Seen> {
  const server = createServer(answering(answers));
  server.maxConnections = MOST_CONNECTIONS;
  const port = await new Promise<number>((resolve, reject) => {
    server.on('error', reject).listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  bench.atEnd.push(() => {
    server.close();
    server.closeAllConnections();
  });
  const facts = { address: addressOf(port), nobody: addressOf(await freePort()) };
  return { facts, asked: `open a site with ${Object.keys(answers).join(', ')}` };
}

const MOST_CONNECTIONS = 200;

function addressOf(port: number): string {
  return `http://127.0.0.1:${port}`;
}

function answering(answers: Record<string, SiteAnswer>): RequestListener {
  return (request, response) => {
    const path = (request.url ?? '/').split('?')[0]!;
    const answer = Object.hasOwn(answers, path) ? answers[path]! : 404;
    request.resume();
    if (answer === 'silent') return;
    if (answer === 'dropped') return void request.socket.destroy();
    response.writeHead(answer, { 'content-type': 'text/plain', connection: 'close' });
    response.end(`${answer}\n`);
  };
}
