import { afterEach, expect, test, vi } from 'vitest';
import { progressLine } from '../../src/terminal/progress.js';

function written(way: 'over' | 'stays' | 'silent') {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  const texts: string[] = [];
  const tell = progressLine({ columns: 20, write: (text: string) => texts.push(text) > 0 }, way);
  return { texts, tell };
}

afterEach(() => vi.useRealTimers());

test('work that ends within half a second says nothing', async () => {
  const { texts, tell } = written('over');
  await tell('asking');
  vi.advanceTimersByTime(400);
  await tell(null);
  vi.advanceTimersByTime(1000);
  expect(texts).toEqual([]);
});

test('work that only waits says what it is at, and clears it', async () => {
  const { texts, tell } = written('over');
  await tell('asking');
  vi.advanceTimersByTime(500);
  await tell(null);
  expect(texts).toEqual(['\rasking\u001b[K', '\r\u001b[K']);
});

test('a line is written over at most ten times a second, and never longer than the terminal', async () => {
  const { texts, tell } = written('over');
  for (let piece = 0; piece <= 1000; piece++) {
    await tell(`piece ${piece} of a thousand pieces`);
    vi.advanceTimersByTime(1);
  }
  expect(texts.length).toBeGreaterThan(3);
  expect(texts.length).toBeLessThanOrEqual(6);
  expect(texts[1]).toBe('\rpiece 600 of a thou\u001b[K');
});

test('in plain mode one line stays', async () => {
  const { texts, tell } = written('stays');
  await tell('asking');
  vi.advanceTimersByTime(600);
  await tell('asking again');
  vi.advanceTimersByTime(600);
  await tell(null);
  expect(texts).toEqual(['This takes a while: asking\n']);
});

test('what cannot speak later speaks at once', async () => {
  const { texts, tell } = written('over');
  await tell('reading', 'now');
  expect(texts).toEqual(['\rreading\u001b[K']);
});

test('where stderr is no terminal, nothing is said', async () => {
  const { texts, tell } = written('silent');
  await tell('reading', 'now');
  vi.advanceTimersByTime(600);
  await tell(null);
  expect(texts).toEqual([]);
});
