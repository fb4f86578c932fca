/** The quantile of the normal distribution that leaves 2.5 % above it. */
const Z = 1.959963984540054;

/**
 * The 95 % interval of a share, by Wilson's score (Wilson 1927, J. Am. Stat. Assoc. 22, 209): it stays within 0 and 1, and
 * holds for few answers, too.
 */
export function intervalOf(hits: number, of: number): [least: number, most: number] {
  if (of === 0) return [0, 1];
  const share = hits / of;
  const middle = share + Z ** 2 / (2 * of);
  const reach = Z * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2));
  const scale = 1 + Z ** 2 / of;
  return [Math.max(0, (middle - reach) / scale), Math.min(1, (middle + reach) / scale)];
}

/**
 * How likely at most it is to find so many or more where the share is in truth no higher than `share`: Hoeffding's bound
 * (1963, J. Am. Stat. Assoc. 58, 13, theorem 1), which holds for any number, and can be written in any SQL.
 */
export function chanceOfMore(hits: number, of: number, share: number): number {
  return of === 0 || hits / of <= share ? 1 : Math.exp(-of * divergence(hits / of, share));
}

/** The same of so few or fewer, where the share is in truth no lower than `share`. */
export function chanceOfFewer(hits: number, of: number, share: number): number {
  return of === 0 || hits / of >= share ? 1 : Math.exp(-of * divergence(hits / of, share));
}

/** By Fisher's transformation: how likely at most such a correlation is where there is in truth none below zero. */
export function chanceOfBackwards(correlation: number, of: number): number {
  if (correlation >= 0 || of <= 3) return 1;
  const z = Math.atanh(Math.max(correlation, -0.999_999)) * Math.sqrt(of - 3);
  return Math.exp(-(z ** 2) / 2) / 2;
}

/**
 * Which of many chances are small enough that, of all those that are picked so, no more than `rate` are expected to be
 * there by chance alone: the step-up procedure of Benjamini and Hochberg (1995, J. R. Stat. Soc. B 57, 289).
 */
export function discoveries(chances: readonly number[], rate: number): boolean[] {
  const ordered = chances.toSorted((a, b) => a - b);
  const last = ordered.findLastIndex((chance, index) => chance <= (rate * (index + 1)) / chances.length);
  const most = last === -1 ? -1 : ordered[last]!;
  return chances.map((chance) => chance <= most);
}

/** Kullback and Leibler's, of a coin with this share from one with that. */
function divergence(found: number, held: number): number {
  const part = (a: number, b: number) => (a === 0 ? 0 : a * Math.log(a / b));
  return part(found, held) + part(1 - found, 1 - held);
}
