import { createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** What the sites of a check were asked, as far as it is kept. */
export class Visits {
  /** All requests. */
  count = 0;
  /** Those that are not answered. */
  waiting = 0;
  /** Those for a path that was asked for before, and of these the ones with another id: `webhook-id`, or that of the JSON. */
  again = 0;
  changed = 0;
  /** The JSON of the last one that had some. */
  last: unknown;
  /** The headers of the last one, and its body. */
  headers: IncomingHttpHeaders = {};
  private body = '';
  private readonly ids = new Map<string, unknown>();

  /** How many different paths were asked for. */
  get paths(): number {
    return this.ids.size;
  }

  /** Whether the last one is signed with this, as Standard Webhooks has it; one of several signatures is enough. */
  isGenuine(secret: string): boolean {
    const [id, time, signatures] = ['id', 'timestamp', 'signature'].map((name) => this.headers[`webhook-${name}`]);
    const right = createHmac('sha256', secret)
      .update(`${String(id)}.${String(time)}.${this.body}`)
      .digest('base64');
    return id !== undefined && time !== undefined && String(signatures).split(' ').includes(`v1,${right}`);
  }

  asked(path: string, body: string, headers: IncomingHttpHeaders): void {
    const json = jsonIn(body);
    this.headers = headers;
    this.body = body;
    if (json !== undefined) this.last = json;
    const id = headers['webhook-id'] ?? idOf(json);
    this.count += 1;
    if (this.ids.has(path)) {
      this.again += 1;
      if (this.ids.get(path) !== id) this.changed += 1;
    } else if (this.ids.size < MOST_PATHS) this.ids.set(path, id);
  }
}

/** Whoever makes up paths without end is not remembered without end. */
const MOST_PATHS = 50_000;

function idOf(json: unknown): unknown {
  const id = typeof json === 'object' && json !== null ? (json as Record<string, unknown>)['id'] : undefined;
  return typeof id === 'object' ? JSON.stringify(id) : id;
}

function jsonIn(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
