import { isBlank, withoutSpans } from './fences.js';
import type { TrackProse } from './track-prose.js';

const ITEM = /^(\s*)(?:[-*+]|\d+[.)]|\|)\s+/;

/**
 * Prose of one track with the track's name: in the middle of a paragraph, a list or a table it stays there; what stands
 * by itself has the name above it.
 */
export function namedProse(lines: (string | null)[], block: TrackProse, name: string, all: TrackProse[]): string {
  const inner = innerOf(lines, block);
  const [before, after] = besideOf(block, all);
  if (inner.some(isBlank) || (isBlank(lines[before] ?? '') && isBlank(lines[after] ?? '')))
    return `\n${name}:\n\n${inner.join('\n')}\n`;
  const indent = ITEM.exec(inner[0] ?? '')?.[1];
  if (indent !== undefined)
    return inner.map((line) => (ITEM.exec(line)?.[1] === indent ? line.replace(ITEM, `$&${name}: `) : line)).join('\n');
  const beside = all.filter(({ line }) => line > before && line < after);
  const texts = beside.map((one) => innerOf(lines, one).join('\n').trim());
  return /^\s*/.exec(inner.join('\n'))![0] + bracketed(name, texts, beside.indexOf(block));
}

function innerOf(lines: (string | null)[], { line, end }: TrackProse): string[] {
  return lines.slice(line + 1, end).map((text) => text ?? '');
}

/** The lines before and after a block, and those of others that stand right beside it. */
function besideOf(block: TrackProse, all: TrackProse[]): [before: number, after: number] {
  let [before, after] = [block.line - 1, block.end + 1];
  for (const { line, end } of all) if (line === after) after = end + 1;
  for (const { line, end } of all.toReversed()) if (end === before) before = line - 1;
  return [before, after];
}

/**
 * The brackets that a text stands in take the name, and what ends them is said once for all that stand side by side.
 * Where one of these has other brackets, square ones stand around them, so that none nest.
 */
function bracketed(name: string, texts: string[], index: number): string {
  const text = texts[index]!;
  const end = endOfBrackets(text);
  if (end !== null) {
    const isSaidNext = end === endOfBrackets(texts[index + 1] ?? '');
    return `(${name}: ${text.slice(1, -1 - end.length)})${isSaidNext ? '' : end}`;
  }
  const wouldNest = texts.some((one) => endOfBrackets(one) === null && /[()]/.test(withoutSpans(one)));
  return wouldNest ? `[${name}: ${text}]` : `(${name}: ${text})`;
}

/** What ends a sentence, or a part of it, after the brackets that all of a text stands in; null where it does not. */
function endOfBrackets(text: string): string | null {
  return /^\((?:[^()]|\([^()]*\))*\)([.,;:!?]*)$/.exec(withoutSpans(text))?.[1] ?? null;
}
