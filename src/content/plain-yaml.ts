import { bracketed, folded, plain, quoted, QUOTED_KEY, setKey, UNUSUAL, unusual } from './plain-values.js';

/**
 * Reads the YAML that most files are written in: block lists and maps, plain and quoted texts, `|` and `>`, lists and
 * maps in brackets. It takes a twentieth of the time of a whole parser, and tells nothing: what is anything else, or
 * wrong, gives null and is left to that parser. Where it gives data, they are the same.
 */
export function readPlainYaml(text: string): { data: unknown } | null {
  if (!text.endsWith('\n') || /\r|^(?:---|\.\.\.|%|.{5000})/m.test(text)) return null;
  const lines = text.slice(0, -1).split('\n');
  const reader: Reader = { lines, indents: Int32Array.from(lines, indentOf), next: 0 };
  try {
    const indent = indentAhead(reader);
    const data = indent === null ? unusual() : block(reader, indent);
    return indentAhead(reader) === null ? { data } : null;
  } catch (error) {
    const isTooDeep = error instanceof RangeError;
    if (error !== UNUSUAL && !isTooDeep) throw error;
    return null;
  }
}

interface Reader {
  lines: string[];
  /** How many spaces each line begins with. */
  indents: Int32Array;
  /** The first line that is not read. */
  next: number;
}

const SPACE = 0x20;
const HASH = 0x23;
const ENTRY = new RegExp(`^((?:[A-Za-z_/.](?:[^:#\t]|:(?! |$)){0,200})|${QUOTED_KEY.source}):(?: (.*))?$`);

/** What stands at `indent` in a line that is not read yet. */
function block(reader: Reader, indent: number): unknown {
  return isItem(reader, indent) ? list(reader, indent) : map(reader, indent);
}

function list(reader: Reader, indent: number): unknown[] {
  const items: unknown[] = [];
  while (indentAhead(reader) === indent && isItem(reader, indent)) {
    const inner = reader.lines[reader.next]!.slice(indent + 2);
    if (inner === '') unusual();
    if (inner.startsWith('- ') || ENTRY.test(inner)) {
      // What stands behind the dash begins a block of its own, two columns further in.
      reader.lines[reader.next] = ' '.repeat(indent + 2) + inner;
      reader.indents[reader.next] = indent + 2;
      items.push(block(reader, indent + 2));
    } else {
      reader.next++;
      items.push(inline(reader, inner, indent));
    }
  }
  return items;
}

function map(reader: Reader, indent: number): Record<string, unknown> {
  const entries: Record<string, unknown> = {};
  while (indentAhead(reader) === indent && !isItem(reader, indent)) {
    const [, name, rest] = ENTRY.exec(reader.lines[reader.next]!.slice(indent)) ?? unusual();
    reader.next++;
    setKey(entries, name!, rest ? inline(reader, rest, indent) : below(reader, indent));
  }
  return entries;
}

/** The value of a key behind which nothing stands. */
function below(reader: Reader, indent: number): unknown {
  const inner = indentAhead(reader) ?? -1;
  if (inner > indent) {
    const text = reader.lines[reader.next]!.slice(inner);
    if (isItem(reader, inner) || ENTRY.test(text)) return block(reader, inner);
    reader.next++;
    return inline(reader, text, indent);
  }
  return inner === indent && isItem(reader, indent) ? list(reader, indent) : null;
}

/** What begins behind a key or a dash of a block at `indent`. */
function inline(reader: Reader, first: string, indent: number): unknown {
  const sign = first[0];
  if (sign === '|' || sign === '>') return blockText(reader, first, indent);
  const text = withRest(reader, first, indent).replace(/ +$/, '');
  if (/\t| \n|\n#/.test(text)) unusual();
  if (sign === '[' || sign === '{') return bracketed(text);
  if (sign === '"' || sign === "'") return quoted(text);
  if (/^(?:[?:,\]}#&*!%@` ]|-(?![\w-]))|:[ \n]|:$| #/.test(text)) unusual();
  return plain(folded(text));
}

/** The lines of a text that goes on below, further in than what holds it. */
function withRest(reader: Reader, first: string, indent: number): string {
  const { lines, indents } = reader;
  let text = first;
  for (let line = reader.next, ends = '\n'; line < lines.length; line++) {
    if (isEmpty(reader, line)) ends += '\n';
    else {
      if (indents[line]! <= indent) break;
      text += ends + lines[line]!.slice(indents[line]);
      ends = '\n';
      reader.next = line + 1;
    }
  }
  return text;
}

function blockText(reader: Reader, header: string, indent: number): string {
  if (!/^[|>][-+]?$/.test(header)) unusual();
  const { lines, indents } = reader;
  const width = isEmpty(reader, reader.next) ? 0 : (indents[reader.next] ?? 0);
  if (width <= indent) unusual();
  const texts: string[] = [];
  for (; reader.next < lines.length; reader.next++) {
    const isBlank = isEmpty(reader, reader.next);
    if (!isBlank && indents[reader.next]! < width) break;
    if (isBlank && indents[reader.next]! > width) unusual();
    texts.push(lines[reader.next]!.slice(width));
  }
  if (reader.next < lines.length && indents[reader.next]! > indent) unusual();
  const whole = texts.length;
  while (texts.at(-1) === '') texts.pop();
  if (texts[0]!.startsWith('\t')) unusual();
  const end = header.endsWith('-') ? '' : '\n'.repeat(header.endsWith('+') ? whole - texts.length + 1 : 1);
  if (header.startsWith('|')) return texts.join('\n') + end;
  if (texts.some((text) => /^\s|\s$/.test(text))) unusual();
  return folded(texts.join('\n')) + end;
}

/** Passes over empty lines and comments; gives how far in the next line stands, and null at the end. */
function indentAhead(reader: Reader): number | null {
  const { lines, indents } = reader;
  while (
    reader.next < lines.length &&
    (isEmpty(reader, reader.next) || lines[reader.next]!.charCodeAt(indents[reader.next]!) === HASH)
  )
    reader.next++;
  return reader.next < lines.length ? indents[reader.next]! : null;
}

function isEmpty({ lines, indents }: Reader, line: number): boolean {
  return line < lines.length && indents[line] === lines[line]!.length;
}

function isItem({ lines, next }: Reader, indent: number): boolean {
  return lines[next]!.startsWith('- ', indent);
}

function indentOf(line: string): number {
  let at = 0;
  while (line.charCodeAt(at) === SPACE) at++;
  return at;
}
