import type { OpenapiAsk } from '../../domain/lab/ask.js';
import { examplesIn } from '../openapi/examples.js';
import { codesOf, isDescribed, nameless, type Described } from '../openapi/operations.js';
import { within } from '../openapi/within.js';
import { NotHere, type Bench, type Seen } from './bench.js';
import { describedBy } from './described.js';

/** What the learner's document says, beside what the contract promises and what came in this check. */
export async function lookAtDocument(ask: OpenapiAsk, bench: Bench): Promise<Seen> {
  const described = await describedBy(bench);
  const { from, fault, document, operations, text } = described;
  const asked = `read ${from ?? 'GET /openapi.json, or openapi.yaml in your folder'}`;
  if (from === null && ask.ifAny) throw new NotHere('there is no OpenAPI document');
  if (from === null) return { facts: { exists: false }, asked };
  if (document === null) return { facts: { exists: true, from, body: text, error: fault }, asked };
  const { count, misfits } = within(
    () => examplesIn(document),
    (why) => ({ count: 0, misfits: [`the examples: ${why}`] }),
  );
  return {
    facts: {
      ...{ exists: true, from, body: text, version: document.version, json: document.root },
      missing: ask.operations.map(({ request }) => request).filter((request) => !isDescribed(operations, request)),
      unseen: unseenOf(ask, described),
      examples: count,
      misfits,
    },
    asked,
  };
}

/**
 * Codes that are documented of what this check has asked, and never came: those below 400, and errors that the contract
 * does not promise. What any server may say is no lie.
 */
function unseenOf({ operations: promised }: OpenapiAsk, { operations, seen }: Described): string[] {
  return operations.flatMap((operation) => {
    const came = seen.get(operation.line);
    if (!came) return [];
    const agreed = promised.find(({ request }) => nameless(request) === nameless(operation.line))?.codes ?? [];
    return codesOf(operation)
      .filter((code) => /^[1-4]\d\d$/.test(code))
      .map(Number)
      .filter((code) => !came.has(code) && (code < 400 || !(agreed.includes(code) || ANYWHERE.has(code))))
      .map((code) => `${operation.line} ${code}`);
  });
}

const ANYWHERE = new Set([403, 404, 405, 406, 408, 411, 413, 414, 415, 429, 431]);
