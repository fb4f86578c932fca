/** One number of a program, with the labels that say what it is about. */
export interface Sample {
  name: string;
  labels: Record<string, string>;
  value: number;
}

export interface Metrics {
  samples: Sample[];
  /** By the name that a `# TYPE` gives. */
  types: Record<string, string>;
  /** The first line that cannot be read, and why. */
  problem: string | null;
}

/** Reads the Prometheus text form 0.0.4, and OpenMetrics, as a Prometheus server does. */
export function readMetrics(text: string): Metrics {
  const found: Metrics = { samples: [], types: {}, problem: null };
  const seen = new Set<string>();
  for (const [index, line] of text.split('\n').entries()) {
    if (line === '# EOF') break;
    const problem = readLine(line, found, seen);
    if (problem !== null) found.problem ??= `line ${index + 1}, ${problem}: ${line.slice(0, MOST_SHOWN)}`;
  }
  if (found.samples.length === 0) found.problem ??= 'there is no number in it';
  return found;
}

const MOST_SHOWN = 120;
const TYPE = /^#[ \t]+TYPE[ \t]+(\S+)[ \t]+(\S+)[ \t]*$/;
const NAME = /[a-zA-Z_:][a-zA-Z0-9_:]*/y;
const QUOTED = /"((?:[^"\\]|\\.)*)"/y;
const BLANK = /[ \t]*/y;
/** A value, perhaps a time, and in OpenMetrics perhaps an example behind a `#`. */
const REST = /^[ \t]*(\S+)(?:[ \t]+([+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?))?[ \t]*(?:# ?\{.*)?$/;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const INFINITE = /^([+-]?)inf(?:inity)?$/i;

/** What is wrong with a line; null where nothing is. */
function readLine(line: string, { samples, types }: Metrics, seen: Set<string>): string | null {
  if (line.trim() === '' && !line.includes('\r')) return null;
  if (line.includes('\r')) return 'a line ends with \\n alone, without \\r';
  if (line.startsWith('#')) {
    const [, name, type] = TYPE.exec(line) ?? [];
    if (name !== undefined && type !== undefined) types[name.replace(/^"(.*)"$/, '$1')] = type;
    return null;
  }
  const read = reader(line);
  read(BLANK);
  let name = read(NAME)?.[0];
  read(BLANK);
  const labels: Record<string, string> = Object.create(null) as Record<string, string>;
  if (line[read.at()] === '{') {
    const wrong = readLabels(line, read, labels, (quoted) => (name ??= quoted));
    if (wrong !== null) return wrong;
  }
  if (name === undefined) return 'it begins with no name of a metric';
  const value = valueOf(line.slice(read.at()));
  if (value === null) return 'there is no number behind the name and its labels';
  const key = JSON.stringify([name, Object.entries(labels).toSorted(([a], [b]) => (a < b ? -1 : 1))]);
  if (seen.has(key)) return 'the same name and labels stand there twice';
  seen.add(key);
  samples.push({ name, labels, value });
  return null;
}

/** From the opening brace to the closing one. Since Prometheus 3 a name in quotes may stand inside, that of the metric too. */
function readLabels(
  line: string,
  read: Reader,
  labels: Record<string, string>,
  named: (name: string) => void,
): string | null {
  read(/\{/y);
  for (;;) {
    read(BLANK);
    if (read(/\}/y)) return null;
    const quoted = read(QUOTED)?.[1];
    const label = quoted === undefined ? read(NAME)?.[0] : unescaped(quoted);
    if (label === undefined) return 'a label has no name';
    read(BLANK);
    if (read(/=/y)) {
      read(BLANK);
      const value = read(QUOTED)?.[1];
      if (value === undefined) return `the value of ${label} does not stand in double quotes`;
      if (label in labels) return `it has ${label} twice`;
      labels[label] = unescaped(value);
    } else if (quoted === undefined) return `the label ${label} has no value`;
    else named(label);
    read(BLANK);
    if (!read(/,/y) && line[read.at()] !== '}') return 'there is no } behind the labels';
  }
}

interface Reader {
  (pattern: RegExp): RegExpExecArray | null;
  at(): number;
}

/** Takes from a line what a sticky pattern finds next. */
function reader(line: string): Reader {
  let at = 0;
  const read = (pattern: RegExp) => {
    pattern.lastIndex = at;
    const found = pattern.exec(line);
    if (found) at += found[0].length;
    return found;
  };
  return Object.assign(read, { at: () => at });
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, (_whole, sign: string) => (sign === 'n' ? '\n' : sign));
}

function valueOf(rest: string): number | null {
  const text = REST.exec(rest)?.[1];
  if (text === undefined) return null;
  const sign = INFINITE.exec(text)?.[1];
  if (sign !== undefined) return sign === '-' ? -Infinity : Infinity;
  if (/^nan$/i.test(text)) return Number.NaN;
  return NUMBER.test(text) ? Number(text) : null;
}
