import type { LabEvent } from './lab-event.js';
import type { LabProgress, Progress } from './progress.js';

/** Adds a round to what is known of a lab, or its beginning: a check stands as it did when it was asked last. */
export function addRound(progress: Progress, event: LabEvent): void {
  const { step, lab, rev, whole, at } = event;
  const before = progress.labs[lab];
  const asked = new Set([...event.passed, ...event.failed]);
  const newest = before === undefined || asked.size > 0 ? event : before;
  const fresh = event.passed.filter((id) => !event.failed.includes(id));
  const joined = (kept: string[] = [], more: string[] = []) => [...new Set([...kept, ...more])];
  const unasked = (ids: string[] = []) => ids.filter((id) => !asked.has(id));
  progress.labs[lab] = {
    step,
    begunAt: before?.begunAt ?? at,
    rounds: (before?.rounds ?? 0) + (asked.size > 0 ? 1 : 0),
    passed: joined(unasked(before?.passed), fresh),
    failed: whole ? [] : joined(unasked(before?.failed), event.failed),
    once: joined(before?.once, fresh),
    passedAt: before?.passedAt ?? (whole ? at : null),
    passedRev: whole ? Math.max(before?.passedRev ?? 0, rev) : (before?.passedRev ?? null),
    ...lastOf(newest),
    hint: Math.max(before?.hint ?? 0, event.hint),
    ms: (before?.ms ?? 0) + event.ms,
  };
}

function lastOf({ at, rev, track, commit, dirty }: LabEvent | LabProgress) {
  return { at, rev, track, commit, dirty };
}
