import { expect, test } from 'vitest';
import { textsFromLines, textsInLines, type Texts } from '../../src/content/packed-texts.js';
import type { LessonBody } from '../../src/domain/road/roadmap.js';

const lesson = (goal: string) => ({ goal, goalTokens: [], parts: [], recap: null }) as unknown as LessonBody;

const texts: Texts = {
  reading: [{ title: 'The manual', url: 'https://example.org/', kind: 'reference' }] as unknown as Texts['reading'],
  lessons: { 'b-first': lesson('write “ü”\nand 場所'), 'a-second': lesson('go on') },
};

test('the texts of a step are read as they were written, with lessons in their order', () => {
  const read = textsFromLines(Buffer.from(textsInLines(texts)));
  expect(read).toEqual(texts);
  expect(Object.keys(read.lessons)).toEqual(['b-first', 'a-second']);
  expect(read.lessons['b-first']).toBe(read.lessons['b-first']);
});

test('a step without lessons has texts, too', () => {
  const none = { ...texts, lessons: {} };
  expect(textsFromLines(Buffer.from(textsInLines(none)))).toEqual(none);
});

test('a lesson is parsed without the others', () => {
  const [first, one, other] = textsInLines(texts).split('\n');
  const { lessons } = textsFromLines(Buffer.from([first, `${one}{`, other].join('\n')));
  expect(lessons['a-second']).toEqual(texts.lessons['a-second']);
  expect(() => lessons['b-first']).toThrow(SyntaxError);
});
