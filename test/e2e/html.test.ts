import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { NewEvent } from '../../src/domain/history/event.js';
import { scratch } from '../scratch.js';
import { machineBrowser } from './browser.js';
import { GREEN, homeWith, LABS, PARTLY, READ } from './built.js';
import { writeClass } from './class.js';
import { run } from './cli.js';
import { clockAt } from './clock.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const ANSWER: NewEvent = {
  ...{ type: 'answer', step: 'notes', lesson: 'notes-file', concept: 'one-a-line', question: 'notes-line', rev: 1 },
  ...{ kind: 'choice', given: null, outcome: 'wrong', hint: false, ms: 9000, where: 'check', quiz: null },
};

const browser = machineBrowser();

/** The page of this history, in a file. */
async function exported(road: string, format: 'html' | 'svg', ...events: NewEvent[]): Promise<string> {
  const file = join(scratch(), `page.${format}`);
  const home = await homeWith(...events);
  const env = clockAt('2026-05-20T12:00:00Z');
  const ended = await run(['export', '--format', format, '-o', file, '--roadmap', road], { home, env });
  expect([ended.code, ended.stderr]).toEqual([0, `Written: ${file}\n`]);
  return file;
}

interface Opened {
  page: Page;
  /** What it has asked for, and what the browser has said of it. */
  asked: string[];
  said: string[];
}

/** A page in a browser that has no network. */
async function opened(file: string): Promise<Opened> {
  const context = await browser().newContext({
    offline: true,
    colorScheme: 'light',
    viewport: { width: 360, height: 800 },
  });
  const page = await context.newPage();
  const [asked, said]: [string[], string[]] = [[], []];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  await page.goto(pathToFileURL(file).href);
  return { page, asked, said };
}

test('without a network the page is whole, and it asks for nothing', async () => {
  const file = await exported(LABS, 'html', READ, ANSWER, GREEN, PARTLY);
  const { page, asked, said } = await opened(file);
  expect(asked).toEqual([pathToFileURL(file).href]);
  expect(said).toEqual([]);
  expect(await page.title()).toBe('A road with a lab: what was learned');
  expect(await page.locator('h2').allTextContents()).toEqual([
    ...['The road', 'The year', 'Weak now', 'What was built', 'Step by step'],
  ]);
  // Its own style got through its own policy, and nothing else would.
  expect(await page.evaluate(`getComputedStyle(document.querySelector('.map .title')).fontSize`)).toBe('14px');
  expect(await page.locator('meta[http-equiv]').getAttribute('content')).toMatch(
    /^default-src 'none'; style-src 'sha256-[\w+/]+='; base-uri 'none'; form-action 'none'$/,
  );
  expect(await page.locator('.map a').allTextContents()).toEqual([
    '1 Notes now · begun · read 1/1 · broke · retained 0 %',
    '2 More notes open · read 0/1 · after 1',
  ]);
  expect(await page.locator('#step-notes li').allTextContents()).toEqual(['A note a line.']);
  expect(await page.locator('#built dd').allTextContents()).toEqual(
    expect.arrayContaining(['1. Notes', '2026-05-01: all checks passed']),
  );
  expect(await page.locator('.checks li').allTextContents()).toEqual([
    '✔ passes There is a file of notes',
    '✖ fails There are two notes or more',
  ]);
});

test('axe finds nothing with every step open, light and dark', async () => {
  const { page } = await opened(await exported(LABS, 'html', READ, ANSWER, GREEN, PARTLY));
  await page.evaluate(`document.querySelectorAll('details').forEach((details) => (details.open = true))`);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  // Given to the debugger, it is no script of the page, which its policy would refuse.
  await page.evaluate(AXE);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations, passes } = await page.evaluate<AxeResults>('axe.run()');
    expect(violations.map(({ id, nodes }) => [colorScheme, id, nodes.map(({ html }) => html)])).toEqual([]);
    expect(passes.length).toBeGreaterThan(20);
    // Of text in a drawing axe cannot tell what is behind it.
    for (const text of ['.map .title', '.map .facts', '.year text'])
      expect(await page.evaluate(`(${CONTRAST})(document.querySelector('${text}'))`), text).toBeGreaterThan(4.5);
  }
});

