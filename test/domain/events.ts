import type { AnswerEvent, Event, NewEvent, Outcome } from '../../src/domain/history/event.js';
import type { LabEvent } from '../../src/domain/history/lab-event.js';

let count = 0;

/** A stored event, a minute after the one made before it. */
export function stored(event: NewEvent, at?: string): Event {
  count += 1;
  const moment = at ?? new Date(Date.UTC(2026, 0, 1, 0, count)).toISOString();
  return { id: `e${String(count).padStart(6, '0')}`, at: moment, ...event };
}

export function answered(question: string, outcome: Outcome, more: Partial<AnswerEvent> = {}): NewEvent {
  return {
    type: 'answer',
    step: 'http',
    lesson: 'methods',
    concept: 'idempotency',
    question,
    rev: 1,
    kind: 'choice',
    given: outcome === 'unknown' ? null : 'POST',
    outcome,
    hint: false,
    ms: 1000,
    where: 'check',
    quiz: null,
    ...more,
  };
}

export function read(lesson: string, step = 'http', part = 1, parts = 1): NewEvent {
  return { type: 'lesson', step, lesson, part, parts, ms: 60_000 };
}

/** A round of a lab's checks; without any, its beginning. */
export function round(passed: string[], failed: string[] = [], more: Partial<LabEvent> = {}): NewEvent {
  return {
    type: 'lab',
    step: 'http',
    lab: 'rest-api',
    rev: 1,
    track: 'node',
    passed,
    failed,
    whole: false,
    commit: null,
    dirty: false,
    hint: 0,
    ms: 2000,
    ...more,
  };
}
