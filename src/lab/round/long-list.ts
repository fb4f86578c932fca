import { fillText, isRecord, type Vars } from '../../domain/lab/fill.js';
import type { HttpAsk } from '../../domain/lab/ask.js';

/** The body of a request, with the list in it that is too long to be written down. */
export function withLongList({ body, repeat }: HttpAsk, vars: Vars): HttpAsk['body'] {
  if (repeat === null || body === null || !('json' in body) || !isRecord(body.json)) return body;
  const given = body.json[repeat.in];
  const more = Array.from({ length: repeat.count }, (_one, index) => fillText(repeat.of, { ...vars, n: index + 1 }));
  return { json: { ...body.json, [repeat.in]: [...(Array.isArray(given) ? (given as unknown[]) : []), ...more] } };
}
