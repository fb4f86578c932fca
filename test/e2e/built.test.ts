import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratch } from '../scratch.js';
import { run, session } from './cli.js';
import { press } from './lab.js';
import { BEGUN, GREEN, homeWith, LABS, LEFT, PARTLY, READ, round } from './built.js';

const ROAD = ['--roadmap', LABS];

async function printed(home: string, ...args: string[]): Promise<string> {
  const { stdout, stderr, code } = await run([...args, ...ROAD], { home });
  expect([stderr, code]).toEqual(['', 0]);
  return stdout;
}

test('the fixture with a lab has no error', async () => {
  const { stdout, code } = await run(['author', 'check', LABS], { home: scratch(), env: { CI: '1' } });
  expect(stdout).not.toContain('error');
  expect(code).toBe(0);
});

test('list, status and roadmap alone show how far a lab is, and what broke', async () => {
  const begun = await homeWith(READ, LEFT, BEGUN, PARTLY);
  expect(await printed(begun, 'list')).toMatch(/^Step 1, Notes: begun, debt 0 %, read 1 of 1, lab 1 of 2\b/m);
  expect(await printed(begun, 'status')).toContain(
    'Labs built:     0 of 1\nLab begun:      Notes of your own (step 1), 1 of 2 checks pass\n',
  );
  expect(await printed(begun)).toContain('1 of 2 lessons read, 0 of 1 lab built, one debt (1)');

  const broken = await homeWith(READ, GREEN, PARTLY);
  expect(await printed(broken, 'list')).toContain('broke: built, and a check of it fails now');
  expect(await printed(broken, 'status')).toContain('Labs built:     1 of 1\nLab broke:      Notes of your own');
});

test('a lab that nobody has begun changes what is shown only once its step is left', async () => {
  const fresh = await homeWith(READ);
  expect(await printed(fresh, 'list')).not.toContain('lab open');
  expect(await printed(await homeWith(READ, LEFT), 'list')).toContain('lab open');
  expect(await printed(fresh)).not.toContain('built');
});

test('list as JSON has what the checks said', async () => {
  const listed = JSON.parse(await printed(await homeWith(GREEN, PARTLY), 'list', '--json')) as { steps: unknown[] };
  expect(listed.steps).toMatchObject([
    {
      built: [
        {
          ...{ lab: 'own-notes', title: 'Notes of your own', begunAt: '2026-05-01T12:01:00.000+02:00', rounds: 2 },
          ...{ passedAt: '2026-05-01T12:01:00.000+02:00', passed: 1, of: 2, newChecks: [], broke: ['two-notes'] },
          last: { at: '2026-05-01T12:02:00.000+02:00', track: 'node', commit: null, dirty: false },
        },
      ],
    },
    { built: null },
  ]);
});

test('a report tells a third person what was built, when, and from which commit', async () => {
  const report = await printed(await homeWith(READ, BEGUN, PARTLY, GREEN), 'export');
  expect(report).toContain('- Labs built (all checks passed on a program of my own): 1 of 1\n');
  expect(report).toContain('| 1. Notes | 1 of 1 |  | built 2026-05-01 |  |  | 1 min |\n');
  expect(report).toContain(
    '- Lab "Notes of your own": built 2026-05-01; 2 of 2 checks pass, last asked 2026-05-01 with Node.js, at commit `4f3c2d1` and changes on top of it\n',
  );
  const broken = await printed(await homeWith(GREEN, PARTLY), 'export');
  expect(broken).toContain('| 1. Notes | 0 of 1 |  | built 2026-05-01, 1 of 2 checks now |');
  expect(broken).toContain('- Passed before, and fails now: There are two notes or more\n');
  const begun = await printed(await homeWith(BEGUN), 'export');
  expect(begun).toContain('- Lab "Notes of your own": begun 2026-05-01, not built yet\n');
});

