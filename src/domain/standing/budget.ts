/** The minutes of one sitting. They run out by what was done, as long as that takes by the learner's pace, or by the clock. */
export interface Budget {
  /** What the learner has named; null where the sitting has no end. */
  minutes: number | null;
  /** Whether something that takes the author so many minutes fits; the first thing always does. */
  fits(authorMinutes: number): boolean;
  /** Takes what fits; gives whether it did. */
  take(authorMinutes: number): boolean;
  /** How many things of so many minutes each fit, at least one at first. */
  room(minutesEach: number): number;
  spend(minutes: number): void;
}

/** `kept` is what is put by for the end of the sitting, as things stand. */
export function budgetOf(minutes: number | null, pace: number, now: () => Date, kept: () => number = () => 0): Budget {
  const began = now().getTime();
  let spent = 0;
  // A clock that is set back gives no time back.
  const left = () => (minutes ?? Infinity) - kept() - Math.max(spent, (now().getTime() - began) / 60_000);
  const budget: Budget = {
    minutes,
    fits: (needed) => spent === 0 || needed * pace <= left() + GRACE,
    take(needed) {
      const fits = budget.fits(needed);
      if (fits) budget.spend(needed * pace);
      return fits;
    },
    room: (each) => Math.max(spent === 0 ? 1 : 0, Math.floor((left() + GRACE) / each)),
    spend(done) {
      spent += done;
    },
  };
  return budget;
}

/** Some seconds more or less are no reason to stop. */
const GRACE = 0.1;
