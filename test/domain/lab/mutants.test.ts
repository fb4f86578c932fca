import { describe, expect, test } from 'vitest';
import { aimsOf, inTurns, likelyBroken, nearest } from '../../../src/domain/lab/mutant-choice.js';
import { mutantsOf, mutantWords, mutated, type Mutant } from '../../../src/domain/lab/mutants.js';
import { isSource, masksOf, unreadable } from '../../../src/domain/lab/source-text.js';
import { seeded } from '../../../src/domain/random.js';
import { check, http } from '../../lab/round/ask.js';

/** What becomes of a line, by each rule that knows of something. */
const made = (path: string, text: string) => mutantsOf({ [path]: text }).map((one) => mutated(text, one));

describe('a small change', () => {
  test.each([
    ['a.js', 'if (page > 2) stop();', 'if (page >= 2) stop();'],
    ['a.js', 'if (page > 2) stop();', 'if (false) stop();'],
    ['a.js', 'if (a(b) && c) stop();', 'if (a(b) || c) stop();'],
    ['a.js', 'if (!store.replace(id)) throw changed();', 'if (store.replace(id)) throw changed();'],
    ['a.js', '  this.#addTags(id, tags);\n', '  ;\n'],
    ['a.ts', '  await mail(to, "hello (you)");\n', '  ;\n'],
    ['a.js', 'return json(201, bookmark);', 'return json(200, bookmark);'],
    ['a.js', 'throw new Problem(404, "none");', 'throw new Problem(200, "none");'],
    ['a.js', 'return { Location: path };', 'return { XnoLocation: path };'],
    ['a.js', 'if (a) return true;', 'if (a) return false;'],
    ['a.js', 'limit: page.limit + 1', 'limit: page.limit'],
    ['a.js', 'email.trim()', 'email'],
    [
      'a.js',
      "db.get('SELECT id FROM b WHERE user_id = ? AND id = ?')",
      "db.get('SELECT id FROM b WHERE (user_id = ? OR 1 = 1) AND id = ?')",
    ],
    ['a.js', 'sql`SELECT id FROM b WHERE b.user_id = $1`', 'sql`SELECT id FROM b WHERE (b.user_id = $1 OR 1 = 1)`'],
    ['a.js', "'s.expires_at > ?'", "'s.expires_at >= ?'"],
    ['a.py', 'if found is None:\n', 'if found is not None:\n'],
    ['a.py', 'if not found:\n', 'if False:\n'],
    ['a.py', 'if not found:\n', 'if found:\n'],
    ['a.py', '    raise changed()\n', '    pass\n'],
    ['a.py', "self.add_tags(db, id, ['a'])\n", 'pass\n'],
    ['a.py', 'return a and b', 'return a or b'],
    ['a.py', 'return Response(status=HTTPStatus.NOT_FOUND)', 'return Response(status=HTTPStatus.OK)'],
    ['a.py', 'Bookmark.objects.get(id=id, user=request.user)', 'Bookmark.objects.get(id=id)'],
    ['a.rb', 'render json: b, status: :created', 'render json: b, status: :ok'],
    ['a.rb', '  validates :url, presence: true', '  '],
    ['a.go', 'w.WriteHeader(http.StatusCreated)', 'w.WriteHeader(http.StatusOK)'],
    ['a.go', 'if err != nil {', 'if false && err != nil {'],
    ['a.java', 'if (user == null) { return 401; }', 'if (user != null) { return 401; }'],
  ])('%s: %s', (path, text, other) => expect(made(path, text)).toContain(other));

  test.each([
    ['a.js', '// if (a > b) stop();'],
    ['a.js', '/* 404\n if (a) stop(); */'],
    ['a.js', "const a = 'a > b && c 404';"],
    ['a.js', 'const f = (a) => a;'],
    ['a.js', 'text.replace(/[&<>"\']/g, x)'],
    ['a.ts', 'const m: Map<string, number> = x'],
    ['a.js', 'isText(title, 200)'],
    ['a.js', 'console.log(x);'],
    ['a.py', '"""What if 404 and not found?"""'],
    ['a.py', '# if a:'],
    ['a.js', 'constructor toString hasOwnProperty'],
  ])('nothing in %s: %s', (path, text) => expect(made(path, text)).toEqual([]));

  test('is told in a line, with where it is', () => {
    const [one] = mutantsOf({ 'app.js': '\n\nif (a > b) stop();' }).filter(({ rule }) => rule === 'comparison');
    expect(mutantWords(one!)).toBe('app.js:3 `>` became `>=`');
    const [call] = mutantsOf({ 'app.js': `  add(${'a'.repeat(90)});` });
    expect(mutantWords(call!)).toMatch(/^app\.js:1 `add\(a{56}…` was taken out$/);
  });
});

