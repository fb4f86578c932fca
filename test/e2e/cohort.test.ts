import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratch } from '../scratch.js';
import { LABS } from './built.js';
import { writeClass } from './class.js';
import { run } from './cli.js';
import { clockAt } from './clock.js';

const ROAD = ['--roadmap', LABS];
const now = () => clockAt('2026-11-28T12:00:00Z');
const ASSIGNED = ['--assignment', 'steps 1 by 2026-11-30'];

test('a class in a folder, beside what is no hand-in', async () => {
  const [home, folder] = [scratch(), join(scratch(), 'class')];
  writeClass(folder);
  writeFileSync(join(folder, 'notes.txt'), 'not one of ours\n');
  const { code, stdout, stderr } = await run(['cohort', folder, ...ASSIGNED, ...ROAD], { home, env: now() });
  expect(code).toBe(0);
  expect(stderr).toMatch(
    /^Not counted: notes\.txt is no file of `roadmap share`\.\nOf another version of this roadmap: 12 /,
  );
  await expect(stdout).toMatchFileSnapshot('../snapshots/cohort-piped.txt');
});

test('the CSV has a row for each learner, and no formula', async () => {
  const [home, folder] = [scratch(), join(scratch(), 'class')];
  writeClass(folder, ['=HYPERLINK("http://192.0.2.1")', '@SUM(1+1)', 'Ada, "the" first', '-2+3', 'J\u00fcrgen']);
  const file = join(scratch(), 'class.csv');
  const { code, stdout, stderr } = await run(['cohort', folder, ...ASSIGNED, '--csv', file, ...ROAD], {
    home,
    env: now(),
  });
  expect([code, stdout, stderr.split('\n').at(-2)]).toEqual([0, '', `Written: ${file}`]);
  const [header, ...rows] = readFileSync(file, 'utf8').trimEnd().split('\r\n');
  expect(header).toBe(
    '\ufeffname,learner,track,made,last,steps_answered,steps_skipped,lessons,answers,right,labs_built,stuck_steps,stuck_labs,assigned,assigned_in_time,assigned_late',
  );
  expect(rows).toHaveLength(12);
  expect(rows.slice(0, 4)).toEqual([
    `"'-2+3",0000000000000003,node,2026-11-27,2026-11-26,1,0,1,1,1,1,,,1,1,0`,
    `"'=HYPERLINK(""http://192.0.2.1"")",0000000000000000,node,2026-11-27,2026-11-26,1,0,1,1,1,1,,,1,1,0`,
    `"'@SUM(1+1)",0000000000000001,node,2026-11-27,2026-11-26,1,0,1,1,1,1,,,1,1,0`,
    `"Ada, ""the"" first",0000000000000002,node,2026-11-27,2026-11-26,1,0,1,1,1,1,,,1,1,0`,
  ]);
  const again = await run(['cohort', folder, '--csv', file, ...ROAD], { home, env: now() });
  expect([again.code, again.stderr]).toEqual([
    2,
    `${file} exists already.\nName another file, or add --force to replace it.\n`,
  ]);
});

test.each([
  [['nowhere'], 1, 'The folder nowhere cannot be read: '],
  [['.', '--assignment', 'soon'], 2, 'This is no assignment: "soon"'],
  [['.', '--html', '.'], 2, ' is a folder.'],
])('%j is refused in two lines', async (args, expected, message) => {
  const folder = scratch();
  const { code, stdout, stderr } = await run(['cohort', ...args, ...ROAD], {
    home: scratch(),
    env: now(),
    cwd: folder,
  });
  expect([code, stdout, stderr.trimEnd().split('\n').length]).toEqual([expected, '', 2]);
  expect(stderr).toContain(message);
});

test('an empty folder is a class of nobody', async () => {
  const folder = join(scratch(), 'empty');
  mkdirSync(folder);
  const { code, stdout } = await run(['cohort', folder, ...ROAD], { home: scratch(), env: now() });
  expect([code, stdout.startsWith('There is no learner in this folder yet.')]).toEqual([0, true]);
  expect(existsSync(join(folder, 'progress.json'))).toBe(false);
});
