import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkRoadmap } from '../../src/content/check/check.js';
import { comparePlaces, LOCK } from '../../src/content/check/places.js';
import { compile, readSources } from '../../src/content/compile.js';
import { patched } from '../scratch.js';

const QUIZ = '01-queue/quiz.yaml';
const faultsIn = (root: string) => checkRoadmap(root).faults.map(({ rule, file }) => `${file} ${rule}`);

type Change = [from: string | RegExp, to: string];

/** Swaps the first two options of the first question. */
const SWAPPED: Change = [/(    - \{ text: The one that waited.*\n)(    - .*\n)/, '$2$1'];

test('options that changed places under one rev are a fault, until rev is raised', () => {
  expect(faultsIn(patched({}))).toEqual([]);
  const root = patched({ [QUIZ]: [SWAPPED] });
  expect(faultsIn(root)).toEqual([`${QUIZ} place-moved`]);
  // The lock is not renewed over a fault.
  const lock = readFileSync(join(root, LOCK), 'utf8');
  expect(comparePlaces(readSources(root), lock).lock).toBe(lock);
  expect(faultsIn(patched({ [QUIZ]: [SWAPPED, ['  kind: choice', '  rev: 2\n  kind: choice']] }))).toEqual([]);
});

test('a text that is mended in its place, and a question that is new, are none', () => {
  const root = patched({ [QUIZ]: [['text: The one that arrived newest', 'text: The one that came newest']] });
  expect(faultsIn(root)).toEqual([]);
  const lock = readFileSync(join(root, LOCK), 'utf8');
  expect(comparePlaces(readSources(root), lock).lock).not.toBe(lock);
  expect(comparePlaces(readSources(root), '').lock.split('\n').length).toBe(lock.split('\n').length);
});

test('ids that objects have by themselves are refused', () => {
  const root = patched({ [QUIZ]: [[/- id: .+/, '- id: constructor']] });
  expect(checkRoadmap(root).faults).toMatchObject([
    { file: QUIZ, message: expect.stringContaining('JavaScript') as string },
  ]);
});

test('a roadmap says in which language it is, and where its questions are reported', () => {
  expect(compile(readSources(patched({})))!.roadmap).toMatchObject({ lang: 'en', reports: null });
  const root = patched({ 'roadmap.yaml': [[/^title: .+$/m, '$&\nlang: pt-BR\nreports: mailto:road@example.org']] });
  expect(compile(readSources(root))!.roadmap).toMatchObject({ lang: 'pt-BR', reports: 'mailto:road@example.org' });
  const bad = patched({ 'roadmap.yaml': [[/^title: .+$/m, '$&\nreports: javascript:alert(1)']] });
  expect(checkRoadmap(bad).faults).toMatchObject([{ file: 'roadmap.yaml' }]);
});
