import { cpSync, existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { isOpen } from '../../src/lab/round/ports.js';
import { scratch } from '../scratch.js';
import { CTRL_C, historyOf, run, session } from './cli.js';

const posix = describe.skipIf(process.platform === 'win32');
const LAB = fileURLToPath(new URL('../../roadmap/04-servers-and-apis/lab/shelf-answers', import.meta.url));
const SERVER = readFileSync(join(LAB, 'reference', 'node', 'server.js'), 'utf8');

/** A learner on the Node track, with the folder of their program. */
async function begun(): Promise<{ home: string; folder: string }> {
  const home = scratch();
  const folder = join(realpathSync(scratch()), 'shelf of ä');
  await run(['track', 'node'], { home });
  const started = await run(['lab', 'start', folder, '--lab', '4'], { home });
  expect(started.stderr).toBe('');
  expect(started.code).toBe(0);
  return { home, folder };
}

function steady(text: string, folder: string): string {
  return text
    .replaceAll(folder, 'FOLDER')
    .replace(/\b[a-z]{6}\d+\b/g, 'RUN')
    .replace(/localhost:\d+/g, 'localhost:PORT');
}

posix('a lab', () => {
  test.each([40, 80])('start, fail, hint, mend, watch it turn green, at %i columns', async (columns) => {
    const { home, folder } = await begun();
    const first = session(['lab', 'check', '4'], { home, cwd: folder }, columns);
    await first.until('Run this here, now and later');
    first.type('y\r');
    await first.until('checks pass');
    expect(await first.ended()).toBe(1);
    const shown = first.screen();
    expect(shown).toContain('likely');
    expect(shown).toContain('roadmap read');
    expect(first.broken()).toEqual([]);

    const hint = await run(['lab', 'hint'], { home, cwd: folder });
    expect(hint.stdout).toMatch(/^1 of 3: /);

    const watching = session(['lab', 'check', '4', '--watch'], { home, cwd: folder }, columns);
    await watching.until('Watching');
    writeFileSync(join(folder, 'server.js'), SERVER);
    await watching.until('Built: "');
    watching.type(CTRL_C);
    expect(await watching.ended()).toBe(130);

    const list = await run(['list'], { home });
    expect(list.stdout).toMatch(/built/i);
    const report = await run(['export'], { home });
    expect(report.stdout).toMatch(/Lab "Shelf answers": built .*; 10 of 10 checks pass/);
  });

  test('without a terminal it agrees by --yes, says the same, and ends with 1 until all is green', async () => {
    const { home, folder } = await begun();
    const refused = await run(['lab', 'check', '4'], { home, cwd: folder });
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('you have not agreed');
    const red = await run(['lab', 'check', '4', '--yes'], { home, cwd: folder });
    expect(red.code).toBe(1);
    await expect(steady(red.stdout, folder)).toMatchFileSnapshot('../snapshots/lab-red.txt');
    writeFileSync(join(folder, 'server.js'), SERVER);
    const green = await run(['lab', 'check', '4', '--json'], { home, cwd: folder });
    expect(green.code).toBe(0);
    const told = JSON.parse(green.stdout) as { green: boolean; labs: { checks: { result: string }[] }[] };
    expect(told.green).toBe(true);
    expect(told.labs[0]!.checks.map(({ result }) => result)).not.toContain('failed');
    expect(historyOf(home).filter(({ type }) => type === 'lab')).toMatchObject([
      { lab: 'shelf-answers', passed: [], whole: false },
      { lab: 'shelf-answers', whole: false },
      { lab: 'shelf-answers', whole: true, failed: [] },
    ]);
  });

  test('a program that ends at once is the one message of the round', async () => {
    const { home, folder } = await begun();
    writeFileSync(join(folder, 'server.js'), "console.error('\\u001b[31mNo such module');\nprocess.exit(3);\n");
    const { stdout, code } = await run(['lab', 'check', '4', '--yes'], { home, cwd: folder });
    expect(code).toBe(1);
    expect(stdout).toContain('ended at once, with 3');
    expect(stdout).toContain('No such module');
    expect(stdout).not.toContain('\u001b[31m');
    expect(stdout).toContain('Nothing was asked');
  });

  test('Ctrl-C in the middle of a round leaves nothing running', async () => {
    const { home, folder } = await begun();
    const slow =
      "import { createServer } from 'node:http';\ncreateServer(() => undefined).listen(Number(process.env.PORT), '127.0.0.1', () => console.log(process.env.PORT));\nimport { writeFileSync } from 'node:fs';\nwriteFileSync('port.txt', process.env.PORT);\n";
    writeFileSync(join(folder, 'server.js'), slow);
    const round = session(['lab', 'check', '4', '--yes'], { home, cwd: folder });
    await expect.poll(() => existsSync(join(folder, 'port.txt')), { timeout: 10_000 }).toBe(true);
    round.type(CTRL_C);
    expect(await round.ended()).toBe(130);
    expect(await isOpen(Number(readFileSync(join(folder, 'port.txt'), 'utf8')))).toBe(false);
    expect(historyOf(home).filter(({ type }) => type === 'lab')).toHaveLength(1);
  });

  test('what a changed shelf.yaml runs is agreed to anew, while it is watched', async () => {
    const { home, folder } = await begun();
    await run(['lab', 'check', '4', '--yes'], { home, cwd: folder });
    const watching = session(['lab', 'check', '4', '--watch'], { home, cwd: folder });
    await watching.until('Watching');
    const shelf = join(folder, 'shelf.yaml');
    writeFileSync(shelf, readFileSync(shelf, 'utf8').replace('node server.js', 'touch ran; node server.js'));
    await watching.until('Run this here, now and later');
    watching.type('n\r');
    expect(await watching.ended()).toBe(1);
    expect(watching.screen()).toContain('Nothing was run');
    expect(existsSync(join(folder, 'ran'))).toBe(false);
  });

  test("somebody else's shelf.yaml is agreed to anew, and a changed command, too", async () => {
    const { home, folder } = await begun();
    await run(['lab', 'check', '4', '--yes'], { home, cwd: folder });
    const copy = join(realpathSync(scratch()), 'clone');
    mkdirSync(copy);
    cpSync(folder, copy, { recursive: true });
    expect((await run(['lab', 'check', '4'], { home, cwd: copy })).code).toBe(2);
    const shelf = join(folder, 'shelf.yaml');
    writeFileSync(shelf, readFileSync(shelf, 'utf8').replace('node server.js', 'node ./server.js'));
    expect((await run(['lab', 'check', '4'], { home, cwd: folder })).stderr).toContain('you have not agreed');
  });
});

test.each([
  ['unknown: key\n', 'is no key of it'],
  ['start: [a, list]\n', 'must be a command'],
  ['start: "unended\n', 'cannot be read'],
  [
    'start: node server.js\nenv: { DATABASE_URL: postgres://u:secret@db.example/shelf }\n',
    'does not look like a database',
  ],
])('a shelf.yaml of %j is told in two lines', async (text, said) => {
  const { home, folder } = await begun();
  writeFileSync(join(folder, 'shelf.yaml'), text);
  const { stderr, code } = await run(['lab', 'check', '4', '--yes'], { home, cwd: folder });
  expect(code).toBe(1);
  expect(stderr).toContain(said);
  expect(stderr).not.toContain('secret');
  expect(stderr.trimEnd().split('\n')).toHaveLength(2);
});

test('a later lab brings SHELF.md up to its step, and leaves one that was changed', async () => {
  const { home, folder } = await begun();
  const file = join(folder, 'SHELF.md');
  const later = await run(['lab', 'start', '--lab', '6'], { home, cwd: folder });
  expect(later.stdout).toContain('SHELF.md says now what Shelf promises up to step 6.');
  const promised = readFileSync(file, 'utf8');
  expect(promised).toContain('POST /bookmarks');
  const again = await run(['lab', 'start', '--lab', '6'], { home, cwd: folder });
  expect(again.stdout).not.toContain('SHELF.md');
  writeFileSync(file, `${promised}\nMy notes.\n`);
  const left = await run(['lab', 'start', '--lab', '7'], { home, cwd: folder });
  expect(left.stdout.replace(/\s+/g, ' ')).toContain(
    'SHELF.md is left as it is: `roadmap lab contract 7` prints what Shelf promises up to step 7.',
  );
  expect(readFileSync(file, 'utf8')).toBe(`${promised}\nMy notes.\n`);
});

test('an earlier lab that is started once more leaves SHELF.md at the later step, and says how to come back to it', async () => {
  const { home, folder } = await begun();
  await run(['lab', 'start', '--lab', '6'], { home, cwd: folder });
  const promised = readFileSync(join(folder, 'SHELF.md'), 'utf8');
  const earlier = await run(['lab', 'start', '.', '--lab', '4'], { home, cwd: folder });
  const said = earlier.stdout.replace(/\s+/g, ' ');
  expect(readFileSync(join(folder, 'SHELF.md'), 'utf8')).toBe(promised);
  expect(said).toContain(
    'SHELF.md is left as it is: `roadmap lab contract 4` prints what Shelf promises up to step 4.',
  );
  expect(said).toContain('`roadmap lab shelf-answers` says what to make, `roadmap lab check shelf-answers` tries it.');
  const brief = await run(['lab', '4'], { home, cwd: folder });
  expect(brief.stdout.replace(/\s+/g, ' ')).toContain('run `roadmap lab check shelf-answers`;');
});

test.each([['4'], ['6'], ['2']])('what the learner wrote is theirs when lab %s is started', async (lab) => {
  const { home, folder } = await begun();
  const written = { 'server.js': SERVER, 'shelf.yaml': 'start: node server.js # mine\n', 'store.js': 'mine\n' };
  for (const [name, text] of Object.entries(written)) writeFileSync(join(folder, name), text);
  const { code } = await run(['lab', 'start', '--lab', lab], { home, cwd: folder });
  expect(code).toBe(0);
  for (const [name, text] of Object.entries(written)) expect(readFileSync(join(folder, name), 'utf8')).toBe(text);
});

test('a lab that is not the one to do now is named in what to type', async () => {
  const { home, folder } = await begun();
  const brief = await run(['lab', '7'], { home, cwd: folder });
  expect(brief.stdout.replace(/\s+/g, ' ')).toContain(`Now: \`roadmap lab start '${folder}' --lab rest-api\``);
  const solution = await run(['lab', 'solution', '7'], { home, cwd: folder });
  expect(solution.stdout).toContain('`roadmap lab hint rest-api` says less');
  for (let hint = 1; hint < 3; hint++) await run(['lab', 'hint', '7'], { home, cwd: folder });
  const last = await run(['lab', 'hint', '7'], { home, cwd: folder });
  expect(last.stdout).toContain('`roadmap lab solution rest-api` shows a whole one.');
});

test('a solution tells of the one with a framework, which shows its own files alone', async () => {
  const { home, folder } = await begun();
  const solution = (...args: string[]) => run(['lab', 'solution', ...args], { home, cwd: folder });
  await solution('6');
  const plain = await solution('6');
  expect(plain.stdout).toContain('There is one with express, too: `roadmap lab solution shelf-app --with express`.');
  expect(plain.stdout).toContain('router.js');
  const { stdout } = await solution('6', '--with', 'Express');
  expect(stdout).toContain("import express from 'express'");
  expect(stdout).toContain('views.js');
  expect(stdout).not.toContain('router.js');
  expect((await solution('4')).stdout).not.toContain('express');
});

test.each([
  ['6', 'koa', 'There is one with express'],
  ['4', 'express', '`roadmap lab solution shelf-answers` shows the one without a framework.'],
  ['6', '\u001b[31m', 'There is one with express'],
])('of lab %s there is no solution with %j', async (lab, framework, said) => {
  const { home, folder } = await begun();
  const { stderr, code } = await run(['lab', 'solution', lab, '--with', framework], { home, cwd: folder });
  expect(code).toBe(2);
  expect(stderr).toContain(said);
  expect(stderr).not.toContain('\u001b');
  expect(stderr.trimEnd().split('\n')).toHaveLength(2);
});

test('a solution is shown when it is asked for twice; a contract as Markdown', async () => {
  const { home, folder } = await begun();
  const once = await run(['lab', 'solution', '4'], { home, cwd: folder });
  expect(once.stdout).toContain('Ask once more');
  const twice = await run(['lab', 'solution', '4'], { home, cwd: folder });
  expect(twice.stdout).toContain('server.js');
  const contract = await run(['lab', 'contract', '4'], { home, cwd: folder });
  expect(contract.stdout).toContain('GET /health/live');
  expect(contract.stdout).not.toContain('POST /bookmarks');
  expect(readFileSync(join(folder, 'SHELF.md'), 'utf8').trimEnd()).toBe(contract.stdout.trimEnd());
});
