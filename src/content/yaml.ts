import * as v from 'valibot';
import { isAlias, isMap, isNode, isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml';
import { firstHidden } from '../domain/hidden-characters.js';
import { fault, type Fault, type Place } from './faults.js';
import { withoutSpans } from './fences.js';
import { hiddenMessage, type SourceFile } from './files.js';
import { limitPassed } from './text-limits.js';
import { mended } from './mend.js';
import { firstLine, shapeWords, syntaxWords } from './yaml-words.js';

export type Path = readonly (string | number)[];

/** A YAML file that has the right shape, and where each of its values stands. */
export interface YamlFile<T> {
  value: T;
  /** Something had to be left out or made up, so that the rest could be read: its faults are told already. */
  partial: boolean;
  at(...path: Path): Place;
}

/** Reads a YAML file. What has faults is left out, so that the rest can be judged. */
export function parseYaml<S extends v.GenericSchema>(
  source: SourceFile,
  schema: S,
  stand: Record<string, unknown> = {},
): { file: YamlFile<v.InferOutput<S>> | null; faults: Fault[] } {
  const lines = new LineCounter();
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file: source.name, line: Math.max(line, 1), col: Math.max(col, 1) };
  };
  const failed = (faults: Fault[]) => ({ file: null, faults });

  let document: Document;
  try {
    document = parseDocument(source.text, { lineCounter: lines, prettyErrors: false });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return failed([fault('yaml-syntax', place(0), 'nested too deeply to read')]);
  }
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
  // Most places are asked for in case something is wrong there, and are never looked at.
  const at = (...path: Path): Place => {
    const found = () => place(offsetOf(document, path));
    return {
      file: source.name,
      get line() {
        return found().line;
      },
      get col() {
        return found().col;
      },
    };
  };
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

/** Where the value at `path` begins; for an unknown key the key, and where there is neither, what is around it. */
function offsetOf(document: Document, path: Path): number {
  for (let depth = path.length; depth >= 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isScalar(node) && node.value === null && depth > 0) return keyOffset(document, path.slice(0, depth)) ?? 0;
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

function keyOffset(document: Document, path: Path): number | null {
  const around = document.getIn(path.slice(0, -1), true);
  if (!isMap(around)) return null;
  const key = around.items.find((pair) => isScalar(pair.key) && pair.key.value === path.at(-1))?.key;
  return isNode(key) && key.range ? key.range[0] : null;
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
      const limit = node.value.length > 200 ? limitPassed(node.value) : null;
      if (limit) faults.push(fault('text-limits', at(), limit.message));
    },
  });
  return faults;
}
