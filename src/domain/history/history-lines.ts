/** The lines of `theirs` that `ours` does not hold, once each, in their order. */
export function missingLines(ours: string, theirs: string): string[] {
  if (ours.startsWith(theirs)) return []; // The usual case: a history only grows at its end.
  const known = new Set(linesOf(ours.slice(0, ours.lastIndexOf('\n') + 1)));
  return linesOf(theirs).filter((line) => !known.has(line) && known.add(line));
}

/** What to write at the end of `ours` so that it holds these lines too; nothing of `ours` changes its place. */
export function appendix(ours: string, lines: string[]): string {
  if (lines.length === 0) return '';
  const torn = ours.slice(ours.lastIndexOf('\n') + 1);
  // A write that was cut off is completed; what it is not the start of must not grow onto it.
  const cut = torn === '' ? undefined : lines.find((line) => line.startsWith(torn));
  const start = cut === undefined ? (torn === '' ? [] : ['']) : [cut.slice(torn.length)];
  return [...start, ...lines.filter((line) => line !== cut)].map((line) => `${line}\n`).join('');
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');
}
