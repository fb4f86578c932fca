import { blockWords, type BlockWords } from './block-words.js';

export interface Fence {
  language: string;
  words: BlockWords;
  code: string[];
  /** The index of the opening line in the text, and of the last. */
  line: number;
  end: number;
}

interface Line {
  line: string;
  index: number;
}

// A fence may stand in a list item or a quote, also on the line that begins it.
const OPENING = /^(\s*(?:(?:>|[-+*]|\d{1,9}[.)])\s+)*)(`{3,}|~{3,})(.*)$/;
const ITEM = /^(\s*(?:[-+*]|\d{1,9}[.)])\s+)\S/;

/** The code blocks of a Markdown text, and the lines that stand outside of them. */
export interface Scan {
  fences: Fence[];
  prose: Line[];
}

export function scanFences(text: string): Scan {
  const fences: Fence[] = [];
  const prose: Line[] = [];
  let open: { fence: Fence; mark: string; prefix: string } | null = null;
  let item = 0;
  text.split('\n').forEach((line, index) => {
    if (open && isLeft(open.prefix, line)) open = null;
    if (open) {
      const { fence, mark, prefix } = open;
      const bare = without(prefix, line);
      const closing = /^\s{0,3}(`{3,}|~{3,})\s*$/.exec(bare)?.[1];
      fence.end = index;
      if (closing?.startsWith(mark)) open = null;
      else fence.code.push(bare);
      return;
    }
    const [, prefix = '', mark, rest = ''] = (/```|~~~/.test(line) && OPENING.exec(line)) || [];
    const indented = /^\s*$/.test(prefix) && prefix.length > item + 3;
    if (mark && !indented && !(mark.startsWith('`') && rest.includes('`'))) {
      open = { fence: { ...blockWords(rest), code: [], line: index, end: index }, mark, prefix };
      fences.push(open.fence);
      return;
    }
    if (!isBlank(line)) item = ITEM.exec(line)?.[1]!.length ?? (/^\s{2}/.test(line) ? item : 0);
    prose.push({ line, index });
  });
  return { fences, prose };
}

export function isBlank(line: string): boolean {
  return line.trim() === '';
}

/** Whether the quote or the list item that a fence stands in is over, and the fence with it. */
function isLeft(prefix: string, line: string): boolean {
  if (prefix.includes('>')) return !/^\s*>/.test(line);
  return prefix.trim() !== '' && line.trim() !== '' && /^\s*/.exec(line)![0].length < prefix.length;
}

// As deep as the fence stands, its code is indented by the list or the quote around it.
function without(prefix: string, line: string): string {
  const unquoted = prefix.includes('>') ? line.replace(/^\s*>\s?/, '') : line;
  const most = prefix.includes('>') ? Math.max(0, prefix.length - 2) : prefix.length;
  let from = 0;
  while (from < most && (unquoted[from] === ' ' || unquoted[from] === '\t')) from++;
  return unquoted.slice(from);
}

export function fencesOf(text: string): Fence[] {
  return scanFences(text).fences;
}

export function outsideFences(text: string): Line[] {
  return scanFences(text).prose;
}

/** A line of prose with what stands in its code spans blanked out. */
export function withoutSpans(line: string): string {
  if (!line.includes('`')) return line;
  return line.replace(/(`+)(?!`)(?:.*?[^`])?\1(?!`)/g, (code) => ' '.repeat(code.length));
}
