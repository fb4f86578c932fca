import { describe, expect, test } from 'vitest';
import { firstFailing, sameMistake, type WriteCase, type WriteTask } from '../../src/domain/lab/write-task.js';
import { runWrite, runWritesAtOnce } from '../../src/lab/write/run-write.js';

const posix = describe.skipIf(process.platform === 'win32');
const CASE: WriteCase = {
  ...{ setup: null, call: null, args: [], stdin: '', state: null, after: [], files: [], text: null, ordered: false },
  want: {},
};
const task = (
  language: WriteTask['language'],
  cases: Partial<WriteCase>[],
  setup: string | null = null,
): WriteTask => ({
  language,
  setup,
  cases: cases.map((one) => ({ ...CASE, ...one })),
});
const run = (code: string, of: WriteTask) =>
  runWrite(code, of, { env: process.env, limitMs: /while|RECURSIVE/.test(code) ? 500 : 20_000 });
const failing = async (code: string, of: WriteTask) => firstFailing(of, await run(code, of));

const SHELF = `CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE bookmarks (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id), title TEXT);
INSERT INTO users VALUES (1, 'Ana'), (2, 'Ben');
INSERT INTO bookmarks VALUES (1, 1, 'SQLite'), (2, 1, 'Node'), (3, 2, 'Go');`;

describe('at once', () => {
  const doubles = task('js', [
    { call: 'double(2)', want: { gives: 4 } },
    { call: 'double(-1)', want: { gives: -2 } },
  ]);
  const atOnce = async (codes: string[], of: WriteTask) =>
    (await runWritesAtOnce(of.language, [{ task: of, codes }], { env: process.env, limitMs: 20_000 }))?.[0] ?? null;
  const twice = 'const double = (n) => { console.log(n); return n * 2; };';

  test.each([
    ['js', [twice, 'const double = (n) => n + 2;', 'const double = () => { throw new Error("no"); };', '']],
    [
      'python',
      [
        'def double(n):\n  print(n)\n  return n * 2',
        'double = lambda n: n + 2',
        'def double(n):\n  raise ValueError',
        '',
      ],
    ],
  ] as const)('answers in %s come out as they do apart', async (language, codes) => {
    const of = { ...doubles, language };
    expect(await atOnce([...codes], of)).toEqual(await Promise.all(codes.map((code) => run(code, of))));
  });

  test('answers to several tasks come out as they do apart, and none where one of them does not end', async () => {
    const squares = task(
      'js',
      [{ setup: 'const more = 1;\nconst most = 9;', call: 'square(3) + more', want: { gives: 10 } }],
      'const base = 0;',
    );
    const all = [
      { task: doubles, codes: [twice, ''] },
      { task: squares, codes: ['const square = (n) => n * n;', '\nconst square = (n) => missing;'] },
    ];
    const running = { env: process.env, limitMs: 2000 };
    const apart = all.map(({ task, codes }) => Promise.all(codes.map((code) => run(code, task))));
    expect(await runWritesAtOnce('js', all, running)).toEqual(await Promise.all(apart));
    const endless = { task: doubles, codes: ['const double = () => { for (;;); };'] };
    expect(await runWritesAtOnce('js', [...all, endless], running)).toBeNull();
  });

  test('answers in the shell come out as they do apart, each in a place of its own', async () => {
    const of = task(
      'sh',
      [
        { args: ["it's"], stdin: 'b\na\n', want: {} },
        { setup: 'echo more > more.txt', after: ['ls', 'cat out.txt'], files: ['out.txt'], want: {} },
      ],
      'git init -q . && echo first > in.txt',
    );
    const codes = [
      'sort > out.txt; echo "$1" "$HOME" | sed "s|$HOME|home|"',
      'cat in.txt; git add . && git commit -qm Begin; cd .git; exit 3',
      'echo no >&2; rm -r .git in.txt',
      '',
    ];
    expect(await atOnce(codes, of)).toEqual(await Promise.all(codes.map((code) => run(code, of))));
  });

  test.each([
    ['one that never ends', 'while :; do sleep 1; done'],
    ['one that prints without end', 'yes | head -c 2000000'],
    ['one that ends whoever runs it', 'kill $PPID'],
    ['one that removes where it is told', 'rm -r "$HOME"'],
  ])('not %s, in the shell', async (_what, code) => {
    const of = task('sh', [{ want: {} }]);
    const answers = { task: of, codes: ['true', code] };
    expect(await runWritesAtOnce('sh', [answers], { env: process.env, limitMs: 2000 })).toBeNull();
  });

  test.each([
    ['one that ends the process', [twice, 'const double = () => process.exit(0);'], doubles],
    ['one that cannot be read', [twice, 'const double = ('], doubles],
    ['a whole program', ['console.log(1)'], task('js', [{ want: { stdout: '1' } }])],
    ['a language without calls', ['SELECT 1'], task('sql', [{ want: { rows: [[1]] } }])],
  ])('not %s', async (_what, codes, of) => {
    expect(await atOnce(codes, of)).toBeNull();
  });
});

