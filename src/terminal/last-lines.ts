import { cleanForeign } from './clean.js';

const MOST_LINES = 5;
const FRAME = /^\s+at \S/;
/** A call inside of a package, or of Node itself. */
const FOREIGN_FRAME = /^\s+at .*(node_modules[\\/]|\bnode:)/;

/** A program's own words, the last of them. Of Node's traces, whose message stands above, it is the message and the calls of their own files. */
export function lastLines(said: string, all = false): string {
  const lines = cleanForeign(said.trimEnd()).split('\n');
  if (all) return lines.join('\n');
  const own = lines.filter((line) => !FOREIGN_FRAME.test(line));
  const message = own.findLastIndex((line, i) => !FRAME.test(line) && FRAME.test(own[i + 1] ?? ''));
  const from = Math.max(0, own.length - MOST_LINES);
  const first = message < 0 ? from : Math.min(message, from);
  return own.slice(first, first + MOST_LINES).join('\n');
}
