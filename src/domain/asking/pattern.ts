/** Whether a text as a whole matches one of an author's patterns. */
export type MatchesPattern = (patterns: string[], text: string) => boolean;

/** An answer is never longer. */
export const MOST_MATCHED = 200;
/** Steps that take about a tenth of a second. */
const MOST_STEPS = 4e6;

/**
 * Tries the patterns on a text that is short enough for them. A text for which a pattern could backtrack too long does not
 * match: the running program tries patterns under a time limit instead, which has no such bound.
 */
export const matchesShortText: MatchesPattern = (patterns, text) =>
  patterns.some((pattern) => text.length <= longestFor(pattern) && anchored(pattern).test(text));

export function anchored(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`, 'u');
}

/** How long a text may be so that no way through the pattern takes more than `MOST_STEPS`. */
function longestFor(pattern: string): number {
  const bare = pattern.replace(/\\[^]|\[(?:\\[^]|[^\]\\])*\]/g, 'c');
  const repeats = (bare.match(/[*+?]|\{\d+(?:,\d*)?\}/g) ?? []).length;
  const ways = (bare.match(/\|/g) ?? []).length;
  const repeatedGroups = (bare.match(/\)[*+{]/g) ?? []).length;
  // In a repeated group each further letter can multiply the ways; else each repeat can take a share of the letters.
  const longest =
    repeatedGroups > 0
      ? Math.log(MOST_STEPS) / Math.log(2 ** repeatedGroups + ways + Math.max(0, repeats - 2 * repeatedGroups))
      : MOST_STEPS ** (1 / Math.max(1, repeats));
  // `(a?){40}` can leave out any of its forty.
  const counts = [...bare.matchAll(/\)\{(\d+)(?:,(\d*))?\}/g)].map(([, least, most]) => Number(most || least));
  const counted = Math.max(1, ...counts);
  return Math.floor(Math.min(MOST_MATCHED, longest, counted > 4 ? Math.log(MOST_STEPS) / Math.log(counted) : Infinity));
}
