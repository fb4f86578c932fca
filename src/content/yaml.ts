import * as v from 'valibot';
import { isAlias, isScalar, visit, type Document } from 'yaml';
import { firstHidden } from '../domain/hidden-characters.js';
import { fault, type Fault, type Place } from './faults.js';
import { withoutSpans } from '../domain/road/fences.js';
import { hiddenMessage, type SourceFile } from './files.js';
import { limitPassed } from './text-limits.js';
import { mended } from './mend.js';
import { readPlainYaml } from './plain-yaml.js';
import { NO_MEMORY, type Memory } from './remembered.js';
import { keyOffset, Later, offsetOf, parsedWith, type Parsed, type Path } from './yaml-places.js';
import { firstLine, shapeWords, syntaxWords } from './yaml-words.js';

/** A YAML file that has the right shape, and where each of its values stands. */
export interface YamlFile<T> {
  value: T;
  /** Something had to be left out or made up, so that the rest could be read: its faults are told already. */
  partial: boolean;
  at(...path: Path): Place;
}

interface Reading<T> {
  file: YamlFile<T> | null;
  faults: Fault[];
}

/** Reads a YAML file. What has faults is left out, so that the rest can be judged. */
export function parseYaml<S extends v.GenericSchema>(
  source: SourceFile,
  schema: S,
  stand: Record<string, unknown> = {},
  memory = NO_MEMORY,
): Reading<v.InferOutput<S>> {
  return readFaultless(source, schema, memory) ?? readWhole(source, schema, stand);
}

/** A file that is plainly written and has no fault, in a twentieth of the time: it is parsed once a place is asked for. */
function readFaultless<S extends v.GenericSchema>(
  source: SourceFile,
  schema: S,
  memory: Memory,
): Reading<v.InferOutput<S>> | null {
  // Its name says which schema it has.
  const value = memory.of('yaml', [source.name, source.text], () => faultlessValue(source.text, schema));
  if (value === null) return null;
  let parsed: Parsed | null = null;
  const find = (path: Path) => {
    parsed ??= parsedWith(source);
    return parsed.place(offsetOf(parsed.document, path));
  };
  const at = (...path: Path) => new Later(source.name, path, find);
  return { file: { value, partial: false, at }, faults: [] };
}

function faultlessValue<S extends v.GenericSchema>(text: string, schema: S): v.InferOutput<S> | null {
  const plain = readPlainYaml(text);
  if (!plain || !isShowable(text, plain.data)) return null;
  const result = v.safeParse(schema, plain.data);
  return result.success ? result.output : null;
}

/** Whether `textFaults` would find nothing; `source` has all that is in the texts but what is escaped. */
function isShowable(source: string, data: unknown): boolean {
  const isClean = firstHidden(source) === null && !source.includes('\\r');
  const isRead = (value: unknown): boolean => {
    if (typeof value === 'string')
      return (isClean || !firstHidden(value)) && (value.length <= LONG || !limitPassed(value));
    if (typeof value !== 'object' || value === null) return true;
    return Object.entries(value).every(([key, inner]) => isRead(key) && isRead(inner));
  };
  return isRead(data);
}

function readWhole<S extends v.GenericSchema>(
  source: SourceFile,
  schema: S,
  stand: Record<string, unknown>,
): Reading<v.InferOutput<S>> {
  const failed = (faults: Fault[]) => ({ file: null, faults });
  let parsed: Parsed;
  try {
    parsed = parsedWith(source);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const start = { file: source.name, line: 1, col: 1 };
    return failed([fault('yaml-syntax', start, 'nested too deeply to read')]);
  }
  const { document, place } = parsed;
  const wrong = [...document.errors, ...document.warnings];
  if (wrong.length > 0)
    return failed(wrong.map((error) => fault('yaml-syntax', place(error.pos[0]), syntaxWords(error))));
  const texts = textFaults(document, place);
  if (texts.length > 0) return failed(texts);

  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    if (!(error instanceof ReferenceError || error instanceof RangeError)) throw error;
    return failed([aliasFault(document, place, error)]);
  }
  const result = v.safeParse(schema, data);
  const at = (...path: Path) => new Later(source.name, path, (from) => place(offsetOf(document, from)));
  if (result.success) return { file: { value: result.output, partial: false, at }, faults: [] };
  const faults = result.issues.map((issue) => {
    const path = (issue.path ?? []).map((item) => item.key as string | number);
    const node = document.getIn(path, true);
    const key = issue.expected === 'never' ? keyOffset(document, path) : null;
    return fault(
      'yaml-shape',
      key === null ? at(...path) : place(key),
      shapeWords(schema, data, issue, isScalar(node) ? node : null),
    );
  });
  const rest = mended(data, result.issues, stand);
  const again = v.safeParse(schema, rest.data);
  if (!again.success) return failed(faults);
  return {
    file: { value: again.output, partial: true, at: (...path) => at(...rest.original(path)) },
    faults,
  };
}

function aliasFault(document: Document, place: (offset: number) => Place, error: Error): Fault {
  const anchors = new Set<string>();
  const unknown: Fault[] = [];
  visit(document, {
    Node(_key, node) {
      if (isAlias(node) && !anchors.has(node.source)) {
        const message = `*${node.source} names no anchor above it; a text that begins with * is put in quotes`;
        unknown.push(fault('yaml-aliases', place(node.range?.[0] ?? 0), message));
      } else if (!isAlias(node) && node.anchor) anchors.add(node.anchor);
    },
  });
  if (unknown[0]) return unknown[0];
  const many = /alias count|maximum/i.test(error.message);
  return fault(
    'yaml-aliases',
    place(0),
    many ? 'too many YAML aliases; write the values out' : firstLine(error.message),
  );
}

// A double-quoted "\e[2J" is harmless in the file and an escape once it is read.
function textFaults(document: Document, place: (offset: number) => Place): Fault[] {
  const faults: Fault[] = [];
  visit(document, {
    Scalar(_key, node, path) {
      if (typeof node.value !== 'string') return;
      const at = () => place(node.range?.[0] ?? 0);
      const pair = path.at(-1) as { key?: unknown } | undefined;
      const code = isScalar(pair?.key) && pair.key.value === 'code';
      const found = firstHidden(node.value);
      const seen = found && !found.control && (code || !firstHidden(withoutSpans(node.value)));
      if (found && !seen) faults.push(fault('control-character', at(), hiddenMessage(found.character)));
      const limit = node.value.length > LONG ? limitPassed(node.value) : null;
      if (limit) faults.push(fault('text-limits', at(), limit.message));
    },
  });
  return faults;
}

/** A shorter text passes no limit. */
const LONG = 200;
