import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { Place } from './faults.js';
import type { SourceFile } from './files.js';

export type Path = readonly (string | number)[];

/** A file as a whole parser reads it, and where in it an offset is. */
export interface Parsed {
  document: Document;
  place: (offset: number) => Place;
}

export function parsedWith(source: SourceFile): Parsed {
  const lines = new LineCounter();
  const document = parseDocument(source.text, { lineCounter: lines, prettyErrors: false });
  return { document, place: placeIn(source, lines) };
}

function placeIn({ name }: SourceFile, lines: LineCounter): Parsed['place'] {
  return (offset) => {
    const { line, col } = lines.linePos(offset);
    return { file: name, line: Math.max(line, 1), col: Math.max(col, 1) };
  };
}

/** Most places are asked for in case something is wrong there, and are never looked at. */
export class Later implements Place {
  constructor(
    readonly file: string,
    private readonly path: Path,
    private readonly find: (path: Path) => Place,
  ) {}
  get line(): number {
    return this.find(this.path).line;
  }
  get col(): number {
    return this.find(this.path).col;
  }
}

/** Where the value at `path` begins; for an unknown key the key, and where there is neither, what is around it. */
export function offsetOf(document: Document, path: Path): number {
  for (let depth = path.length; depth >= 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isScalar(node) && node.value === null && depth > 0) return keyOffset(document, path.slice(0, depth)) ?? 0;
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

export function keyOffset(document: Document, path: Path): number | null {
  const around = document.getIn(path.slice(0, -1), true);
  if (!isMap(around)) return null;
  const key = around.items.find((pair) => isScalar(pair.key) && pair.key.value === path.at(-1))?.key;
  return isNode(key) && key.range ? key.range[0] : null;
}
