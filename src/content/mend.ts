import type * as v from 'valibot';

type Path = readonly (string | number)[];
type Container = Record<string | number, unknown>;

/**
 * The data without what the issues name: an element of a list goes as a whole, an unknown key goes, and for a key of
 * the file itself `stand` says what stands in for it. `original` gives the path that a path in the rest had before.
 */
export function mended(
  data: unknown,
  issues: readonly v.BaseIssue<unknown>[],
  stand: Record<string, unknown>,
): { data: unknown; original: (path: Path) => Path } {
  const copy = structuredClone(data);
  const gone = new Map<string, Set<number>>();
  for (const issue of issues) {
    const path = (issue.path ?? []).map(({ key }) => key as string | number);
    const element = path.findIndex((key) => typeof key === 'number');
    const replaced = typeof path[0] === 'string' && path[0] in stand;
    if (element >= 0 && !replaced) {
      const list = JSON.stringify(path.slice(0, element));
      gone.set(list, (gone.get(list) ?? new Set()).add(path[element] as number));
    } else if (path.length > 0) mendKey(copy as Container, path, issue.expected === 'never', stand);
  }
  for (const [list, indexes] of gone) {
    const path = JSON.parse(list) as Path;
    const kept = (valueAt(copy, path) as unknown[]).filter((_one, index) => !indexes.has(index));
    if (path.length === 0) return { data: kept, original: originalIn(gone) };
    (valueAt(copy, path.slice(0, -1)) as Container)[path.at(-1)!] = kept;
  }
  return { data: copy, original: originalIn(gone) };
}

function mendKey(data: Container, path: Path, unknown: boolean, stand: Record<string, unknown>): void {
  const key = path[0]!;
  if (unknown && path.length > 1) Reflect.deleteProperty(valueAt(data, path.slice(0, -1)) as Container, path.at(-1)!);
  else if (key in stand) data[key] = stand[key];
  else Reflect.deleteProperty(data, key);
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce((value, key) => (value as Container)[key], data);
}

function originalIn(gone: Map<string, Set<number>>): (path: Path) => Path {
  return (path) =>
    path.map((key, depth) => {
      const indexes = gone.get(JSON.stringify(path.slice(0, depth)));
      if (typeof key !== 'number' || !indexes) return key;
      let index = -1;
      for (let kept = -1; kept < key;) if (!indexes.has(++index)) kept++;
      return index;
    });
}
