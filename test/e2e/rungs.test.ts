import { appendFileSync, cpSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratch } from '../scratch.js';
import { BEGUN, homeWith, LABS, LEFT, PARTLY, READ } from './built.js';
import { run } from './cli.js';

/** The road with a lab, and with a rung in its second step that the first makes possible. */
function withRung(): string[] {
  const root = join(scratch(), 'labs');
  cpSync(LABS, root, { recursive: true });
  const rung = join(root, '02-more', 'lab', 'own-list');
  cpSync(join(root, '01-notes', 'lab', 'own-notes'), rung, { recursive: true });
  const lab = readFileSync(join(rung, 'lab.yaml'), 'utf8');
  const alone = 'title: "Rung 1: a list"\nminutes: [180, 300]\nprogram: own\noffered-after: notes\n';
  writeFileSync(
    join(rung, 'lab.yaml'),
    lab.replace('own-notes', 'own-list').replace(/title: .*\nminutes: .*\n/, alone),
  );
  appendFileSync(join(root, '02-more', 'step.yaml'), 'labs: [own-list]\n');
  return ['--roadmap', root];
}

test('next offers a rung in one line at the end, beside the lab of the road, until the road has gone on', async () => {
  const road = withRung();
  const next = async (home: string) => (await run(['next', ...road], { home, input: 'n\n' })).stdout;
  const both = await next(await homeWith(READ, LEFT));
  expect(both.match(/Build it: Notes of your own/g)).toHaveLength(1);
  expect(both).toMatch(/\nOn your own: Rung 1: a list, 3 to 5 h; `roadmap lab own-list` shows it\.\n$/);
  expect(await next(await homeWith(READ, LEFT, BEGUN, PARTLY))).toMatch(/\nLab begun: Notes .*\nOn your own: .*\n$/);
  expect(await next(await homeWith(READ))).not.toContain('On your own');
  expect(await next(await homeWith(READ, LEFT, { type: 'defer', step: 'more' }))).not.toContain('On your own');
});

test('a rung has a folder of its own, in which it is meant, and the labs of the road never look at it', async () => {
  const road = withRung();
  const home = await homeWith(READ, LEFT);
  const base = realpathSync(scratch());
  const [notes, list] = [join(base, 'notes'), join(base, 'list')];
  const lab = (args: string[], cwd = base) => run(['lab', ...args, ...road], { home, cwd });
  const code = async (args: string[], cwd?: string) => (await lab(args, cwd)).code;

  expect((await lab(['start', '--lab', 'own-list'])).stderr).toContain('start ~/own-list --lab own-list');
  expect([await code(['start', notes]), await code(['start', list, '--lab', 'own-list'])]).toEqual([0, 0]);
  expect((await lab(['start', notes, '--lab', 'own-list'])).stderr).toContain('A rung stands alone');
  expect((await lab(['start', list])).stderr).toContain('Another program of yours is in');

  writeFileSync(join(list, 'notes.txt'), 'milk\n');
  mkdirSync(join(list, 'deep'));
  const red = await lab(['check', '--yes'], join(list, 'deep'));
  expect(red.stdout).toContain(`Rung 1: a list: 2 checks on ${list}`);
  expect(red.stdout).toContain('roadmap lab check own-list --only two-notes');
  expect(red.stdout).not.toContain('roadmap read');
  expect((await lab(['check', '--verbose', '--yes'], list)).stdout).toContain('roadmap read notes-file');
  expect((await lab(['check', '--yes'], notes)).stdout).toContain(`Notes of your own: 2 checks on ${notes}`);
  expect((await lab(['check', 'own-list', '--yes'], notes)).stdout).toContain(`2 checks on ${list}`);
  expect((await lab(['contract'], list)).code).toBe(1);

  writeFileSync(join(list, 'notes.txt'), 'milk\nbread\n');
  expect(await code(['check', '--all', '--yes'], list)).toBe(0);
  const told = async (...args: string[]) => (await run([...args, ...road], { home })).stdout;
  expect(await told('list')).toMatch(/\nRung 1: a list: built \d{4}/);
  expect(await told('status')).toContain('Labs built:     0 of 1\n');
  expect(await told('export')).toMatch(/## Programs of my own\n\n- Lab "Rung 1: a list": built .*; 2 of 2 checks pass/);
  const listed = JSON.parse(await told('list', '--json')) as { steps: object[] };
  expect(listed.steps[1]).toMatchObject({ built: null, rungs: [{ lab: 'own-list', passed: 2 }] });
});
