import type { Lab } from '../../src/domain/lab/lab.js';

/** A lab with checks of these ids. */
export function labOf(id: string, checks: string[], more: Partial<Lab> = {}): Lab {
  return {
    ...{ id, step: 'http', title: `Lab ${id}`, minutes: [60, 120], app: 'started', offeredAfter: ['http'], rev: 1 },
    ...{ isRung: false, frameworks: [] },
    checks: checks.map((check) => ({ id: check, title: `Check ${check}`, note: false })),
    ...more,
  };
}
