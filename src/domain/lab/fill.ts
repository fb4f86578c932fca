export type Vars = Readonly<Record<string, unknown>>;

/** Puts saved values where `${name}` stands, in texts at any depth; a text that is one name alone becomes its value. */
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
  if (alone !== undefined && Object.hasOwn(vars, alone)) return vars[alone];
  return text.replace(NAME, (whole, name: string) => (Object.hasOwn(vars, name) ? asText(vars[name]) : whole));
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
