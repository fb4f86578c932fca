/**
 * Where an event stands among all. Clocks are wrong now and then, so it is more than a time: each event comes after
 * all that its device had seen. Where the clock is behind what was seen, by up to a day, the moment is moved on by the
 * least that puts it last. Where it is behind by more, what was seen must have come from a clock that ran ahead: then a
 * new era begins, in which times hold again, and which comes after all of the one before.
 */
export interface Moment {
  era: number;
  /** Milliseconds since 1970. */
  order: number;
}

/** A time that lies further ahead than this comes from a clock that is wrong. */
export const SUSPECT_MS = 86_400_000;

/** The moment of what happens at `time`, by its device's clock, after all up to `newest`. */
export function momentAfter(newest: Moment | null, time: number): Moment {
  if (newest === null) return { era: 0, order: time };
  if (time > newest.order) return { era: newest.era, order: time };
  if (newest.order - time <= SUSPECT_MS) return { era: newest.era, order: newest.order + 1 };
  return { era: newest.era + 1, order: time };
}

export function compareMoments(a: Moment, b: Moment): number {
  return a.era - b.era || a.order - b.order;
}
