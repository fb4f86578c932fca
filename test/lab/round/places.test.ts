import { expect, test } from 'vitest';
import { Places } from '../../../src/lab/round/places.js';

/** Work that goes on until it is ended, and who goes on. */
function works(places: Places) {
  const ends = new Map<string, () => void>();
  return {
    going: () => [...ends.keys()].join(' '),
    take: (turn: number, name: string, isAlone = false) =>
      places.take(turn, isAlone, () => new Promise<string>((end) => ends.set(name, () => end(name)))),
    end: async (name: string) => {
      ends.get(name)!();
      ends.delete(name);
      await new Promise(setImmediate);
    },
  };
}

test('as many go on as there are places, then those of the lowest turn', async () => {
  const { take, going, end } = works(new Places(2));
  void take(0, 'a');
  void take(1, 'b');
  void take(3, 'd');
  void take(2, 'c');
  await new Promise(setImmediate);
  expect(going()).toBe('a b');
  await end('b');
  expect(going()).toBe('a c');
  await end('a');
  expect(going()).toBe('c d');
});

test('who must be alone waits for all before it, and none goes past it', async () => {
  const { take, going, end } = works(new Places(3));
  const a = take(0, 'a');
  const alone = take(1, 'alone', true);
  const b = take(2, 'b');
  await new Promise(setImmediate);
  expect(going()).toBe('a');
  await end('a');
  expect(going()).toBe('alone');
  await end('alone');
  expect(going()).toBe('b');
  await end('b');
  expect([await a, await alone, await b].map(({ wasAlone }) => wasAlone)).toEqual([true, true, true]);
});

test('it is known of each whether another went on at any moment of it', async () => {
  const { take, end } = works(new Places(2));
  const long = take(0, 'long');
  await new Promise(setImmediate);
  const short = take(1, 'short');
  await new Promise(setImmediate);
  await end('short');
  await end('long');
  const after = take(2, 'after');
  await new Promise(setImmediate);
  await end('after');
  expect([await long, await short, await after].map(({ wasAlone }) => wasAlone)).toEqual([false, false, true]);
});

test('a place is free again after what has thrown', async () => {
  const places = new Places(1);
  await expect(places.take(0, false, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await places.take(1, true, () => Promise.resolve('yes'))).toEqual({ came: 'yes', wasAlone: true });
});
