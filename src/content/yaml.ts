import * as v from 'valibot';
import { isNode, isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml';
import { fault, type Fault, type Place } from './faults.js';
import { hiddenIn, type SourceFile } from './files.js';

type Path = readonly (string | number)[];

/** A YAML file that has the right shape, and where each of its values stands. */
export interface YamlFile<T> {
  value: T;
  at(...path: Path): Place;
}

export type YamlResult<T> = { file: YamlFile<T>; faults: [] } | { file: null; faults: Fault[] };

export function parseYaml<S extends v.GenericSchema>(source: SourceFile, schema: S): YamlResult<v.InferOutput<S>> {
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
  if (wrong.length > 0) {
    return failed(wrong.map((error) => fault('yaml-syntax', place(error.pos[0]), firstLine(error.message))));
  }
  const at = (...path: Path) => place(offsetOf(document, path));
  const hidden = hiddenScalars(document, place);
  if (hidden.length > 0) return failed(hidden);

  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    if (!(error instanceof ReferenceError || error instanceof RangeError)) throw error;
    return failed([fault('yaml-aliases', place(0), 'too many YAML aliases; write the values out')]);
  }
  const result = v.safeParse(schema, data);
  if (result.success) return { file: { value: result.output, at }, faults: [] };
  return failed(
    result.issues.map((issue) => {
      const path = (issue.path ?? []).map((item) => item.key as string | number);
      return fault('yaml-shape', at(...path), `${path.join('.') || 'file'}: ${issue.message}`);
    }),
  );
}

/** Where the value at `path` begins; where there is none, where the nearest value around it does. */
function offsetOf(document: Document, path: Path): number {
  for (let depth = path.length; depth >= 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

// A double-quoted "\e[2J" is harmless in the file and an escape once it is read.
function hiddenScalars(document: Document, place: (offset: number) => Place): Fault[] {
  const faults: Fault[] = [];
  visit(document, {
    Scalar(_key, node) {
      const found = isScalar(node) && typeof node.value === 'string' ? hiddenIn(node.value) : null;
      if (found)
        faults.push(fault('control-character', place(node.range?.[0] ?? 0), `control character ${found} in the text`));
    },
  });
  return faults;
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? text;
}
