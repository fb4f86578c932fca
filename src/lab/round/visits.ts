/** What the sites of a check were asked, as far as it is kept. */
export class Visits {
  /** All requests. */
  count = 0;
  /** Those that are not answered. */
  waiting = 0;
  /** Those for a path that was asked for before, and of these the ones whose JSON has another `id`. */
  again = 0;
  changed = 0;
  /** The JSON of the last one that had some. */
  last: unknown;
  private readonly ids = new Map<string, unknown>();

  /** How many different paths were asked for. */
  get paths(): number {
    return this.ids.size;
  }

  asked(path: string, body: string): void {
    const json = jsonIn(body);
    if (json !== undefined) this.last = json;
    const id = idOf(json);
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
