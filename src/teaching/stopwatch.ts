/** Pauses longer than this are not counted as time spent. */
const IDLE_MS = 3 * 60_000;

/** Gives the milliseconds spent since. By a clock that nobody sets: a duration is never negative. */
export function stopwatch(): () => number {
  const began = performance.now();
  return () => Math.min(Math.round(performance.now() - began), IDLE_MS);
}
