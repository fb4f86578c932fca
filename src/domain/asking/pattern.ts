/** Whether a text as a whole matches one of an author's patterns. */
export type MatchesPattern = (patterns: string[], text: string) => boolean;

/** An answer is never longer. */
export const MOST_MATCHED = 200;
/** Steps that take a few hundredths of a second. */
const MOST_STEPS = 1e6;

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
  const repeatsGroup = /\)[*+{]/.test(bare);
  // In a repeated group each further letter can multiply the ways; else each repeat can take a share of the letters.
  const longest = repeatsGroup
    ? Math.log(MOST_STEPS) / Math.log(2 + ways + Math.max(0, repeats - 2))
    : MOST_STEPS ** (1 / Math.max(1, repeats));
  return Math.min(MOST_MATCHED, Math.floor(longest));
}