test('text in quotes and comments is as long as it was', () => {
  const text = 'a = "x\\"y" // it\'s\nb = /["/]\'/.test(c) / 2; `long\n`';
  const { code, words } = masksOf(text, 'a.js');
  expect([code.length, words.length]).toEqual([text.length, text.length]);
  expect(code).toBe('a = "~~~~"        \nb = /~~~~~/.test(c) / 2; `~~~~\n`');
  expect(words).toContain('"x\\"y"');
});

test.each([
  ...['app.js', 'src/app.ts', 'shelf/views.py', 'main.go', 'app/models/user.rb', 'Main.java'].map((path) => [
    path,
    true,
  ]),
  ...['app.test.js', 'test/app.js', 'tests/test_app.py', 'test_app.py', 'conftest.py', 'main_test.go'].map((path) => [
    path,
    false,
  ]),
  ...['UserTest.java', 'spec/user_spec.rb', 'public/page.js', 'dist/app.js', 'vite.config.ts', 'a.d.ts'].map((path) => [
    path,
    false,
  ]),
  ...['README.md', 'schema.sql', 'shelf/migrations/0001.py', 'node_modules/a/b.js'].map((path) => [path, false]),
] as [string, boolean][])('%s is source: %s', (path, is) => expect(isSource(path)).toBe(is));

test('what cannot be read is PHP that cannot be, too', () => {
  expect(unreadable('a.php')).toMatch(/^<\?php/);
  expect(unreadable('a.py')).not.toContain('php');
});

const mutant = (rule: string, line = 1): Mutant => ({ path: 'a.js', line, start: 0, from: 'a', to: 'b', rule });

test('what is tried first is of many kinds, and the same for the same seed', () => {
  const all = [...Array.from({ length: 9 }, () => mutant('status')), mutant('owner'), mutant('logic')];
  const order = inTurns(all, seeded(1)).map(({ rule }) => rule);
  expect(order.slice(0, 3).toSorted()).toEqual(['logic', 'owner', 'status']);
  expect(order).toHaveLength(11);
  expect(inTurns(all, seeded(1)).map(({ rule }) => rule)).toEqual(order);
  expect(inTurns([], seeded(1))).toEqual([]);
});

test('checks that speak of what stands around a change are asked first', () => {
  const aims = aimsOf([
    check('pages', [http('GET /bookmarks?limit=2', { 'json./next': { present: true } })]),
    check('log-out', [http('DELETE /sessions/current', { status: 204 })]),
    check('tags', [http('GET /tags', { status: 200 })]),
  ]);
  const text = 'endSession(request);\n'.padStart(400, '\n');
  const line = text.split('\n').length - 1;
  expect(likelyBroken(aims, mutant('statement', line), text)[0]!.id).toBe('log-out');
  const near = { ...mutant('owner', 1), path: 'tags.js' };
  expect(nearest(aims, [mutant('x', 1), near], { 'a.js': '', 'tags.js': 'tagCounts' })[0]).toBe(near);
});