describe('sql', () => {
  const counts = task(
    'sql',
    [
      {
        want: {
          rows: [
            ['Ana', 2],
            ['Ben', 1],
          ],
        },
      },
    ],
    SHELF,
  );

  test.each([
    ['SELECT name, count(*) FROM users JOIN bookmarks ON user_id = users.id GROUP BY name', null],
    ['SELECT name, count(*) FROM users JOIN bookmarks ON user_id = users.id GROUP BY name ORDER BY name DESC;', null],
    [
      'WITH c AS (SELECT user_id, count(*) n FROM bookmarks GROUP BY 1) SELECT name, n FROM c, users WHERE id = user_id',
      null,
    ],
    ['SELECT name, 2 FROM users', 'rows'],
    ['SELECT nam FROM users', 'error'],
    ['SELEC', 'error'],
    ['', 'rows'],
    ['DROP TABLE users', 'error'],
    ["ATTACH '/etc/passwd' AS p; SELECT * FROM p.sqlite_schema", 'error'],
    ['WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n', 'rows'],
  ])('%s', async (code, fact) => {
    expect((await failing(code, counts))?.misfits[0]?.fact ?? null).toBe(fact);
  });

  test('of a plan, only its words count', async () => {
    const plan = task('sql', [{ want: { rows: [['SEARCH users USING INTEGER PRIMARY KEY (rowid=?)']] } }], SHELF);
    expect(await failing('EXPLAIN QUERY PLAN SELECT name FROM users WHERE id = 1', plan)).toBeNull();
  });

  test('of what runs side by side, one thread is kept, however often', async () => {
    const threads = () => (process.report.getReport() as { workers: unknown[] }).workers.length;
    const one = task('sql', [{ want: { rows: [[1]] } }]);
    for (let round = 0; round < 3; round++) await Promise.all(['SELECT 1', 'SELECT 1'].map((code) => run(code, one)));
    expect(threads()).toBe(1);
  });

  test('the order of rows counts where the question says so', async () => {
    const ordered = task('sql', [{ want: { rows: [[2], [1]] }, ordered: true }], SHELF);
    expect(await failing('SELECT id FROM users ORDER BY id DESC', ordered)).toBeNull();
    expect(await failing('SELECT id FROM users ORDER BY id', ordered)).not.toBeNull();
  });

  test('what a change leaves is looked at by a query, on each set of data', async () => {
    const change = task(
      'sql',
      [
        { state: 'SELECT title FROM bookmarks ORDER BY id', want: { rows: [['Go']] } },
        {
          setup: "INSERT INTO bookmarks VALUES (4, 2, 'C')",
          state: 'SELECT count(*) FROM bookmarks',
          want: { rows: [[2]] },
        },
      ],
      SHELF,
    );
    expect(await failing('DELETE FROM bookmarks WHERE user_id = 1', change)).toBeNull();
    expect(await failing('DELETE FROM bookmarks WHERE id < 3 OR id > 3', change)).toMatchObject({ index: 1 });
  });

  test('a foreign key holds, and an error can be what is wanted', async () => {
    const refused = task('sql', [{ want: { error: { has: 'FOREIGN KEY' } } }], SHELF);
    expect(await failing("INSERT INTO bookmarks VALUES (9, 9, 'x')", refused)).toBeNull();
    expect(await failing("INSERT INTO bookmarks VALUES (9, 1, 'x')", refused)).not.toBeNull();
  });

  test('a statement that never ends is ended, and the next one runs', async () => {
    const never = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n';
    expect((await run(never, counts))[0]).toMatchObject({ limit: 'time' });
    expect((await run('SELECT 1', counts))[0]).toMatchObject({ facts: { rows: [[1]] } });
  });
});

