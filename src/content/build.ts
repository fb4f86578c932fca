import { compile, readSources } from './compile.js';
import { formatFault } from './faults.js';
import { writeCompiled } from './load.js';

/** Compiles the roadmap that ships with the program; gives its faults, one a line. */
export function buildContent(root: string, target: string): string[] {
  const sources = readSources(root);
  const compiled = sources.faults.length === 0 ? compile(sources) : null;
  if (compiled) writeCompiled(target, compiled, []);
  return sources.faults.map(formatFault);
}
