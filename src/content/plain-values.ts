/** Thrown where something is written in a way that is left to a whole parser. */
export const UNUSUAL = Symbol('unusual');

export function unusual(): never {
  // oxlint-disable-next-line typescript/only-throw-error -- No error, and made ten thousands of times in vain.
  throw UNUSUAL;
}

export const QUOTED_KEY = /"[^"\\\t\n]{0,100}"|'[^'\t\n]{0,100}'/;
/** One line end is a space, and of more the first is nothing. */
export function folded(text: string): string {
  return text.includes('\n') ? text.replace(/\n+/g, (ends) => (ends === '\n' ? ' ' : ends.slice(1))) : text;
}

const QUOTED = /"(?:[^"\\]|\\["\\/nrt])*"|'(?:[^']|'')*'/y;

export function quoted(text: string): string {
  QUOTED.lastIndex = 0;
  return QUOTED.exec(text)?.[0] === text ? unquoted(text) : unusual();
}

function unquoted(text: string): string {
  if (text.startsWith("'")) return folded(text.slice(1, -1).replaceAll("''", "'"));
  return folded(text.slice(1, -1)).replace(/\\(.)/g, (_whole, sign: string) => ESCAPED[sign]!);
}

const ESCAPED: Record<string, string> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\', '/': '/' };

const WORDS = new Map<string, unknown>([
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
]);

export function plain(text: string): unknown {
  if (WORDS.has(text)) return WORDS.get(text);
  if (!/^[-+.\d]/.test(text)) return text;
  if (/^-?\d{1,15}(?:\.\d{1,10})?$/.test(text)) {
    const number = Number(text);
    // JSON has no -0, and keeps what is read here (remembered.ts).
    return Object.is(number, -0) ? unusual() : number;
  }
  const isOtherNumber = /^[-+]?(?:\.inf|\.nan|0x[\da-f]+|0o[0-7]+|(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)$/i.test(text);
  return isOtherNumber ? unusual() : text;
}

interface Cursor {
  text: string;
  at: number;
}

const GAP = /[ \n]*/y;
const KEY = new RegExp(`(?:[A-Za-z_/.$][\\w ./~%=*$-]{0,100}|${QUOTED_KEY.source}):(?=[ \\n])`, 'y');
const BARE = /(?:[\w\u00c0-\u024f($./<=+~^]|-(?=[\w-]))(?:[^,[\]{}:#]|:(?=[\w/]))*/y;

export function bracketed(text: string): unknown {
  const cursor = { text, at: 0 };
  const value = inBrackets(cursor);
  return cursor.at === text.length ? value : unusual();
}

function inBrackets(cursor: Cursor): unknown {
  const sign = cursor.text[cursor.at];
  if (sign === '"' || sign === "'") return unquoted(taken(cursor, QUOTED));
  if (sign !== '[' && sign !== '{') return plain(folded(taken(cursor, BARE).replace(/[ \n]+$/, '')));
  cursor.at++;
  return sign === '[' ? listInBrackets(cursor) : mapInBrackets(cursor);
}

function listInBrackets(cursor: Cursor): unknown[] {
  const items: unknown[] = [];
  while (!isClosed(cursor, ']', items.length > 0)) items.push(inBrackets(cursor));
  return items;
}

function mapInBrackets(cursor: Cursor): Record<string, unknown> {
  const entries: Record<string, unknown> = {};
  for (let hasOne = false; !isClosed(cursor, '}', hasOne); hasOne = true) {
    const name = taken(cursor, KEY).slice(0, -1);
    taken(cursor, GAP);
    setKey(entries, name, inBrackets(cursor));
  }
  return entries;
}

/** Goes on to the next item, over the comma behind one; or over the end. */
function isClosed(cursor: Cursor, end: string, hasOne: boolean): boolean {
  taken(cursor, GAP);
  const hasComma = hasOne && cursor.text[cursor.at] === ',';
  if (hasComma) {
    cursor.at++;
    taken(cursor, GAP);
  }
  const closed = cursor.text[cursor.at] === end;
  if (closed) cursor.at++;
  else if (hasOne && !hasComma) unusual();
  return closed;
}

function taken(cursor: Cursor, pattern: RegExp): string {
  pattern.lastIndex = cursor.at;
  const [text] = pattern.exec(cursor.text) ?? unusual();
  cursor.at += text.length;
  return text;
}

export function setKey(entries: Record<string, unknown>, name: string, value: unknown): void {
  const key = /^["']/.test(name) ? name.slice(1, -1) : name;
  if ((key === name && plain(key.trimEnd()) !== key) || key === '__proto__' || Object.hasOwn(entries, key)) unusual();
  entries[key] = value;
}
