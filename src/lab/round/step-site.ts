import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SiteAnswer, SiteAsk } from '../../domain/lab/ask.js';
import type { Bench, Seen } from './bench.js';
import { freePort } from './ports.js';
import { Visits } from './visits.js';

/** Opens a site of ours for the learner's program to ask, on this machine alone; it is closed when the check ends. */
export async function openSite({ answers, halt }: SiteAsk, bench: Bench): Promise<Seen> {
  bench.visits ??= new Visits();
  const server = createServer(answering(answers, halt, bench.visits));
  server.maxConnections = MOST_CONNECTIONS;
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  bench.atEnd.push(() => {
    server.close();
    server.closeAllConnections();
  });
  const facts = { address: addressOf(port), nobody: addressOf(await freePort()) };
  return { facts, asked: `open a site with ${Object.keys(answers).join(', ')}` };
}

const MOST_CONNECTIONS = 200;
/** What is read of a body. */
const MOST_BYTES = 65_536;

function addressOf(port: number): string {
  return `http://127.0.0.1:${port}`;
}

function answering(answers: Record<string, SiteAnswer>, halt: number | null, visits: Visits): RequestListener {
  let left = halt ?? Infinity;
  const answerTo = (path: string): SiteAnswer => {
    const answer = answerFor(path, answers);
    if (typeof answer !== 'number') return answer;
    left -= 1;
    return left < 0 ? 'silent' : answer;
  };
  return (request, response) => {
    const path = (request.url ?? '/').split('?')[0]!;
    visits.waiting += 1;
    response.on('close', () => {
      visits.waiting -= 1;
      // Those that it kept waiting have given up, or ended: it is there again.
      if (left < 0 && visits.waiting === 0) left = Infinity;
    });
    bodyOf(request, (body) => {
      visits.asked(`${request.headers.host} ${path}`, body, request.headers);
      const answer = answerTo(path);
      if (answer === 'silent') return;
      if (answer === 'dropped') return void request.socket.destroy();
      const there = answer > 299 && answer < 400 && { location: '/there' };
      response.writeHead(answer, { 'content-type': 'text/plain', connection: 'close', ...there });
      response.end(`${answer}\n`);
    });
  };
}

/** A path that is named itself, else one of those that begin as a name with a star at its end. */
function answerFor(path: string, answers: Record<string, SiteAnswer>): SiteAnswer {
  if (Object.hasOwn(answers, path)) return answers[path]!;
  const many = Object.keys(answers).find((name) => name.endsWith('*') && path.startsWith(name.slice(0, -1)));
  return many === undefined ? 404 : answers[many]!;
}

function bodyOf(request: IncomingMessage, then: (body: string) => void): void {
  let body = '';
  request.setEncoding('utf8').on('data', (piece: string) => {
    if (body.length < MOST_BYTES) body += piece;
  });
  request.on('end', () => then(body));
}
