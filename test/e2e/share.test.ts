import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { scratch, VALID } from '../scratch.js';
import { ENTER, run, session } from './cli.js';

const ROAD = ['--roadmap', VALID];

async function begun(): Promise<string> {
  const home = scratch();
  await run(['next', ...ROAD, '--seed', '1'], { home, input: `1\n${'?\n'.repeat(3)}` });
  return home;
}

const linesOf = (path: string) =>
  gunzipSync(readFileSync(path))
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

test('share says what goes out, and writes a file that tells nobody where, when or by whom', async () => {
  const [home, folder] = [await begun(), scratch()];
  const file = join(folder, 'anna.jsonl.gz');
  const { stdout, stderr, code } = await run(['share', ...ROAD, '--as', 'Anna-Lena', '-o', file], { home });
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /^What goes out under the name Anna-Lena, from \d{4}-\d\d-\d\d to \d{4}-\d\d-\d\d:\n {2}\d answers: /,
  );
  expect(stdout).toMatch(
    /Such as: on [^]*question [\w-]+ of step queue,\s+answered\s+2\s+times\s+by\s+then,\s+not\s+known\.\n/,
  );
  expect(stdout).toContain('Not what you typed or wrote.');
  expect(stderr).toMatch(/^Written: .*anna\.jsonl\.gz \(1 kB\)\. It\s+goes\s+nowhere\s+by\s+itself/);
  const [header, ...facts] = linesOf(file);
  expect(header).toMatchObject({ share: 1, name: 'Anna-Lena', roadmap: 'small', track: 'node', facts: facts.length });
  const text = JSON.stringify([header, facts]);
  const device = readFileSync(join(home, 'roadmaps/small/device'), 'utf8').trim();
  const history = readFileSync(join(home, `roadmaps/small/history/${device}.jsonl`), 'utf8')
    .trim()
    .split('\n');
  const { by, id } = JSON.parse(history[0]!) as { by: string; id: string };
  for (const secret of [device, by.split('.')[0]!, id, home]) expect(text).not.toContain(secret);
  expect(text).not.toMatch(/\d\d:\d\d/);
});

test('one learner is the same in two files under one name, and another under another', async () => {
  const [home, folder] = [await begun(), scratch()];
  const learner = async (name: string, file: string) => {
    await run(['share', ...ROAD, '--as', name, '-o', join(folder, file)], { home });
    return linesOf(join(folder, file))[0]!['learner'];
  };
  const first = await learner('anna', '1');
  expect([await learner('anna', '2'), (await learner('bea', '3')) === first]).toEqual([first, false]);
});

test('the name is asked once, and kept', async () => {
  const [home, folder] = [await begun(), scratch()];
  const asked = session(['share', ...ROAD], { home, cwd: folder });
  await asked.until('Your name for this');
  asked.type(`=1+1${ENTER}`);
  await asked.until('It is 1 to 40 letters');
  asked.type(`\u0015Anna B${ENTER}`);
  await asked.until('Written: share-anna-b-');
  expect(await asked.ended()).toBe(0);
  const again = await run(['share', ...ROAD, '--force'], { home, cwd: folder });
  expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining('under the name Anna B') as string });
  expect((await run(['config', 'get', 'share-as', ...ROAD], { home })).stdout).toBe('Anna B\n');
});

const REFUSED: [what: string, args: string[], code: number, says: string][] = [
  ['no name', [], 2, 'There is no name yet to hand in under.\nChoose one: `roadmap share --as NAME`.\n'],
  ['a path', ['--as', '../anna'], 2, '"../anna" is no name to hand in under.\nIt is 1 to 40 letters'],
  ['an escape', ['--as', '\u001b[2J'], 2, '"␛[2J" is no name to hand in under.\n'],
  ['a file', ['--as', 'anna', '-o', 'there'], 2, 'exists already.\nName another file, or add --force'],
  ['its history', ['--as', 'anna', '-o', 'home/history/x'], 2, 'lies in the folder that holds your progress.\n'],
  ['standard output', ['--as', 'anna', '-o', '-'], 2, 'A hand-in is a file'],
  ['no folder', ['--as', 'anna', '-o', 'none/x'], 1, 'could not be written: there is no such folder.\n'],
];

test('what cannot be is refused in two lines', async () => {
  const folder = scratch();
  const home = join(folder, 'home');
  await run(['next', ...ROAD, '--seed', '1'], { home, cwd: folder, input: '1\n?\n?\n' });
  writeFileSync(join(folder, 'there'), '');
  for (const [what, args, code, says] of REFUSED) {
    const ended = await run(['share', ...ROAD, ...args], { home, cwd: folder });
    expect([what, ended.code]).toEqual([what, code]);
    expect(ended.stderr).toContain(says);
    expect(ended.stderr.trimEnd().split('\n')).toHaveLength(2);
  }
});

test('where nothing was learned, nothing is asked and nothing written', async () => {
  const home = scratch();
  const { code, stderr } = await run(['share', ...ROAD, '--as', 'anna'], { home });
  expect([code, stderr]).toEqual([1, 'There is nothing to hand in yet.\nLearn something first: `roadmap next`.\n']);
});
