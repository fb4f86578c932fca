import type { Event } from '../history/event.js';
import type { IdOfToday } from './ids-of-today.js';

/**
 * By the id of an answer, which one to its question it is; of a quiz, which one of its step; of a round, which one of
 * its lab, where it asked anything. Counted from 1, with what was reset: ids of events tell the minute, these do not.
 */
export type Numbers = ReadonlyMap<string, number>;

export function numbersOf(history: Event[], now: IdOfToday): Numbers {
  const counts = new Map<string, number>();
  const numbers = new Map<string, number>();
  for (const event of history) {
    const key = keyOf(event, now);
    if (key === null) continue;
    const number = (counts.get(key) ?? 0) + 1;
    counts.set(key, number);
    numbers.set(event.id, number);
  }
  return numbers;
}

function keyOf(event: Event, now: IdOfToday): string | null {
  if (event.type === 'answer') return `answer ${now('question', event.question)}`;
  if (event.type === 'quiz') return `quiz ${now('step', event.step)}`;
  if (event.type === 'lab' && event.passed.length + event.failed.length > 0) return `lab ${event.lab}`;
  return null;
}
