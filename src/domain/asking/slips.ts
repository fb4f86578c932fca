/** Whether two words lie one slip of the keyboard apart: a letter too many, too few, another, or two that changed places. */
export function oneSlipApart(a: string, b: string): boolean {
  return slipBetween(a, b) !== null;
}

type Slip = { at: number; kind: 'added' | 'left out' | 'other' | 'swapped' };

/** What was done to `meant` to make `typed` of it. */
function slipBetween(meant: string, typed: string): Slip | null {
  if (meant === typed || Math.abs(meant.length - typed.length) > 1) return null;
  let at = 0;
  while (at < meant.length && meant[at] === typed[at]) at += 1;
  if (typed.length > meant.length) return meant.slice(at) === typed.slice(at + 1) ? { at, kind: 'added' } : null;
  if (typed.length < meant.length) return meant.slice(at + 1) === typed.slice(at) ? { at, kind: 'left out' } : null;
  if (meant.slice(at + 1) === typed.slice(at + 1)) return { at, kind: 'other' };
  const swapped = meant[at] === typed[at + 1] && meant[at + 1] === typed[at];
  return swapped && meant.slice(at + 2) === typed.slice(at + 2) ? { at, kind: 'swapped' } : null;
}

const SHORTEST = 7;
/** A beginning turns a meaning (`a-`, `un-`, `micro-` and `macro-`), so a slip in it is no slip. */
const BEGINNING = 2;

/**
 * Whether `typed` is `meant` with one slip, and can be nothing else: not in a short word, not in the beginning that may turn
 * a meaning, not in the last letter that makes another form of the word, and not where it makes another word that is known.
 */
export function isSlip(meant: string, typed: string, known: ReadonlySet<string>): boolean {
  if (meant.length < SHORTEST || !/^\p{L}+$/u.test(meant) || !/^\p{L}+$/u.test(typed) || known.has(typed)) return false;
  const slip = slipBetween(meant, typed);
  if (!slip || slip.at < BEGINNING) return false;
  const last = slip.kind === 'added' ? slip.at >= meant.length : slip.at === meant.length - 1;
  return !last;
}
