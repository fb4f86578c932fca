import { expect, test } from 'vitest';
import { checkTranslation } from '../../src/content/check/translation-rules.js';
import { compile, readSources } from '../../src/content/compile.js';
import { openFolder } from '../../src/content/load.js';
import { readTranslation } from '../../src/content/translation.js';
import { translated } from '../../src/content/translate.js';
import type { Compiled } from '../../src/content/compiled.js';
import { makeFolder } from '../../src/store/plain-file.js';
import { patched, scratch, VALID, type Patches } from '../scratch.js';
import { LANG_CASES, OTHER_QUIZ } from './lang-cases.js';
import { saidBy } from './run-cases.js';

function inGerman(root: string): Compiled {
  const sources = readSources(root);
  return compile(translated(sources, readTranslation(root, 'de', sources)))!;
}

test('the fixture is translated whole, and nothing in its wording tells the answers', () => {
  expect(checkTranslation(VALID, 'de')).toEqual({ faults: [], units: 77, shown: 77 });
});

test.each(LANG_CASES)('%s: %#', (rule, patches, said) => {
  expect(saidBy(rule, checkTranslation(patched(patches), 'de').faults)).toContain(said);
});

test('a lesson in another language has the code, the places and the parts of the original', () => {
  const [before, after] = [compile(readSources(VALID))!, inGerman(VALID)];
  const lesson = after.bodies['shelf']!.lessons['shelf-node']!;
  expect(lesson.goal).toBe('Wissen, was „Regale in Node.js“ heißt, und es anwenden.');
  expect(lesson.parts.map(({ title }) => title)).toEqual(['Was es ist', 'Wie es aussieht', 'Der häufige Fehler']);
  expect(lesson.parts[1]!.markdown).toContain("```js\nconst jobs = ['a', 'b'];\njobs.push('c');");
  expect(lesson.recap).toContain('Das Älteste kommt zuerst heraus.');
  const places = ({ roadmap }: Compiled) =>
    roadmap.steps.flatMap(({ questions }) => questions.map(({ id, after: part }) => [id, part]));
  expect(places(after)).toEqual(places(before));
});

test('a question in another language keeps its key, its ids and what is accepted', () => {
  const questions = inGerman(VALID).bodies['queue']!.questions;
  expect(questions[0]).toMatchObject({
    id: 'queue-first-out-0-choice',
    prompt: 'Drei Aufgaben warten, und der Arbeiter verlangt eine. Welche bekommt er?',
    options: [{ text: 'Die am längsten wartet', correct: true }, { correct: false }, { correct: false }],
    see: 'queue-basics#what-it-is',
  });
  expect(questions[1]).toMatchObject({ accept: ['shift', 'shift()'] });
});

test('a unit whose original has changed is shown as the original, and one whose original is renamed as it is', () => {
  const changed: Patches = { '01-queue/quiz.yaml': [['Three jobs wait', 'Four jobs wait']] };
  expect(inGerman(patched(changed)).bodies['queue']!.questions[0]!.prompt).toMatch(/^Four jobs wait/);
  const renamed: Patches = {
    '01-queue/quiz.yaml': [['id: queue-first-out-0-choice\n', 'id: oldest\n  was: [queue-first-out-0-choice]\n']],
  };
  expect(checkTranslation(patched(renamed), 'de').faults).toEqual([]);
  const unfit: Patches = { [OTHER_QUIZ]: [[/ {4}- \{ text: "Die im Namen.*\n/, '']] };
  expect(inGerman(patched(unfit)).bodies['queue']!.questions[0]!.prompt).toMatch(/^Three jobs wait/);
});

test('what gives answers away in this language is told of this language', () => {
  const longer: Patches = {
    [OTHER_QUIZ]: [
      [/Die am längsten wartet/g, 'Die am längsten von den dreien wartet'],
      [/Neu einreihen/g, 'Hinten neu einreihen'],
    ],
    'translations/de/02-shelf/quiz.yaml': [[/An seinen Platz/g, 'An seinen eigenen Platz']],
  };
  const { faults } = checkTranslation(patched(longer), 'de');
  expect(faults.map(({ rule, file }) => [rule, file])).toContainEqual(['bank-guessable', 'translations/de']);
});

test('a language is opened from a cache of its own, and one that is not there is the original', async () => {
  const cache = scratch();
  const titles = [];
  for (const language of ['de', null, 'fr', 'de']) {
    const content = await openFolder(VALID, cache, makeFolder, (message) => expect.fail(message), undefined, {
      language,
    });
    titles.push(content.roadmap.steps[0]!.lessons[0]!.title);
  }
  expect(titles).toEqual([
    'Warteschlangen im Grundsatz',
    'Queue basics',
    'Queue basics',
    'Warteschlangen im Grundsatz',
  ]);
});
