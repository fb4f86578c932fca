import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { scratch } from '../scratch.js';
import { run } from './cli.js';

const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/import/${name}`, import.meta.url));

test.each([
  ['every-kind.gift', /^every-kind\.gift: read as GIFT/, 'networks-harder', '1\n\n'],
  ['ownership.toml', /read as mdbook-quiz/, 'ownership', '1\n\n'],
  ['docker-notes.txt', /read as an Anki text export/, 'docker-basics', '\n'],
  ['table.csv', /read as CSV/, 'git', '1\n\n'],
])('author import %s: is checked, and asked', async (name, told, step, answers) => {
  const home = scratch();
  const made = await run(['author', 'import', fixture(name), '-o', 'bank'], { home });
  expect([made.stdout, made.code]).toEqual([expect.stringMatching(told), 0]);
  expect(made.stderr).toContain('Written: bank, a roadmap.');
  const asked = await run(['quiz', step, '--roadmap', 'bank', '--seed', '1'], { home, input: answers });
  expect(asked.stdout).toMatch(/question 1 of|Question 1 of/);
});

test('author import: what it makes has no error for author check', async () => {
  const home = scratch();
  await run(['author', 'import', fixture('every-kind.gift'), '-o', 'bank'], { home });
  const { stdout, code } = await run(['author', 'check', 'bank'], { home });
  expect([code, stdout]).toEqual([0, expect.not.stringContaining('  error  ')]);
});

test('author import --json: the same report, and what is made again is what an import made', async () => {
  const home = scratch();
  const bank = join(home, 'bank.gift');
  writeFileSync(bank, '::One::Which?{=this ~that}\n\n::Two::Why?{}');
  const first = await run(['author', 'import', 'bank.gift', '--json'], { home });
  expect(JSON.parse(first.stdout)).toMatchObject({
    roadmap: { id: 'bank', folder: 'bank' },
    files: [{ name: 'bank.gift', format: 'GIFT', encoding: 'UTF-8' }],
    ...{ whole: 1, part: 0, not: 1, texts: 0, share: 0.5 },
    items: [
      { line: 1, id: 'one', kind: 'choice', outcome: 'whole', lost: [] },
      { line: 3, id: null, kind: null, outcome: 'not' },
    ],
  });
  const refused = await run(['author', 'import', 'bank.gift'], { home });
  expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('Add --force to make it again')]);
  expect((await run(['author', 'import', 'bank.gift', '--force'], { home })).code).toBe(0);
  mkdirSync(join(home, 'mine'));
  writeFileSync(join(home, 'mine', 'roadmap.yaml'), 'id: mine\n');
  const kept = await run(['author', 'import', 'bank.gift', '-o', 'mine', '--force'], { home });
  expect([kept.code, readFileSync(join(home, 'mine', 'roadmap.yaml'), 'utf8')]).toEqual([2, 'id: mine\n']);
});

test('author import refuses what is none, or too large, in two lines', async () => {
  const home = scratch();
  writeFileSync(join(home, 'empty.gift'), '');
  writeFileSync(join(home, 'large.gift'), Buffer.alloc(50_000_000, 'a'));
  for (const [name, message] of [
    ['none.gift', 'There is no '],
    ['empty.gift', 'empty.gift is empty.'],
    ['large.gift', 'large.gift has 50 MB; a bank of at most 16 MB is read.'],
    ['.', 'is no file.'],
  ] as const) {
    const { stderr, code } = await run(['author', 'import', name, '-o', 'bank'], { home });
    expect(stderr).toContain(message);
    expect(stderr.trim().split('\n')).toHaveLength(2);
    expect(code).not.toBe(0);
  }
  expect(existsSync(join(home, 'bank'))).toBe(false);
});

test('export --format gift: what it has no form for is told beside it', async () => {
  const home = scratch();
  await run(['author', 'import', fixture('table.csv'), '-o', 'bank'], { home });
  const { stdout, stderr } = await run(['export', '--format', 'gift', '--roadmap', 'bank'], { home });
  expect(stdout).toContain(
    '$CATEGORY: Git\n\n::git-amend::[markdown]Which command changes the last commit?{\n\t=git commit',
  );
  expect(stderr).toContain('1 question cannot be said in GIFT: 1 order.');
});