const JS = {
  language: 'js' as const,
  right: "const slug = (title) => title.trim().toLowerCase().replace(/\\s+/g, '-');",
  other:
    "import { inspect } from 'node:util';\nexport async function slug(t) { return t.trim().toLowerCase().split(/ +/).join('-'); }",
  wrong: "function slug(title) { console.log('got', title); return title.replace(' ', '-'); }",
  throws: 'function slug(title) {\n  return title.slugged();\n}',
  syntax: 'function slug(title) {\n  return title.;\n}',
  never: 'function slug() { while (true) {} }',
  exits: 'process.exit(0);',
  program:
    "const [name] = process.argv.slice(2); process.stdin.on('data', (d) => console.log(`${name}: ${String(d).trim()}`));",
};
const PYTHON = {
  language: 'python' as const,
  right: "def slug(title):\n    return '-'.join(title.lower().split())",
  other:
    "import asyncio\nasync def slug(title):\n    await asyncio.sleep(0)\n    return '-'.join(title.lower().split())\nif __name__ == '__main__':\n    print('main')",
  wrong: "def slug(title):\n    print('got', title)\n    return title.replace(' ', '-', 1)",
  throws: 'def slug(title):\n    return title.slugged()',
  syntax: 'def slug(title):\n    return title.\n',
  never: 'def slug(title):\n    while True: pass',
  exits: 'import os\nos._exit(0)',
  program: 'import sys\nprint(sys.argv[1] + ": " + sys.stdin.read().strip())',
};

posix.each([JS, PYTHON])('$language', ({ language, ...written }) => {
  const slug = task(
    language,
    [
      { call: "slug('A  Title')", want: { gives: 'a-title' } },
      { call: "slug('two  Words here')", want: { gives: 'two-words-here' } },
    ],
    language === 'js' ? 'const before = 1;\n' : 'before = 1\n',
  );

  test.each(['right', 'other'] as const)('a %s solution passes', async (name) => {
    expect(await failing(written[name], slug)).toBeNull();
  });

  test('a wrong result is told with what was printed', async () => {
    const outcomes = await run(written.wrong, slug);
    expect(firstFailing(slug, outcomes)).toMatchObject({
      index: 0,
      misfits: [{ fact: 'gives', expected: '"a-title"' }],
    });
    expect(outcomes[0]!.said).toBe('got A  Title');
  });

  test('an error is told with its line', async () => {
    expect((await run(written.throws, slug))[0]!.said).toMatch(/^line 2: (TypeError|AttributeError): /);
    expect((await failing(written.throws, slug))!.misfits[0]).toMatchObject({ fact: 'error', expected: 'no error' });
  });

  test('what is no program is told with its line', async () => {
    const [outcome] = await run(written.syntax, slug);
    expect(outcome!.facts['error']).toMatch(/^SyntaxError: /);
    expect(outcome!.said).toMatch(/line 2\b/);
  });

  test('a program that never ends, or ends before it answers, gives nothing', async () => {
    expect(await failing(written.never, slug)).toMatchObject({ misfits: [{ fact: 'end' }] });
    expect(await failing(written.exits, slug)).toMatchObject({ misfits: [{ fact: 'error' }] });
  });

  test('a whole program has arguments and input', async () => {
    const whole = task(language, [{ args: ['ana'], stdin: 'hello\n', want: { stdout: 'ana: hello' } }]);
    expect(await failing(written.program, whole)).toBeNull();
  });

  test('the same mistake is known by what it does, not by how it is written', async () => {
    const wrongs = [await run(written.throws, slug), await run(written.wrong, slug)];
    expect(sameMistake(slug, await run(written.wrong.replaceAll('title', 'text'), slug), wrongs)).toBe(1);
    expect(sameMistake(slug, await run(written.never, slug), wrongs)).toBeNull();
  });
});

