import { Marked } from 'marked';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { compile, readSources } from '../../src/content/compile.js';
import { dueItems, warmUpItems } from '../../src/domain/memory/due.js';
import type { Event } from '../../src/domain/history/event.js';
import { foldAll } from '../../src/domain/history/fold.js';
import { drawQuiz, drawRetry } from '../../src/domain/asking/quiz.js';
import { seeded } from '../../src/domain/random.js';
import { blockWords } from '../../src/domain/road/block-words.js';
import { questionFor } from '../../src/domain/road/question-for.js';
import { lessonsOf, questionsOf } from '../../src/domain/road/roadmap.js';
import { partTokens } from '../../src/domain/road/track-blocks.js';
import { openChecks, standingOf } from '../../src/domain/standing/standing.js';
import { reportOf } from '../../src/report/report.js';
import { patched } from '../scratch.js';
import { answered, read, stored } from '../domain/events.js';

const sources = readSources(fileURLToPath(new URL('../../roadmap', import.meta.url)));
const { roadmap, bodies } = compile(sources)!;
const questions = new Map(roadmap.steps.flatMap((step) => step.questions.map((question) => [question.id, question])));
const setting = (track: string) => stored({ type: 'setting', key: 'track', value: track });

/** Someone who read everything and answered every question of both tracks, a year ago. */
const everything: Event[] = roadmap.steps.flatMap((step) => [
  ...step.lessons.map((lesson) => stored(read(lesson.id, step.id), '2025-01-01T10:00:00Z')),
  ...step.questions.map(({ id, concept, lesson }) =>
    stored(answered(id, 'right', { step: step.id, concept, lesson }), '2025-01-01T11:00:00Z'),
  ),
]);

test.each([
  ['node', 'python'],
  ['python', 'node'],
])('a learner on the %s track never meets a question of %s', (track, other) => {
  const met = new Set<string>();
  const progress = foldAll([...everything, setting(track)]);
  for (const step of roadmap.steps) {
    const pool = questionsOf(step, track);
    for (const lesson of lessonsOf(step, track))
      openChecks(step, lesson, foldAll([setting(track)]), track).forEach(({ id }) => met.add(id));
    for (let seed = 0; seed < 20; seed++) drawQuiz(pool, progress, seeded(seed)).questions.forEach((id) => met.add(id));
    const missed = step.questions.map(({ id }) => id);
    const attempt = { at: '2026-01-01T00:00:00Z', right: 0, total: missed.length, passed: false, missed };
    drawRetry(pool, attempt, progress, seeded(1))?.questions.forEach((id) => met.add(id));
  }
  for (let seed = 0; seed < 20; seed++) {
    const now = new Date('2026-06-01T00:00:00Z');
    const items = [
      ...dueItems(roadmap, progress, now, seeded(seed), 1000),
      ...warmUpItems(roadmap, progress, now, seeded(seed)),
    ];
    items.forEach(({ question }) => met.add(question.id));
  }
  expect(met.size).toBeGreaterThan(500);
  expect([...met].filter((id) => questions.get(id)!.track === other)).toEqual([]);
});

interface Token {
  type: string;
  lang?: string;
  tokens?: Token[];
  items?: Token[];
}

/** The languages of the blocks that are shown, but for those of a page. */
function languagesOf(tokens: Token[]): string[] {
  return tokens.flatMap(({ type, lang = '', tokens: inner = [], items = [] }) => {
    const { language, words } = blockWords(lang);
    return type === 'code' && !words.isOfBrowser ? [language] : languagesOf([...inner, ...items]);
  });
}

/** Everything of a question that is Markdown, wherever it stands. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

test.each([
  ['node', ['python']],
  ['python', ['js', 'ts']],
])("a learner on the %s track sees no code in the other's language", (track, others) => {
  const shows = { track, tracks: roadmap.tracks };
  const ofPages = new Set(
    sources.steps.flatMap(({ quiz }) =>
      quiz.value.filter((one) => 'browser' in one && one.browser).map(({ id }) => id),
    ),
  );
  const seen = new Map<string, string[]>();
  for (const step of roadmap.steps) {
    const { lessons, questions } = bodies[step.id]!;
    for (const { id } of lessonsOf(step, track))
      seen.set(id, languagesOf(lessons[id]!.parts.flatMap((part) => partTokens(part, shows) as Token[])));
    for (const question of questions.filter((one) => one.track === null || one.track === track)) {
      const shown = questionFor(question, shows);
      const texts = textsIn(shown).filter((text) => text.includes('```'));
      const isOwn = (question.kind === 'predict' || question.kind === 'write') && !ofPages.has(question.id);
      seen.set(question.id, [
        ...(isOwn ? [question.language] : []),
        ...texts.flatMap((text) => languagesOf(new Marked().lexer(text))),
      ]);
    }
  }
  expect(seen.size).toBeGreaterThan(1500);
  expect([...seen].filter(([, languages]) => languages.some((one) => others.includes(one))).map(([id]) => id)).toEqual(
    [],
  );
});

test('a part shows the prose of one track, and that of all under their names', () => {
  const told = '::: track=node\nSo says `npm`.\n:::\n::: track=python\nSo says `pip`.\n:::\n';
  const root = patched({ '02-shelf/lessons/shelf-shared.md': [['## How it looks\n', `## How it looks\n\n${told}`]] });
  const { lessons } = compile(readSources(root))!.bodies['shelf']!;
  const part = lessons['shelf-shared']!.parts.find(({ title }) => title === 'How it looks')!;
  const seen = (track: string | null) => JSON.stringify(partTokens(part, { track, tracks: roadmap.tracks }));
  expect(seen('node')).toMatch(/^(?!.*pip).*npm/);
  expect(seen('python')).toMatch(/^(?!.*npm).*pip/);
  expect(seen(null)).toMatch(/Node\.js:.*npm.*Python:.*pip/);
  expect(seen('node') + seen(null)).not.toContain(':::');
});

test("the report has the recap with the code of the learner's track", () => {
  const code = '```js track=node\na\n```\n```python track=python\nb\n```\n';
  const root = patched({ '01-queue/lessons/queue-basics.md': [['## Recap\n', `## Recap\n\n${code}`]] });
  const small = compile(readSources(root))!;
  const progress = foldAll([setting('python'), stored(read('queue-basics', 'queue'))]);
  const report = reportOf(small.roadmap, (step) => small.bodies[step]!, progress, new Date());
  expect(report.steps[0]!.lessons[0]!.recap).toContain('```python');
  expect(report.steps[0]!.lessons[0]!.recap).not.toContain('```js');
});

test('switching the track keeps all that both share', () => {
  const shared = everything.filter((event) => event.type !== 'answer' || questions.get(event.question)!.track === null);
  const standings = (track: string) =>
    roadmap.steps.map((step) =>
      standingOf(step, foldAll([...shared, setting(track)]), track, new Date('2026-01-01T00:00:00Z')),
    );
  const asked = (track: string) => standings(track).map(({ answers }) => answers.asked);
  expect(asked('node')).toEqual(asked('python'));
  expect(standings('python').every(({ read: { done, of } }) => done === of)).toBe(true);
});
