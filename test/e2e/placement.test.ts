import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { compile, readSources } from '../../src/content/compile.js';
import { scratch } from '../scratch.js';
import { DOWN, ENTER, historyOf, run, session, type Session } from './cli.js';
import { CHOICE, press } from './lab.js';

const BUILT_IN = fileURLToPath(new URL('../../roadmap', import.meta.url));
const TESTED = 17;

test('a whole placement: ticks, questions, its table on one screen, a change, and what comes of it', async () => {
  const home = scratch();
  const terminal = session(['place', '--seed', '1'], { home }, 80, 24);
  await terminal.until('Which language');
  terminal.type(press(terminal.screen(), 'Node'));
  await terminal.until('Say first what you have worked with?');
  terminal.type(`1${ENTER}`);
  await terminal.until('Which of these have you worked with?');
  await terminal.quiet();
  terminal.type(` ${DOWN}${DOWN} `);
  await terminal.quiet();
  expect(terminal.seen().match(/◉ .*/g)).toEqual(['◉ Before you start', '◉ Databases']);
  terminal.type(ENTER);

  const asked = await knowNothing(terminal);
  expect(asked).toBeGreaterThanOrEqual(5);
  expect(asked).toBeLessThanOrEqual(20);
  const screen = terminal.seen();
  expect(screen.match(/^ ?\d+ .* (skip|check|learn) .*(of \d+ right|not asked)$/gm)).toHaveLength(TESTED);
  expect(screen).toMatch(/^ 1 Before you start/m);
  expect(screen).toContain('4. Leave everything as it was');
  expect(screen.split('\n').length).toBeLessThanOrEqual(24);
  expect(terminal.screen()).not.toMatch(/Right\.|Wrong\.|look guessed|%/);

  terminal.type(press(screen, 'Show why'));
  await terminal.until('What now?');
  await terminal.quiet();
  expect(terminal.screen().replace(/\s+/g, ' ')).toContain('is likely new: you missed its question');
  terminal.type(press(terminal.seen(), 'Change a step first'));
  await terminal.until('Which step?');
  await terminal.quiet();
  expect(terminal.seen()).toMatch(/2\. A backend language \(learn\)/);
  terminal.type(press(terminal.seen(), 'A backend language'));
  await terminal.until('What to do with it?');
  terminal.type(`1${ENTER}`);
  await terminal.until('What now?');
  await terminal.quiet();
  terminal.type(press(terminal.seen(), 'Take it over'));
  await terminal.until('Taken over.');
  expect(await terminal.ended()).toBe(0);
  expect(terminal.broken()).toEqual([]);

  const events = historyOf(home);
  expect(events.find(({ type }) => type === 'worked-with')).toMatchObject({ steps: ['prerequisites', 'databases'] });
  expect(events.filter(({ type }) => type === 'answer')).toHaveLength(asked);
  expect(events.at(-1)).toMatchObject({ type: 'placement', steps: { language: 'skip', 'http-and-rest': 'learn' } });
  expect((await run(['list'], { home })).stdout).toMatch(/^Step 2, A backend language: skipped/m);
});

test('who clicks at random is told so, nothing is made of it, and the test can be taken again', async () => {
  const home = scratch();
  const terminal = session(['place', '--roadmap', sameGraph(), '--seed', '1'], { home }, 80, 24);
  await terminal.until('Say first what you have worked with?');
  terminal.type(press(terminal.screen(), 'No, begin'));
  await clickThrough(terminal);
  const said = terminal.seen().replace(/\s+/g, ' ');
  expect(said).toContain('These answers look guessed: fast, never "I don\'t know"');
  expect(terminal.seen().match(/ check  unclear /g)).toHaveLength(TESTED);
  terminal.type(ENTER);
  await terminal.until('Say first what you have worked with?');
  await terminal.quiet();
  terminal.type(press(terminal.seen(), 'No, begin'));
  await terminal.until('question 1 of at most');
  await clickThrough(terminal);
  terminal.type(`n${ENTER}`);
  await terminal.until('What now?');
  terminal.type(press(terminal.seen(), 'Take it over'));
  await terminal.until('Taken over.');
  expect(await terminal.ended()).toBe(0);
  const last = historyOf(join(home, 'roadmaps', 'graph')).at(-1);
  expect(last).toMatchObject({ type: 'placement', concepts: [] });
  expect(new Set(Object.values((last as { steps: object }).steps))).toEqual(new Set(['check']));
});

/** Says "I don't know" to every question; gives how many there were. */
async function knowNothing(terminal: Session): Promise<number> {
  for (let asked = 0; ; asked++) {
    await shows(terminal, new RegExp(`question ${asked + 1} of at most 20|What now\\?`));
    if (terminal.seen().includes('What now?')) return asked;
    terminal.type('?');
    await terminal.quiet();
    // Where it is typed, Enter is still to come.
    if (/^\? .* \?$/m.test(terminal.seen())) terminal.type(ENTER);
  }
}

/** Is right as often as chance makes: every fourth time, of four options. */
async function clickThrough(terminal: Session): Promise<void> {
  for (let asked = 1; ; asked++) {
    await shows(terminal, new RegExp(`question ${asked} of at most 20|\\? Take it again`));
    if (terminal.seen().includes('? Take it again')) return;
    terminal.type(press(terminal.seen(), asked % 4 === 3 ? 'the right one' : 'a wrong one'));
  }
}

async function shows(terminal: Session, text: RegExp): Promise<void> {
  await expect.poll(() => terminal.seen(), { timeout: 10_000 }).toMatch(text);
  await terminal.quiet();
}

const FOUR = [...CHOICE.options, { text: 'one more that is wrong', why: 'It is not.' }];

/** A roadmap with the graph of the built-in one, and questions whose right option is known. */
function sameGraph(): string {
  const root = join(scratch(), 'graph');
  const { steps } = compile(readSources(BUILT_IN))!.roadmap;
  const write = (path: string, value: unknown) =>
    writeFileSync(join(root, path), typeof value === 'string' ? value : JSON.stringify(value));
  for (const { id } of steps) {
    mkdirSync(join(root, id, 'lessons'), { recursive: true });
    write(`${id}/step.yaml`, {
      ...{ id, title: id, summary: 'A step.', minutes: [1, 2], goals: ['Try it'] },
      ...{ lessons: [`${id}-first`], concepts: [{ id: `${id}-thing`, title: 'A thing' }] },
    });
    write(
      `${id}/lessons/${id}-first.md`,
      `---\nid: ${id}-first\ntitle: First\nminutes: 1\nconcepts: [${id}-thing]\nreviewed: 2026-11-28\n---\n\nGoal: try it.\n\n## Part\n\nText.\n`,
    );
    write(
      `${id}/quiz.yaml`,
      [1, 2, 3, 4].map((number) => ({
        ...{ id: `${id}-${number}`, lesson: `${id}-first`, concept: `${id}-thing`, level: 'recall', source: 'own' },
        ...{ prompt: `Question ${number} of ${id}`, kind: 'choice', options: FOUR },
      })),
    );
  }
  const graph = steps.map(({ id, requires, tested }) => ({ id, folder: id, requires, tested }));
  write('roadmap.yaml', { id: 'graph', title: 'Graph', steps: graph });
  return root;
}
