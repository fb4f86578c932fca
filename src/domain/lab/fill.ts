export type Vars = Readonly<Record<string, unknown>>;

/**
 * Puts saved values where `${name}` stands, in texts at any depth; a text that is one name alone becomes its value. A name
 * that was never saved, or for which nothing came, stays.
 */
export function fill<T>(value: T, vars: Vars): T {
  return filled(value, vars) as T;
}

function filled(value: unknown, vars: Vars): unknown {
  if (typeof value === 'string') return filledText(value, vars);
  if (Array.isArray(value)) return value.map((one) => filled(one, vars));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [String(filledText(key, vars)), filled(one, vars)]),
  );
}

const NAME = /\$\{([a-z][\w-]*)\}/gi;

function filledText(text: string, vars: Vars): unknown {
  const alone = /^\$\{([a-z][\w-]*)\}$/i.exec(text)?.[1];
  if (alone !== undefined && isKnown(alone, vars)) return vars[alone];
  return text.replace(NAME, (whole, name: string) => (isKnown(name, vars) ? asText(vars[name]) : whole));
}

/** The same for one text, which stays one. */
export function fillText(text: string, vars: Vars): string {
  return asText(filledText(text, vars));
}

function isKnown(name: string, vars: Vars): boolean {
  return Object.hasOwn(vars, name) && vars[name] !== undefined;
}

/** The names that stand in texts of a value. */
export function namesIn(value: unknown): string[] {
  const text = typeof value === 'string' ? value : JSON.stringify(value ?? null);
  return text.includes('${') ? [...text.matchAll(NAME)].map(([, name]) => name!) : [];
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
