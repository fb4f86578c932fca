/** The minutes of one sitting. They run out by what was done, as long as that takes by the learner's pace, or by the clock. */
export interface Budget {
  /** What the learner has named; null where the sitting has no end. */
  minutes: number | null;
  /** Whether something that takes the author so many minutes fits; the first thing always does. */
  fits(authorMinutes: number): boolean;
  /** Takes what fits; gives whether it did. */
  take(authorMinutes: number): boolean;
  spend(minutes: number): void;
  /**
   * What comes first may use so much that something of `authorMinutes` fits after it. Where that would leave it less
   * than half of the sitting, it may use all.
   */
  before(authorMinutes: number): Share;
}

/** A part of a sitting. */
export interface Share {
  /** How many things of so many minutes each fit, in this order; at first one always does. */
  room(each: number[]): number;
  spend(minutes: number): void;
  isUsedUp(): boolean;
}

/** `kept` is what is put by for the end of the sitting, as things stand. */
export function budgetOf(minutes: number | null, pace: number, now: () => Date, kept: () => number = () => 0): Budget {
  const all = minutes ?? Infinity;
  const began = now().getTime();
  let spent = 0;
  // A clock that is set back gives no time back.
  const used = () => Math.max(spent, (now().getTime() - began) / 60_000);
  const left = () => all - kept() - used();
  const budget: Budget = {
    minutes,
    fits: (needed) => spent === 0 || needed * pace <= left() + GRACE,
    take(needed) {
      const fits = budget.fits(needed);
      if (fits) budget.spend(needed * pace);
      return fits;
    },
    spend(done) {
      spent += done;
    },
    before(next) {
      // As it is now: what is put by for writing, and is free once something was written, is for something new.
      const most = all - kept();
      const end = most - next * pace >= all / 2 ? most - next * pace : most;
      const room = () => end - used() + GRACE;
      return {
        spend: (done) => budget.spend(done),
        isUsedUp: () => used() + GRACE >= end,
        room: (each) => Math.max(spent === 0 ? Math.min(1, each.length) : 0, howMany(each, room())),
      };
    },
  };
  return budget;
}

function howMany(each: number[], room: number): number {
  let rest = room;
  const tooMuch = each.findIndex((minutes) => (rest -= minutes) < 0);
  return tooMuch === -1 ? each.length : tooMuch;
}

/** Some seconds more or less are no reason to stop. */
const GRACE = 0.1;