test('the page of a class: axe finds nothing, it asks for nothing, and names stay text', async () => {
  const [home, folder] = [scratch(), join(scratch(), 'class')];
  writeClass(folder, [`"'><img src=x onerror=alert(1)>`]);
  const file = join(scratch(), 'class.html');
  const args = ['cohort', folder, '--html', file, '--assignment', 'step 1 by 2026-11-30', '--roadmap', LABS];
  expect((await run(args, { home, env: clockAt('2026-11-28T12:00:00Z') })).stderr).toContain(`Written: ${file}\n`);
  const { page, asked, said } = await opened(file);
  expect([asked.length, said]).toEqual([1, []]);
  expect(await page.locator('h2').allTextContents()).toEqual([
    ...['Not moved for 7 days (2)', 'Stuck (1)', 'The assignment', 'The road', 'Concepts that are weak for most (1)'],
    ...['Checks of labs that are red for most (1)', 'Questions', 'Each learner'],
  ]);
  expect(await page.locator('header').textContent()).toContain('no examiner');
  expect(await page.locator('img, script, [onerror]').count()).toBe(0);
  await page.evaluate(`document.querySelectorAll('details').forEach((details) => (details.open = true))`);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  await page.evaluate(AXE);
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});

test('the badge is a drawing that asks for nothing, and says how far one is', async () => {
  const file = await exported(LABS, 'svg', READ, GREEN);
  const { page, asked } = await opened(file);
  expect(asked).toEqual([pathToFileURL(file).href]);
  expect(await page.locator('text').allTextContents()).toEqual([
    ...['A road with a lab', '0 of 2 steps answered, 1 of 1 labs built'],
  ]);
});

test('by keyboard, the map leads to its steps', async () => {
  const { page } = await opened(await exported(LABS, 'html', READ));
  await page.locator('nav a').last().focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL(/#step-notes$/);
});

test('what another roadmap says stays text', async () => {
  const road = join(scratch(), 'road');
  cpSync(LABS, road, { recursive: true });
  const evil = `"'><img src=x onerror=alert(1)><script>alert(2)</script>`;
  change(join(road, 'roadmap.yaml'), 'title: A road with a lab', `title: ${JSON.stringify(evil)}`);
  change(join(road, '01-notes/step.yaml'), 'title: Notes', `title: ${JSON.stringify(evil)}`);
  const recap = `- ${evil}\n- [x](javascript:alert(3)) ![y](http://192.0.2.1/z.png)`;
  change(join(road, '01-notes/lessons/notes-file.md'), '- A note a line.', recap);
  const { page, asked, said } = await opened(await exported(road, 'html', READ, ANSWER, GREEN));
  expect(asked).toHaveLength(1);
  expect(said).toEqual([]);
  expect(await page.locator('img, script, iframe, object, [onerror], a[href^=javascript]').count()).toBe(0);
  expect(await page.locator('h1').textContent()).toBe(`${evil}: what was learned`);
  expect(await page.locator('#step-notes li').first().textContent()).toBe(evil);
  const badge = await opened(await exported(road, 'svg', READ));
  expect(await badge.page.locator('title').textContent()).toBe(`${evil}: 0 of 2 steps answered, 0 of 1 labs built`);
});

function change(file: string, from: string, to: string): void {
  const before = readFileSync(file, 'utf8');
  expect(before).toContain(from);
  writeFileSync(
    file,
    before.replace(from, () => to),
  );
}

/** How much lighter or darker than the page a text is, by WCAG; told to the browser as a text, since nothing here knows a page. */
const CONTRAST = `(text) => {
  const light = (color) => {
    const [red, green, blue] = color.match(/\\d+/g).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;
  };
  const [front, back] = [light(getComputedStyle(text).fill), light(getComputedStyle(document.body).backgroundColor)];
  return Math.max(front, back) / Math.min(front, back);
}`;
