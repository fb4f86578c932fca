import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { answered, read } from '../domain/events.js';
import { patched, scratch } from '../scratch.js';
import { run } from './cli.js';

const RECORDED = fileURLToPath(new URL('../fixtures/history-0.1.0.jsonl', import.meta.url));

interface Listed {
  steps: {
    id: string;
    read: { done: number };
    answers: { asked: number };
    answered: { tries: number };
    retained: { strong: number; weak: number };
  }[];
}

function homeWith(events: object[], own: string): string {
  const home = scratch();
  const folder = join(home, own, 'history');
  mkdirSync(folder, { recursive: true });
  const at = (index: number) => new Date(Date.UTC(2026, 10, 1, 0, index)).toISOString();
  writeFileSync(
    join(folder, 'desk-0000.jsonl'),
    events.map((event, index) => `${JSON.stringify({ id: `e${index}`, at: at(index), ...event })}\n`).join(''),
  );
  return home;
}

const LEARNED = [
  { type: 'setting', key: 'track', value: 'node' },
  read('queue-basics', 'queue', 3, 3),
  answered('queue-first-out-0-choice', 'right', { step: 'queue', lesson: 'queue-basics', concept: 'first-out' }),
];

test('what was renamed keeps its history, under its old id', async () => {
  const renamed = patched({
    'roadmap.yaml': [
      ['{ id: queue, folder: 01-queue, requires: [] }', '{ id: lines, folder: 01-queue, requires: [], was: [queue] }'],
      ['requires: [queue]', 'requires: [lines]'],
    ],
    '01-queue/step.yaml': [
      ['id: queue\n', 'id: lines\n'],
      ['{ id: first-out, title: First out }', '{ id: oldest-first, title: Oldest first, was: [first-out] }'],
      ['concepts: [first-out,', 'concepts: [oldest-first,'],
    ],
    '01-queue/lessons/queue-basics.md': [['concepts: [first-out,', 'concepts: [oldest-first,']],
    '01-queue/quiz.yaml': [
      [/concept: first-out/g, 'concept: oldest-first'],
      ['id: queue-first-out-0-choice\n', 'id: oldest-served\n  was: [queue-first-out-0-choice]\n'],
    ],
  });
  const home = homeWith(LEARNED, join('roadmaps', 'small'));
  const listed = JSON.parse((await run(['list', '--json', '--roadmap', renamed], { home })).stdout) as Listed;
  expect(listed.steps[0]).toMatchObject({ id: 'lines', read: { done: 1 }, answers: { asked: 1 } });
  const { retained } = listed.steps[0]!;
  expect(Object.values(retained).reduce((sum, count) => sum + count, 0)).toBe(1);
  expect(JSON.parse((await run(['doctor', '--json', '--roadmap', renamed], { home })).stdout)).toMatchObject({
    orphans: [],
  });
});

test('what was removed stays in the history, and doctor lists it', async () => {
  const home = homeWith([...LEARNED, answered('long-gone', 'right', { step: 'queue' })], join('roadmaps', 'small'));
  const folder = patched({ 'roadmap.yaml': [['A small road', 'A smaller road']] });
  const { stdout } = await run(['doctor', '--roadmap', folder], { home });
  expect(stdout).toContain('orphan: question long-gone is in your history, but no longer in the roadmap; it is kept');
  expect((await run(['export', '--format', 'json', '--roadmap', folder], { home })).stdout).toContain('long-gone');
});

test('a history recorded with 0.1.0 replays on the roadmap of today, and nothing of it is lost', async () => {
  const home = scratch();
  mkdirSync(join(home, 'history'));
  writeFileSync(join(home, 'history', 'desk-0000.jsonl'), readFileSync(RECORDED));
  const recorded = readFileSync(RECORDED, 'utf8').trim().split('\n');
  const report = JSON.parse((await run(['doctor', '--json'], { home })).stdout) as {
    files: { events: number }[];
    damaged: unknown[];
    orphans: string[];
  };
  expect(report.files[0]!.events).toBe(recorded.length);
  expect(report.damaged).toEqual([]);
  expect(report.orphans).toEqual([]);
  const listed = JSON.parse((await run(['list', '--json'], { home })).stdout) as Listed;
  const answers = recorded
    .map((line) => JSON.parse(line) as { type: string; where?: string })
    .filter(({ type, where }) => type === 'answer' && where !== 'placement');
  expect(listed.steps.reduce((sum, step) => sum + step.answers.asked, 0)).toBe(answers.length);
});
