import { blockWords } from './block-words.js';
import { isBlank, scanFences, type Fence, type Scan } from './fences.js';
import { namedProse } from './named-prose.js';
import type { LessonPart, Track } from './roadmap.js';
import { trackProseIn } from './track-prose.js';

/** Whose code is shown: one track's, or (null) that of all, each with its track's name above it. */
export interface Shows {
  track: string | null;
  tracks: Track[];
}

/** A code block, or anything else (null) that stands between two. */
type Block = { track: string | null; isOutput: boolean } | null;

/**
 * The tracks that each block is for; null for all. What is printed belongs to the code right above it: to all of it, where
 * several tracks print the same.
 */
export function tracksOf(blocks: Block[]): (string[] | null)[] {
  let above: string[] = [];
  let isPrinted = false;
  return blocks.map((block) => {
    if (block?.isOutput && block.track === null && above.length > 0) {
      isPrinted = true;
      return above;
    }
    if (!block || block.track === null) {
      above = [];
      return null;
    }
    if (!block.isOutput) above = isPrinted ? [block.track] : [...above, block.track];
    isPrinted = block.isOutput;
    return [block.track];
  });
}

/** A code block and the tracks that it is for; null for all. */
export interface Tracked {
  fence: Fence;
  tracks: string[] | null;
}

export function trackedFences(text: string): Tracked[] {
  return trackedIn(scanFences(text));
}

export function trackedIn({ fences, prose }: Scan): Tracked[] {
  const between = prose.filter(({ line }) => !isBlank(line)).map(({ index }) => ({ index, fence: null }));
  const all = [...between, ...fences.map((fence) => ({ index: fence.line, fence }))].sort((a, b) => a.index - b.index);
  const tracks = tracksOf(
    all.map(({ fence }) => fence && { track: fence.words.track, isOutput: fence.language === 'output' }),
  );
  return all.flatMap(({ fence }, index) => (fence ? [{ fence, tracks: tracks[index]! }] : []));
}

/** A Markdown text without the code and the prose of other tracks. */
export function markdownFor(text: string, shows: Shows): string {
  if (!text.includes('track=')) return text;
  const scan = scanFences(text);
  const lines: (string | null)[] = text.split('\n');
  for (const { fence, tracks } of trackedIn(scan)) {
    const { line, end, language } = fence;
    if (!isShown(tracks, shows)) lines.fill(null, line, end + 1);
    else if (tracks && shows.track === null && language !== 'output') {
      const indent = /^\s*/.exec(lines[line]!)![0];
      lines[line] = `${indent}${nameOf(tracks, shows)}:\n\n${lines[line]}`;
    }
  }
  takeOtherProse(lines, scan, shows);
  return lines.filter((line) => line !== null).join('\n');
}

/** A Markdown text without the prose of other tracks, whose code is left to `tokensFor`. */
export function proseFor(text: string, shows: Shows): string {
  if (!text.includes('::: track=')) return text;
  const lines: (string | null)[] = text.split('\n');
  takeOtherProse(lines, scanFences(text), shows);
  return lines.filter((line) => line !== null).join('\n');
}

/** What is left joins the lines around it; where all is shown, each has its track's name. */
function takeOtherProse(lines: (string | null)[], scan: Scan, shows: Shows): void {
  const { blocks } = trackProseIn(scan);
  const named =
    shows.track === null ? blocks.map((block) => namedProse(lines, block, nameOf([block.track], shows), blocks)) : [];
  for (const [index, { track, line, end }] of blocks.entries()) {
    if (shows.track === track) [lines[line], lines[end]] = [null, null];
    else lines.fill(null, line, end + 1);
    if (shows.track === null) lines[line] = named[index]!;
  }
}

interface Token {
  type: string;
  lang?: string;
  tokens?: Token[];
  items?: Token[];
}

/** The tokens of a lesson's part without the code and the prose of other tracks. */
export function partTokens({ tokens, own }: LessonPart, shows: Shows): object[] {
  return tokensFor((shows.track !== null && own?.[shows.track]) || tokens, shows);
}

/** Marked's block tokens without the code of other tracks; where that of all is shown, each has its track's name as `whose`. */
export function tokensFor(all: object[], shows: Shows): object[] {
  const tokens = (all as Token[]).filter(({ type }) => type !== 'space');
  const blocks = tokens.map(({ type, lang }): Block => {
    if (type !== 'code') return null;
    const { language, words } = blockWords(lang ?? '');
    return { track: words.track, isOutput: language === 'output' };
  });
  const tracks = tracksOf(blocks);
  return tokens.flatMap((token, index): object[] => {
    const own = tracks[index] ?? null;
    if (!isShown(own, shows)) return [];
    if (token.type === 'list')
      return [{ ...token, items: token.items!.map((item) => ({ ...item, tokens: tokensFor(item.tokens!, shows) })) }];
    if (token.type === 'blockquote') return [{ ...token, tokens: tokensFor(token.tokens!, shows) }];
    return own && shows.track === null && !blocks[index]!.isOutput
      ? [{ ...token, whose: nameOf(own, shows) }]
      : [token];
  });
}

function isShown(tracks: string[] | null, { track }: Shows): boolean {
  return tracks === null || track === null || tracks.includes(track);
}

function nameOf([track]: string[], { tracks }: Shows): string {
  return tracks.find(({ id }) => id === track)?.title ?? track!;
}
