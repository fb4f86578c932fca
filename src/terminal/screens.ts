import type { Ending } from './key-view.js';
import type { Terminal } from './terminal.js';

/** What is not parted where it fits on a screen; one that `holds` is not parted from the next, either. */
export interface Block {
  text: string;
  holds?: boolean;
}

/** A text to be read, laid out anew for each screen: a window may be resized at any moment. */
export type Reading = () => Block[];

/** Where a text goes on: which of its blocks, and which line of it. */
export interface Place {
  block: number;
  line: number;
}

export const NOTHING: Reading = () => [];

const BEGINNING: Place = { block: 0, line: 0 };

/** As much from a place on as fits in so many lines, and where it goes on; null where that was all. */
export function screenFrom(blocks: Block[], from: Place, room: number): { lines: string[]; next: Place | null } {
  const lines: string[] = [];
  let at = from;
  while (at.block < blocks.length) {
    const left = room - lines.length;
    const end = endOfHeld(blocks, at.block);
    const held = linesFrom(blocks, at, end);
    const own = linesFrom(blocks, at, at.block + 1);
    if (held.length <= left) {
      lines.push(...held);
      at = { block: end, line: 0 };
    } else if (held.length > room && own.length <= left) {
      lines.push(...own);
      at = { block: at.block + 1, line: 0 };
    } else {
      // Only what fits on no screen is cut, and it begins one, but for what holds it.
      const begins = lines.length === 0 || blocks[at.block - 1]?.holds === true;
      if (own.length <= room || !begins) return { lines, next: at };
      lines.push(...own.slice(0, left));
      return { lines, next: { block: at.block, line: at.line + left } };
    }
  }
  return { lines, next: null };
}

function linesFrom(blocks: Block[], { block, line }: Place, end = blocks.length): string[] {
  return blocks
    .slice(block, end)
    .flatMap(({ text }) => text.split('\n'))
    .slice(line);
}

/** Behind the last of those that a block holds, one after the other. */
function endOfHeld(blocks: Block[], block: number): number {
  const last = blocks.findIndex(({ holds }, index) => index >= block && holds !== true);
  return last === -1 ? blocks.length : last + 1;
}

/** All of it, for whom it is not cut. */
export function wholeText(blocks: Block[]): string {
  return blocks.map(({ text }) => text).join('\n');
}

/** Texts with an empty line above each. */
export function apart(...texts: string[]): Block[] {
  return texts.map((text) => ({ text: `\n${text}` }));
}

/** Texts right below each other. */
export function together(...texts: string[]): Block[] {
  return texts.map((text) => ({ text }));
}

/** What stands below a text: a prompt that takes so many lines, and what leads on to the screens before the last. */
export interface Below<T> {
  lines(): number;
  /** `isBack`: there is a screen before this to go back to. */
  ask(isBack: boolean): Promise<T>;
  moreLines(): number;
  more(isBack: boolean): Promise<T>;
}

/**
 * Shows a text from a block on, and asks below it: all at once where it fits with the prompt, and for who wants no pager;
 * else a screen at a time, so that nothing scrolls away before it was read.
 */
export async function askBelow<T extends { end: Ending }>(
  terminal: Pick<Terminal, 'columns' | 'rows' | 'pager' | 'print'>,
  text: Reading,
  from: number,
  below: Below<T>,
): Promise<T> {
  const isWhole = (at: Place) => !terminal.pager || linesFrom(text(), at).length + below.lines() <= terminal.rows;
  const room = () => Math.max(1, terminal.rows - below.moreLines());
  // What was shown before is read again from its beginning.
  const seen = from === 0 || isWhole(BEGINNING) ? [] : [BEGINNING];
  let at: Place = { block: from, line: 0 };
  for (let { columns } = terminal; ; columns = terminal.columns) {
    // Laid out anew, its lines are others.
    if (columns !== terminal.columns) at = { block: at.block, line: 0 };
    const blocks = text();
    const isLast = at.block === blocks.length || isWhole(at);
    const { lines, next } = screenFrom(blocks, at, isLast ? Infinity : room());
    if (lines.length > 0) terminal.print(lines.join('\n'));
    const isBack = seen.length > 0;
    const answer = isLast ? await below.ask(isBack) : await below.more(isBack);
    if (answer.end === 'back' && isBack) at = seen.pop()!;
    else if (isLast || answer.end !== 'enter') return answer;
    else {
      seen.push(at);
      at = next ?? { block: blocks.length, line: 0 };
    }
  }
}
