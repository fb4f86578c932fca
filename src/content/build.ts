import { compile, readSources } from './compile.js';
import { formatFault } from './faults.js';
import { writeBuiltIn } from './write-compiled.js';

/** Compiles the roadmap that ships with the program, closer packed where it is for all to download; gives its faults, one a line. */
export async function buildContent(
  root: string,
  target: string,
  { isForAll }: { isForAll: boolean },
): Promise<string[]> {
  const sources = readSources(root);
  const compiled = sources.faults.length === 0 ? compile(sources) : null;
  if (compiled) await writeBuiltIn(target, compiled, isForAll);
  return sources.faults.map(formatFault);
}