test('an export as JSON has the rounds and the lab, and can be taken in elsewhere', async () => {
  const home = await homeWith(READ, BEGUN, GREEN);
  const exported = JSON.parse(await printed(home, 'export', '--format', 'json')) as {
    report: { totals: object; steps: object[] };
    events: object[];
  };
  expect(exported.report.totals).toMatchObject({ built: 1, labs: 1 });
  expect(exported.report.steps[0]).toMatchObject({ labs: [{ id: 'own-notes', passed: 2, of: 2, rounds: 1 }] });
  expect(exported.events.slice(1)).toMatchObject([BEGUN, GREEN]);

  await run(['export', '--format', 'json', '-o', join(home, 'all.json'), ...ROAD], { home });
  const other = await homeWith();
  expect((await run(['import', join(home, 'all.json'), '--yes', ...ROAD], { home: other })).code).toBe(0);
  expect(await printed(other, 'list')).toContain('built');
});

test('stats count the checks of a lab once one was asked', async () => {
  expect(await printed(await homeWith(BEGUN), 'stats')).not.toContain('by lab');
  expect(await printed(await homeWith(BEGUN, PARTLY), 'stats')).toContain(
    'Notes of your own, step 1: 1 of 2 checks pass, 1 round.',
  );
  const counted = JSON.parse(await printed(await homeWith(GREEN), 'stats', '--json')) as { labs: unknown };
  expect(counted.labs).toMatchObject([{ step: 'notes', lab: 'own-notes', passed: 2, of: 2, rounds: 1 }]);
});

test('reset starts a lab again with its step, and undo brings it back', async () => {
  const home = await homeWith(READ, GREEN);
  await printed(home, 'reset', 'notes', '--yes');
  expect(await printed(home, 'status')).toContain('Labs built:     0 of 1');
  await printed(home, 'undo', '--yes');
  expect(await printed(home, 'status')).toContain('Labs built:     1 of 1');
});

test('a lab that the roadmap has no longer is kept, and doctor names it', async () => {
  const home = await homeWith(round(['alive'], [], { lab: 'gone-lab' }));
  expect((await run(['doctor', ...ROAD], { home })).stdout).toContain('lab gone-lab');
});

test('next offers a lab when its quiz is passed, once, and goes on without it', async () => {
  const home = await homeWith(READ);
  const terminal = session(['next', ...ROAD], { home });
  await terminal.until('Your answer');
  terminal.type(press(terminal.screen(), 'One'));
  await terminal.until('Step 1: Notes is answered.');
  await terminal.until('Go on?');
  expect(terminal.screen()).toContain(
    'Build it: Notes of your own, 5 to 10 minutes. After it you have two notes.\n`roadmap lab own-notes` shows it, now or later; the road goes on without it.\n',
  );
  expect(terminal.screen()).toContain('Next: step 2 of 2, More notes, lesson "Keeping more"');
  terminal.type('n\r');
  expect(await terminal.ended()).toBe(0);
  expect(terminal.screen().match(/Build it/g)).toHaveLength(1);
  expect(terminal.screen()).not.toContain('Lab begun');
});

test('a step that is passed says what runs of the lab that is built', async () => {
  const terminal = session(['quiz', 'notes', ...ROAD], { home: await homeWith(READ, GREEN) });
  await terminal.until('Your answer');
  terminal.type(press(terminal.screen(), 'One'));
  await terminal.until('Built: Notes of your own. Now you have two notes.');
  expect(terminal.screen()).toMatch(/Step 1: Notes is answered\.\nYou can now/);
});

test('roadmap lab alone means what next has said: the lab in work, else the one that is offered', async () => {
  expect(await printed(await homeWith(READ, LEFT), 'lab')).toMatch(/^Notes of your own\n/);
  const broken = await printed(await homeWith(READ, LEFT, GREEN, PARTLY), 'lab');
  expect(broken).toContain('failed: two-notes');
});

test('a later sitting offers it once more, and one that was begun is told at the end in one line', async () => {
  const input = 'n\n';
  const offered = await run(['next', ...ROAD], { home: await homeWith(READ, LEFT), input });
  expect(offered.stdout.match(/Build it: Notes of your own/g)).toHaveLength(1);
  const begun = await run(['next', ...ROAD], { home: await homeWith(READ, LEFT, BEGUN, PARTLY), input });
  expect(begun.stdout).not.toContain('Build it');
  expect(begun.stdout).toMatch(/\nLab begun: Notes of your own, 1 of 2 checks pass; `roadmap lab` goes on\.\n$/);
  const built = await run(['next', ...ROAD], { home: await homeWith(READ, LEFT, GREEN), input });
  expect(built.stdout).not.toMatch(/Build it|Lab begun/);
});
