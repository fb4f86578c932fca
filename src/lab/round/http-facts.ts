import type { Facts } from '../../domain/lab/want.js';
import { quoted } from '../../domain/quoted.js';
import type { Answered, Asking } from './http.js';
import type { Program } from './program.js';

/** What `want` and mistakes can name of an answer. */
export function answerFacts({ status, headers, text, ms, error }: Answered): Facts {
  if (error !== null) return { error, ms: Math.round(ms) };
  const cookies = headers['set-cookie']?.map((cookie) => cookie.split(';')[0]!).join('; ');
  return { status, headers: plainHeaders(headers), cookies, body: text, json: jsonIn(text), ms: Math.round(ms) };
}

export function plainHeaders(headers: Answered['headers']): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join('\n') : value]),
  );
}

export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Where nobody answers: whether the program has ended, and whether it listens elsewhere. */
export async function withEnd(facts: Facts, program: Program): Promise<Facts> {
  if (facts['error'] === undefined) return facts;
  // Its connections are closed a moment before it has ended.
  if (facts['error'] === 'closed') await program.ended(ENDS_MS);
  const exit = program.exit();
  return {
    ...facts,
    ...(exit ? { exit: exit.code ?? exit.signal } : {}),
    ...(program.elsewhere.length > 0 ? { elsewhere: program.elsewhere } : {}),
  };
}

const ENDS_MS = 250;

export function curlOf({ method, port, path, headers, body }: Asking): string {
  const words = ['curl', '-i', ...(method === 'GET' ? [] : ['-X', method])];
  for (const [name, value] of Object.entries(headers)) words.push('-H', quoted(`${name}: ${value}`));
  if (body !== undefined) words.push('--data-binary', quoted(body.length > 500 ? `${body.slice(0, 500)}…` : body));
  return [...words, quoted(`http://localhost:${port}${path}`)].join(' ');
}
