import { fault, type Fault } from '../../content/faults.js';
import type { Check, LabBody } from '../../domain/lab/lab.js';
import { tryOut, type Proven } from './try-lab.js';

const ALIKE = [
  [200, '{}'],
  [404, '{"status": 404}'],
] as const;

/** Servers that answer everything alike must not pass anything. */
export async function proveAnswers(proven: Proven, stop: AbortSignal): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const [status, body] of ALIKE) {
    const server = `require('node:http').createServer((request, response) => { request.resume(); response.writeHead(${status}, { 'content-type': 'application/json' }); response.end('${body}'); }).listen(Number(process.env.PORT), '127.0.0.1');\n`;
    const files = { 'same.cjs': server, 'shelf.yaml': 'start: node same.cjs\nlive: events\n' };
    const results = await tryOut({
      ...{ lab: proven, files, wanted: askedOverHttp(proven.body), alone: true, prepared: [] },
      ...{ accounts: null, signal: stop },
    });
    for (const { check, result } of results)
      if (result.kind === 'passed' && !check.note)
        faults.push(
          fault(
            'lab-answers',
            proven.at('checks', proven.body.checks.indexOf(check)),
            `${check.id} passes on a server that answers ${status} to everything`,
          ),
        );
  }
  return faults;
}

/** Checks that look at answers; whether a program starts and ends is another matter. */
function askedOverHttp({ checks }: LabBody): string[] {
  const asks = (check: Check) =>
    check.steps.some(({ ask }) => ask.kind === 'listen' || (ask.kind === 'http' && ask.hold === null));
  const acts = (check: Check) => check.steps.some(({ ask }) => ask.kind === 'app' || ask.kind === 'finish');
  return checks.filter((check) => asks(check) && !acts(check)).map(({ id }) => id);
}