posix('sh', () => {
  test.each([
    ['sort -u list.txt | wc -l', null],
    ['sort list.txt | uniq | wc -l', null],
    ['wc -l < list.txt', 'stdout'],
    ['echo 2', 'stdout'],
    ['sort -u lst.txt | wc -l; false', 'error'],
  ])('%s', async (code, fact) => {
    const count = task(
      'sh',
      [{ want: { stdout: '2' } }, { setup: "printf 'c\\n' >> list.txt", want: { stdout: '3' } }],
      "printf 'b\\na\\nb\\n' > list.txt",
    );
    expect((await failing(code, count))?.misfits[0]?.fact ?? null).toBe(fact);
  });

  test('git has an identity, and the repository is looked at afterwards', async () => {
    const commit = task(
      'sh',
      [
        {
          after: ['git log --format=%an:%s', 'git status --porcelain'],
          want: { 'after./git log --format=%an:%s': 'Ana:Add notes', 'after./git status --porcelain': '' },
        },
      ],
      'git init -q && echo hello > notes.txt',
    );
    expect(await failing("git add notes.txt && git commit -qm 'Add notes'", commit)).toBeNull();
    expect(await failing("git commit -qm 'Add notes'", commit)).not.toBeNull();
  });

  test('files are looked at afterwards', async () => {
    const move = task(
      'sh',
      [{ files: ['b/a.txt', 'a.txt'], want: { 'files./b~1a.txt': 'x', 'files./a.txt': { present: false } } }],
      'echo x > a.txt',
    );
    expect(await failing('mkdir b && mv a.txt b/', move)).toBeNull();
    expect(await failing('mkdir b && cp a.txt b/', move)).toMatchObject({ misfits: [{ fact: 'files./a.txt' }] });
  });
});

describe('regex', () => {
  const dates = task('regex', [
    { text: '2026-11-28', want: { found: true } },
    { text: '2026-1-28', want: { found: false } },
  ]);
  test.each([
    ['^\\d{4}-\\d{2}-\\d{2}$', null],
    ['/^\\d{4}(-\\d{2}){2}$/u', null],
    ['\\d+', 'found'],
    ['(', 'error'],
  ])('%s', async (code, fact) => {
    expect((await failing(code, dates))?.misfits[0]?.fact ?? null).toBe(fact);
  });

  test('a pattern that backtracks for ever is ended', async () => {
    const many = task('regex', [{ text: 'a'.repeat(44), want: { found: false } }]);
    expect(await failing('^(a+)+b$', many)).toMatchObject({ misfits: [{ fact: 'end' }] });
  });
});

test.each([
  ['yaml', 'on:\n  push:\n    branches: [main]\n', null],
  ['yaml', 'on: {push: {branches: [main]}}', null],
  ['yaml', 'on: push', 'json./on/push/branches'],
  ['yaml', 'on: [', 'error'],
  ['json', '{"on":{"push":{"branches":["main"]}}}', null],
  ['json', '{on: 1}', 'error'],
] as const)('%s %s', async (language, code, fact) => {
  const pushed = task(language, [{ want: { 'json./on/push/branches': { has: 'main' } } }]);
  expect((await failing(code, pushed))?.misfits[0]?.fact ?? null).toBe(fact);
});

test('a mistake in one of several ways that are right is known by what it does', async () => {
  const want = { any: [{ 'json./a': 1 }, { 'json./b': 1 }] };
  const data = task('yaml', [{ want }]);
  const wrongs = [await run('a: 2', data), await run('b: 2', data)];
  expect(await failing('b: 1', data)).toBeNull();
  expect(sameMistake(data, await run('{ "b": 2, "c": 3 }', data), wrongs)).toBe(1);
});
