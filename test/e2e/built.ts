import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { NewEvent } from '../../src/domain/history/event.js';
import type { LabEvent } from '../../src/domain/history/lab-event.js';
import { openStore } from '../../src/store/store.js';
import { scratch } from '../scratch.js';

/** A roadmap of two steps, the first with a lab of two checks. */
export const LABS = fileURLToPath(new URL('../fixtures/labs', import.meta.url));
export const READ: NewEvent = { type: 'lesson', step: 'notes', lesson: 'notes-file', part: 2, parts: 2, ms: 60_000 };
export const LEFT: NewEvent = { type: 'defer', step: 'notes' };
export const round = (passed: string[], failed: string[], more: Partial<LabEvent> = {}): NewEvent => ({
  ...{ type: 'lab', step: 'notes', lab: 'own-notes', rev: 1, track: 'node', passed, failed, whole: false },
  ...{ commit: null, dirty: false, hint: 0, ms: 2000, ...more },
});
export const BEGUN = round([], [], { ms: 0 });
export const PARTLY = round(['notes-exist'], ['two-notes'], { hint: 1 });
export const GREEN = round(['notes-exist', 'two-notes'], [], {
  whole: true,
  commit: '4f3c2d1b0a9988776655',
  dirty: true,
});

/** A home with this history, which began on the first of May. */
export async function homeWith(...events: NewEvent[]): Promise<string> {
  const home = scratch();
  let minute = 0;
  const store = await openStore({
    home: join(home, 'roadmaps', 'labs'),
    now: () => new Date(Date.UTC(2026, 4, 1, 10, minute)),
    random: Math.random,
    warn: (message) => expect.fail(message),
  });
  for (const event of events) {
    minute += 1;
    await store.record(event);
  }
  return home;
}
