import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { grade } from '../../../src/domain/asking/grade.js';
import { match, multi, choice, order, predict, short } from '../questions.js';

const ask = (accept: string[], prompt: string, more: Partial<typeof short> = {}) => ({
  ...short,
  accept,
  prompt,
  ...more,
});

test('a chosen option is right, or wrong with its own why', () => {
  expect(grade(choice, 'POST').outcome).toBe('right');
  expect(grade(choice, 'GET')).toEqual({
    outcome: 'wrong',
    why: 'It makes a new one.',
    yours: [{ text: 'GET', why: 'It only reads.' }],
    key: [{ text: 'POST', why: null }],
    compared: null,
  });
});

test("I don't know is unknown, with the key and the reason", () => {
  expect(grade(choice, null)).toMatchObject({ outcome: 'unknown', why: 'It makes a new one.', yours: [] });
});

test('a multi question is right only with all right options and no wrong one, and says how much was right', () => {
  expect(grade(multi, ['PUT', 'GET']).outcome).toBe('right');
  expect(grade(multi, ['GET'])).toMatchObject({ outcome: 'wrong', share: { right: 2, of: 3 } });
  expect(grade(multi, ['GET', 'PUT', 'POST'])).toMatchObject({
    outcome: 'wrong',
    yours: [{ text: 'POST', why: 'Each makes one more.' }],
    share: { right: 2, of: 3 },
  });
});

test('an order is right only as a whole, and says how many stand in their place', () => {
  expect(grade(order, ['a', 'b', 'c']).outcome).toBe('right');
  expect(grade(order, ['a', 'c', 'b'])).toMatchObject({ outcome: 'wrong', share: { right: 1, of: 3 } });
});

test('a match names the pairs that are wrong', () => {
  expect(grade(match, ['GET', 'POST', 'PUT']).outcome).toBe('right');
  expect(grade(match, ['GET', 'PUT', 'POST'])).toMatchObject({
    yours: [
      { text: 'add: PUT', why: 'It goes with POST.' },
      { text: 'replace: POST', why: 'It goes with PUT.' },
    ],
    share: { right: 1, of: 3 },
  });
});

test('a typed answer comes back as it was given', () => {
  expect(grade(short, ' "410" ').compared).toEqual({ given: '"410"', expected: '404, or 404 Not Found' });
});

describe('a name is right', () => {
  const header = ask(['If-Match'], 'Which request header does it send along? Give its name.');
  const cold = ask(['cold start'], 'What is such a slow first request called? Two words.');
  const level = ask(['serializable'], 'Which isolation level gives an outcome as if they ran one after the other?');
  test.each([
    ['in another case', header, 'IF-MATCH'],
    ['behind an article, and in quotes', header, 'the “If-Match”'],
    ['with what kind of thing it is', header, 'the `If-Match` header'],
    ['with a value', header, 'If-Match: "v3"'],
    ['with another kind of hyphen', header, 'If‑Match'],
    ['with a colon', header, 'if-match:'],
    ['with a hyphen, or without a space', cold, 'cold-start'],
    ['in one word', cold, 'coldstart'],
    ['in the plural', cold, 'cold starts'],
    ['with a remark', cold, 'a cold start (of the function)'],
    ['with a noun of the prompt', level, 'serializable isolation'],
    ['with a clause behind it', level, 'serializable, it is the strictest'],
    ['and not another', ask(['string'], 'Which type must it be?'), 'string, not an object'],
    [
      'and not another of the prompt',
      ask(['black'], 'Is it gray? Which color is it?'),
      'black not gray, because p is nearer',
    ],
    ['in a hurry', ask(['POST'], 'Which method?'), 'POST bc it has a body'],
    ['called something first', ask(['203.0.113.9'], 'Which address?'), 'the last one, 203.0.113.9'],
    ['at the end of a statement', ask(['FOR UPDATE'], 'Which words?'), 'SELECT * FROM a WHERE id = 7 FOR UPDATE;'],
    ['with an example', header, 'If-Match, e.g. If-Match: "v3"'],
    ['politely', level, 'I think it is serializable, please.'],
    ['decomposed', ask(['naïve'], 'Which?'), 'nai\u0308ve'],
    ['with spaces around its signs', ask(['(7, 2)'], 'Which pair?'), '( 7 , 2 )'],
    ['on the right of a name of the prompt', ask(['blue'], 'Which color has it?'), 'color = blue'],
    ['with its owner', ask(['textContent'], 'To which property of `item`?'), 'item.textContent'],
    ['without a prompt sign of the shell', ask(['git reflog'], 'Which command?'), '$ git reflog'],
    ['as two names that are both right', ask(['text', 'string'], 'Which?'), 'text/string'],
    ['with a negation of its own', ask(['IS NOT NULL'], 'Which?'), 'is not null;'],
    ['that is made of signs', ask(['cd ..'], 'Which?'), 'cd ..'],
    ['in a sentence', ask(['POST'], 'Which method does `curl` send?'), "It's POST"],
    ['in a sentence of the question', ask(['POST'], 'Which method does `curl` send?'), 'curl sends a POST'],
    ['in a sentence about several', ask(['token'], 'What do model APIs count in a text?'), 'they count tokens'],
    ['in a passive sentence', ask(['black'], 'In which color is `Hello` shown?'), 'it is shown in black'],
    ['with what is said of it', ask(['(7, 2)'], 'One is refused. Which pair?'), 'the pair (7, 2) is refused'],
    ['with its reason', cold, 'a cold start, because it was not warm'],
    ['with a remark about another', cold, 'cold start (not a warm one)'],
    ['with the word before the question', ask(['build'], 'During which stage is it made?'), 'during the build'],
    ['with the file that holds it', ask(['read_tags'], 'Which call of `form.py`?'), 'read_tags in form.py'],
    ['with the rest of its line', ask(['EX'], 'Complete: `SET a 1 ___ 60`. One word.'), 'EX 60'],
    ['as the whole line', ask(['EX'], 'Complete: `SET a 1 ___ 60`. One word.'), 'set a 1 EX 60'],
    ['with the rest of its sentence', ask(['exit'], 'That is its … cost. Which word?'), 'its exit cost'],
    ['as it is assigned', ask(['textContent'], 'In place of `item.a = title`?'), 'item.textContent = title'],
    ['with an owner of one letter', ask(['preventDefault'], 'Which method?'), 'e.preventDefault();'],
    ['with and for a comma', ask(['7,2'], 'Which pair?'), '7 and 2'],
    ['among words of the question', ask(['exit'], 'What is the cost of leaving called?'), 'the cost of exit'],
    ['in British spelling', ask(['normalized'], 'Which form?'), 'normalised'],
    ['behind points for a blank', ask(['-Report-Only', 'Report-Only'], 'Complete `CSP-…`.'), '…-Report-Only'],
    ['before points', ask(['FAST'], 'Complete: `CREATE ___ …`'), 'CREATE FAST …'],
    ['that is missing', ask(['Allow'], 'Which header did the program leave out?'), 'it left out Allow'],
    ['that was forgotten', ask(['HttpOnly'], 'Which attribute was forgotten?'), 'HttpOnly was missing'],
    ['that another becomes', ask(['1.5.0'], 'It is at 1.4.2. Which is next?'), 'from 1.4.2 to 1.5.0'],
    ['with points between its letters', ask(['RFC'], 'What is it called?'), 'R.F.C.'],
    ['without the s of a series', ask(['time series'], 'Which family?'), 'time serie'],
    ['with its value', ask(['Content-Type', 'Content-Type: a/b'], 'Which header?'), 'Content-Type: a/b; c=d'],
    ['that is a path, with its method', ask(['/search?q=SQL'], 'Which path?'), 'GET /search?q=SQL'],
  ])('%s', (_how, question, given) => {
    expect(grade(question, given).outcome).toBe('right');
  });

  test.each([
    ['of another thing', header, 'ETag header'],
    ['that is longer', header, 'If-None-Match'],
    [
      'in the plural of an identifier',
      ask(['Access-Control-Allow-Origin'], 'Which header?'),
      'Access-Control-Allow-Origins',
    ],
    ['that is denied', cold, 'not a cold start'],
    ['with a clause that takes it back', cold, 'cold start, no wait, it is a warm start'],
    ['that is said not to be', ask(['HttpOnly'], 'Which was missing?'), 'HttpOnly was not missing'],
    ['called the other', ask(['POST'], 'Which method?'), 'the other one, POST'],
    ['or another', cold, 'cold start or warm start'],
    ['of which a part is missing', ask(['FOR UPDATE'], 'Which words?'), 'UPDATE'],
    ['with a prefix that turns it', ask(['direct'], 'Which kind?'), 'indirect'],
    ['with a prefix in a word of its own', ask(['asynchronous'], 'Which kind?'), 'a synchronous'],
    ['that lacks a sign at its end', ask(['cd ..'], 'Which?'), 'cd .'],
    ['with another flag', ask(['-D'], 'Which?'), '-d'],
    ['in a sentence that denies it', ask(['POST'], 'Which method does `curl` send?'), 'it never sends POST'],
    ['in a sentence about something else', ask(['POST'], 'Which method does `curl` send?'), 'it refuses POST'],
    ['with a remark that doubts it', cold, 'cold start (or a warm one)'],
    ['with a reason that doubts it', cold, 'cold start, because it is slow, or a warm start'],
    ['that goes on behind a hyphen', ask(['Allow'], 'Which response header names the methods?'), 'Allow-Methods'],
    ['beside another that the question names', ask(['PATCH'], 'Not PUT, which method?'), 'PUT and PATCH'],
    ['in the blank of another line', ask(['EX'], 'Complete: `SET a 1 ___ 60`. One word.'), 'GET a 1 EX 60'],
    ['with a value that no key has', ask(['A-B', 'A-B: c/d'], 'Which header did it leave out?'), 'A-B: e/f'],
    ['that is not missing', ask(['HttpOnly'], 'Which attribute was forgotten?'), 'HttpOnly was not missing'],
    ['all but which is missing', ask(['Allow'], 'Which header did it leave out?'), 'it left out all but Allow'],
    ['that becomes another', ask(['1.5.0'], 'It is at 1.4.2. Which is next?'), 'from 1.5.0 to 1.4.2'],
    ['of a path in another case', ask(['/search?q=SQL'], 'Which path?'), '/search?q=sql'],
  ])('but not one %s', (_how, question, given) => {
    expect(grade(question, given).outcome).toBe('wrong');
  });
});

describe('one slip of the keyboard', () => {
  const level = ask(['serializable'], 'Which level?');
  test.each(['serialzable', 'seriailzable', 'serializzable', 'serializahle'])(
    'in a long word is right: %s',
    (given) => {
      expect(grade(level, given)).toMatchObject({ outcome: 'right', note: 'It is spelled serializable.' });
    },
  );
  test.each([
    ['synchronous', 'asynchronous'],
    ['asynchronous', 'synchronous'],
    ['symmetric', 'asymmetric'],
    ['typed', 'untyped'],
    ['microservice', 'macroservice'],
    ['horizontal', 'horzontla'],
    ['unit', 'unot'],
    ['employer', 'employee'],
  ])('is none where it makes another word, in a short one, or twice: %s and %s', (key, given) => {
    expect(grade(ask([key], 'Which?'), given).outcome).toBe('wrong');
  });
  test('is none where the course has that word', () => {
    expect(grade(ask(['sharding'], 'Which?'), 'sharing').outcome).toBe('right');
    expect(grade(ask(['sharding'], 'Which?', { near: ['sharing'] }), 'sharing').outcome).toBe('wrong');
    expect(grade(ask(['polling'], 'Is it polling, or pooling?'), 'pooling').outcome).toBe('wrong');
  });
});

describe('a number is right', () => {
  const ms = ask(['300'], 'About how many milliseconds does it take? A number.', { match: 'number' });
  const rate = ask(['20'], 'How many tries a minute can one account get?', { match: 'number' });
  const code = ask(['201'], 'Which status code belongs to it?', { match: 'number' });
  const size = ask(['1500.5'], 'How much is it?', { match: 'number' });
  test.each([
    ['in words', ask(['51'], 'How many queries?'), 'fifty-one'],
    ['with a doubt', ms, 'around 300'],
    ['with its unit', ms, '300 milliseconds'],
    ['in another unit', ms, '0.3 s'],
    ['at the end of a calculation', ask(['16'], 'How many calls?'), '4 × 4 = 16'],
    ['as a calculation', ask(['16'], 'How many calls?'), '4*4'],
    ['as a power', ask(['8'], 'How many combinations?'), '2³'],
    ['for a time', rate, '20/min'],
    ['for the time that is asked for', rate, '20 tries per minute'],
    ['with its own reason phrase', code, '201 Created'],
    ['as HTTP says it', code, 'HTTP/1.1 201 (Created)'],
    ['with what it counts', ask(['2'], 'How many parents has the commit?'), 'two parents'],
    ['with a typographic minus', ask(['-5'], 'Which number?'), '−5'],
    ['with apostrophes', ask(['1000'], 'Which number?'), "1'000"],
    ['with thin spaces', ask(['1000000'], 'Which number?'), '1 000 000'],
    ['with a decimal comma', ask(['1.5'], 'Which number?'), '1,5'],
    ['in a language that groups by points', size, '1.500,5'],
    ['as a share of the whole', ask(['1'], 'How many of the two ways did it take?'), '1 of 2'],
    ['in base sixteen', ask(['16'], 'Which number?'), '0x10'],
    ['in a short sentence', ask(['443'], 'Which port?'), "it's 443"],
    ['with a protocol', ask(['443'], 'Which port?'), 'tcp 443'],
    ['with the word before the question', ask(['1000'], 'After how many milliseconds is it done?'), 'after 1000 ms'],
    ['with words of the prompt', ask(['20'], 'How many wrong passwords can one try?'), '20 wrong passwords'],
    ['with a noun cut short', ask(['20'], 'How many characters must it have?'), '20 chars'],
    ['for dollars', ask(['7'], 'What do the calls cost, in dollars?'), '7 USD'],
    ['of a single one', ask(['1'], 'How many rows are there?'), 'a single row'],
    ['behind what it follows from', ask(['5'], 'How many requests?'), '1 for the page and 4 for its files, so 5'],
    ['about equal to a calculation', ask(['10'], 'About how many tries?'), 'log2(1000) ≈ 10'],
    ['with what it is made of', ask(['2'], 'How many issues do you open?'), 'two issues, one per bug'],
    ['with its reason', ask(['2'], 'How many issues do you open?'), '2, because they have nothing in common'],
    ['with a remark', ask(['14'], 'Which size?'), '14 (not the one above)'],
    ['for each of those that are asked for', ask(['15'], 'How big may each pool be?'), '15 per pool'],
    ['behind a calculation in words', ask(['80'], 'How many series is that?'), '20 times 4 is 80'],
    ['of the unit to type', ask(['300'], 'How long does it take? Type the number of milliseconds.'), '0.3 s'],
  ])('%s', (_how, question, given) => {
    expect(grade(question, given).outcome).toBe('right');
  });

  test.each([
    ['of another unit', ms, '300 s'],
    ['of things where a time is asked for', ms, '300 tries'],
    ['of a time where things are asked for', ask(['2'], 'How many parents has the commit?'), '2 s'],
    ['for another time', rate, '20 per second'],
    ["with another's reason phrase", code, '201 Accepted'],
    ['that is denied', code, 'not 201'],
    ['or another', ask(['2'], 'How many parents?'), '2 or 3'],
    ['beside another', ask(['443'], 'Which port?'), '4 43'],
    ['that a calculation does not end with', ask(['51'], 'How many queries?'), '50 + 1 = 52'],
    ['as a bound', ask(['5'], 'How many?'), 'more than 5'],
    ['as the least', ask(['5'], 'How many?'), 'at least 5'],
    [
      'of things that the question names, where a time is asked for',
      ask(['300'], 'Of 9 requests, how many ms takes each?'),
      '300 requests',
    ],
    ['of another unit than the one to type', ask(['300'], 'How long? Type the number of milliseconds.'), '300 s'],
    ['for another time, in words of the prompt', ask(['10'], 'It has 5 per day. How many a second?'), '10 per day'],
    ['before another that follows', ask(['5'], 'How many requests?'), '5 for the files, so 6'],
    ['after a word that limits it', ask(['5'], 'How many requests?'), 'after 5'],
    ['with a remark that doubts it', ask(['5'], 'How many requests?'), '5 (or maybe 6)'],
    ['in a unit that is not asked for', ask(['15'], 'How big may a pool be?'), '15 %'],
    ['for a time that is not asked for', ask(['15'], 'How big may a pool be?'), '15 per second'],
    ['for each of several', ask(['1'], 'Three modules import it. How many times does it run?'), 'once per import'],
    ['as one word after another', ask(['3'], 'How many requests?'), 'one two'],
  ])('but not one %s', (_how, question, given) => {
    expect(grade(question, given).outcome).toBe('wrong');
  });
});

test.each([
  ['3', true],
  ['3.0', true],
  ['3 ms', false],
  ['+3', true],
  ['three', true],
  ['', false],
])('a number answer: %s', (given, right) => {
  expect(grade({ ...short, match: 'number', accept: ['3'] }, given).outcome).toBe(right ? 'right' : 'wrong');
});

describe('match: exact', () => {
  const flag = ask(['git branch -D'], 'Which?', { match: 'exact' });
  test.each([
    [' git branch -D ', true],
    ['`git branch -D`', true],
    ['git branch -d', false],
    ['Git branch -D', false],
    ['git branch -D;', false],
    ['$ git branch -D', true],
    ['the command git branch -D', true],
    ["It's `git branch -D`.", true],
    ['git branch -D (in capitals)', true],
    ['the command git branch -d', false],
    ['not git branch -D', false],
    ['git branch -D or -d', false],
    ['git branch -D main', false],
    ['git  branch  -D', true],
    ['git "branch" -D', true],
    ['# git branch -D', true],
    ['me$ git branch -d', false],
    ['git branch "-D main"', false],
    ['git branch -D GET', false],
  ])('%s', (given, right) => {
    expect(grade(flag, given).outcome).toBe(right ? 'right' : 'wrong');
  });
});

test('match: exact takes the rest of a line with a blank', () => {
  const unit = ask(['%i'], 'Complete it: `Environment=PORT=____`', { match: 'exact' });
  expect(grade(unit, 'PORT=%i').outcome).toBe('right');
  expect(grade(unit, 'PORT=%I').outcome).toBe('wrong');
});

describe('a pattern', () => {
  const command = ask(['[Gg]it (switch|checkout) main'], 'Which?', { match: 'regex' });
  test('must match the whole answer as it was typed', () => {
    expect(grade(command, ' git checkout main ').outcome).toBe('right');
    expect(grade(command, 'git checkout main now').outcome).toBe('wrong');
    expect(grade(command, 'GIT CHECKOUT MAIN').outcome).toBe('wrong');
    expect(grade(ask(['"ok"'], 'Which?', { match: 'regex' }), '"ok"').outcome).toBe('right');
    expect(grade(ask(['cd \\.\\.'], 'Which?', { match: 'regex' }), 'cd ..').outcome).toBe('right');
  });
  test.each(['(a+)+b', '(a|a|a)*b', '(a|aa)+b', 'a*a*a*a*a*a*b', '(?:a?){40}a{40}', '((a*)*)*b'])(
    'that backtracks does not hang: %s',
    { timeout: 2000 },
    (pattern) => {
      expect(grade(ask([pattern], 'Which?', { match: 'regex' }), 'a'.repeat(44)).outcome).toBe('wrong');
    },
  );
  test('is tried as the program hands over', () => {
    expect(grade(command, 'anything', () => true).outcome).toBe('right');
  });
});

test.each([
  ['a text', ask(['POST'], 'Which method?')],
  ['a number', ask(['5'], 'How many requests? A number.')],
])('an answer of a megabyte is judged at once: %s', { timeout: 5000 }, (_what, question) => {
  expect(grade(question, 'no, it is 5 and so, '.repeat(50_000)).outcome).toBe('wrong');
});

describe('what a program prints is right', () => {
  const prints = (answer: string, language = 'js', how: 'text' | 'exact' = 'text') => ({
    ...predict,
    answer,
    language,
    match: how,
  });
  test.each([
    ['in one line', prints('1\nTwo\n'), '1 Two', undefined],
    ['with written line ends', prints('1\nTwo\n'), '1\\nTwo', undefined],
    ['with commas between lines', prints('sql\nhttp\nsql\n'), 'sql, http, sql', undefined],
    ['with slashes between lines', prints('a b\nc\n'), 'a b / c', undefined],
    ['without spaces in a list', prints('[ 1, 2 ]'), '[1,2]', undefined],
    ['with spaces around bars', prints('sql|2\nweb|1\n', 'sql'), 'sql | 2\nweb | 1', undefined],
    ['in quotes', prints('HTTP'), "'HTTP'", 'It is printed without quotes.'],
    ['with each value in quotes', prints('a\nb\n'), '"a", "b"', 'It is printed without quotes.'],
    ['in the case of another language', prints('5 False', 'python'), '5 false', 'Python writes False.'],
    ['in the case of yet another', prints('undefined'), 'Undefined', 'JavaScript writes undefined.'],
    ['decomposed', prints('é'), 'e\u0301', undefined],
    ['in quotes, where it would ask for help', prints('?'), '"?"', undefined],
    ['with and between its lines', prints('a\nb\n'), 'a and b', undefined],
    ['one after the other', prints('a\nb\nc\n'), 'first a, then b, then c', undefined],
    ['with arrows', prints('a\nb\n'), 'a -> b', undefined],
    ['with numbers of its lines', prints('a\nb\n'), '1. a\n2. b', undefined],
    ['with commas between values that hold signs', prints('a:20 a:null'), 'a:20, a:null', undefined],
    ['with a comma behind a list', prints('[40, 70] 3', 'python'), '[40, 70], 3', undefined],
    ['in a sentence', prints('a b'), 'it prints a b', undefined],
    ['behind a label', prints('a b'), 'Output: a b', undefined],
    ['with the end of a sentence', prints('a b'), 'a b.', undefined],
    ['with a remark', prints('a b'), 'a b (the other is skipped)', undefined],
    ['with its reason', prints('a b'), 'a b, because c is not there', undefined],
    ['with one value in quotes', prints('Ana 2'), '"Ana" 2', 'It is printed without quotes.'],
    ['in a number word', prints('3'), 'three', 'It is printed in digits.'],
    ['in number words', prints('2\n4\n'), 'two and four', 'It is printed in digits.'],
    ['with what a number counts', { ...prints('2'), prompt: 'How many emails are left?' }, '2 emails', undefined],
    ['with the names of the code', { ...prints('2 1'), code: 'log(rounds, left)' }, '2 rounds, 1 left', undefined],
    ['as values of the code', { ...prints('2 1'), code: 'log(rounds, left)' }, 'rounds = 2, left = 1', undefined],
    ['with spaces for bars', prints('a|2', 'sql'), 'a 2', 'A bar stands between two columns.'],
    ['with spaces for bars, row by row', prints('a|2\nb|1', 'sql'), 'a 2\nb 1', 'A bar stands between two columns.'],
    ['in other quotes of a list', prints("['a', 'b']", 'python'), '["a", "b"]', 'Python writes single quotes.'],
    ['with a reason that speaks of others', prints('3'), '3, as the 4 is skipped', undefined],
    ['with a clause behind it', prints('a c'), 'a c, the list has room for two', undefined],
    ['and not another', prints('HTTP'), 'HTTP, not SQL', undefined],
    ['behind what it follows from', prints('3 4', 'python'), 'three letters but four bytes, so 3 4', undefined],
    ['as what comes when', prints('0\n2\n'), 'It will be 0, and after that 2', undefined],
    ['line by line, by number', prints('a\nb c\n'), 'line 1: a, line 2: b c', undefined],
    ['with the number of its lines', prints('a\nb\n'), 'the output are 2 lines, a and b', undefined],
    ['with labels of its own', prints('true false\ntrue true'), 'shared: true false\nfresh: true true', undefined],
    [
      'with what gives each',
      { ...prints('3 1'), code: 'log(bank(), shop())' },
      'bank gives 3 and shop gives 1',
      undefined,
    ],
    ['behind the mark of a comment', prints('a b'), '// a b', undefined],
    ['in bold', prints('a b'), '**a b**', undefined],
    ['with one value told twice', prints('a\na\nb\n'), 'a twice, then b', undefined],
    ['in a predicate', prints('a.txt', 'sh'), 'only a.txt is listed', undefined],
    [
      'pasted with the command that ran it',
      { ...prints('1 2', 'python'), code: 'a\n\nb' },
      '$ python3 a.py\n1 2',
      undefined,
    ],
    ['as it was pasted', { ...prints('a\nb\n', 'sh'), code: 'cd x\nls' }, '$ ls\na\nb\n$', undefined],
    ['behind the sign of a console', prints('fine'), '> fine', undefined],
    ['in backticks', prints('fine'), '`fine`', undefined],
    ['with a capital', prints('it moves\nit stays\n'), 'It moves\nIt stays', 'It is printed in another case.'],
    ['without its capital', prints('One\nTwo'), 'one\ntwo', 'It is printed in another case.'],
    ['as the first and the second', prints('a\nb\n'), 'the first is a, and the second is b', undefined],
    ['and nothing else', prints('a b'), 'a b only', undefined],
    ['as somebody thinks', prints('a\nb\n'), 'I think a and b', undefined],
    ['behind what it is', prints('b b b'), 'three times b: b b b', undefined],
    ['as what parts of the program are', { ...prints('2 1'), code: 'log(a.n, b.n)' }, 'a.n is 2, b is 1', undefined],
    ['with a noun of the prompt', { ...prints('2.9.1'), prompt: 'Which version is it?' }, 'version 2.9.1', undefined],
    ['with the phrases of its codes', prints('404 200'), '404 Not Found, 200 OK', undefined],
    ['with colons for bars', prints('a|some\nb|some', 'sql'), 'a: some\nb: some', 'A bar stands between two columns.'],
    ['in number words, one by one', prints('5 0 0'), 'five zero zero', 'It is printed in digits.'],
    ['with all its spaces, to the letter', prints('{"a": 1}\n', 'python', 'exact'), '{"a": 1}', undefined],
  ])('%s', (_how, question, given, note) => {
    expect(grade(question, given)).toMatchObject({ outcome: 'right', ...(note === undefined ? {} : { note }) });
    expect(grade(question, given).note).toBe(note);
  });

  test.each([
    ['in another case', prints('1 TWO'), '1 two'],
    ['in the case of another word of it', { ...prints('sql'), code: "log('SQL'.toString(), 'sql')" }, 'SQL'],
    ['in another order', prints('1\n2\n'), '2 1'],
    ['without the space between values', prints('1 2'), '12'],
    ['without the quotes that are printed', prints("['a', 'b']", 'python'), '[a, b]'],
    ["in Python's case where JSON was asked for", prints('{"a": true}', 'python'), '{"a": True}'],
    ['with other spaces, to the letter', prints('{"a": 1}', 'python', 'exact'), '{"a":1}'],
    ['in quotes, to the letter', prints('HTTP', 'js', 'exact'), "'HTTP'"],
    ['in a sentence that denies it', prints('3'), 'it does not print 3'],
    ['or another', prints('3'), '3 or 4'],
    ['with a remark that doubts it', prints('3'), '3 (or 4 with a header)'],
    ['beside another remark', prints('3'), '3 (4)'],
    ['with one more', prints('3'), '3 and None'],
    ['with one more behind a comma', prints('3'), '3, then it is 4'],
    ['and then not', prints('3'), '3, no wait, it is 4'],
    ['with one more that the program has', { ...prints('a\nc\n', 'sh'), code: 'echo a\necho b\necho c' }, 'a\nb\nc'],
    [
      'with a text that the program has',
      { ...prints('all go'), code: "log('all go', 'all stay')" },
      'all go, all stay here',
    ],
    ['turned by when it comes', prints('0\n2\n'), '2 after 0'],
    ['with a sign before it', prints('3'), '-3'],
    [
      'with its names exchanged in a sentence',
      { ...prints('true\nfalse'), code: 'console.log(a)\nconsole.log(b)' },
      'b is true, a is false',
    ],
    ['without one', prints('a\nb\nc\n'), 'a and b'],
    ['as another type', prints('3.0', 'python'), 'three'],
    ['as a text', prints('2 None', 'python'), "2 'None'"],
    ['as a word that the program has', { ...prints('1'), code: "print('one')" }, 'one'],
    ['of another unit', { ...prints('120'), prompt: 'Ten response times in ms. What is printed?' }, '120 s'],
    ['as less', { ...prints('2'), prompt: 'How many emails are left?' }, 'less than 2 emails'],
    ['as two rows for two columns', prints('1|2', 'sql'), '1\n2'],
    ['as one row for two', prints('a|2\nb|1', 'sql'), 'a 2 b 1'],
    ['without a comma that is printed', prints('a, b'), 'a b'],
    ['with more than was printed', { ...prints('a\nb\n', 'sh'), code: 'cd x\nls' }, '$ ls\na\nb\nc'],
    ['as a path', { ...prints('a\nb\n', 'sh'), code: 'cd x\nls' }, 'a/b'],
    ['as more than it', prints('3'), '> 3'],
    ['with a capital that the program has', { ...prints('it moves'), code: "print('It', 'it moves')" }, 'It moves'],
    ['as another value in capitals', prints('none'), 'None'],
    ['as the second and the first', prints('a\nb\n'), 'the second is a, the first is b'],
    ['behind what doubts it', prints('b b b'), 'you might think of this: b b b'],
    ['behind what denies it', prints('b b b'), 'it is not so: b b b'],
    ['as a column that is none', { ...prints('12', 'sql'), code: 'SELECT id FROM a WHERE b IS NOT NULL' }, 'not 12'],
    ['with its names exchanged', { ...prints('2 1'), code: 'console.log(rounds, left)' }, '2 left, 1 rounds'],
    ['as other values of the code', { ...prints('2 1'), code: 'console.log(a, b)' }, 'b is 2, a is 1'],
    ['of what is counted otherwise', { ...prints('4'), prompt: 'It has three characters. How long is it?' }, '4 chars'],
    ["with another's reason phrase", prints('404 200'), '404 OK, 200 OK'],
    ['with the quotes of JSON', prints('{"a": "b"}', 'python'), "{'a': 'b'}"],
  ])('but not %s', (_how, question, given) => {
    expect(grade(question, given).outcome).toBe('wrong');
  });
});

describe('for any answer', () => {
  const key = fc
    .stringMatching(/^[b-z]{3,9}( [b-z]{3,9})?$/)
    .filter((text) => !/^(?:not|nor|the|but)|\b(?:or|not|no)\b/.test(text));
  const number = fc.integer({ min: 0, max: 999_999 });
  const noise = fc.constantFrom<((text: string) => string)[]>(
    (text) => `"${text}"`,
    (text) => `\`${text}\``,
    (text) => `“${text}”`,
    (text) => `${text}.`,
    (text) => `the ${text}`,
    (text) => `it is ${text}`,
    (text) => text.toUpperCase(),
    (text) => `${text} (I think)`,
  );
  const turn = fc.constantFrom<((text: string) => string)[]>(
    (text) => `not ${text}`,
    (text) => `it isn't ${text}`,
    (text) => `never ${text}`,
    (text) => `anything but ${text}`,
    (text) => `${text} or zzz`,
    (text) => `either ${text} or 7`,
    (text) => `!= ${text}`,
  );
  const texts = fc.oneof(key, number.map(String));
  test('noise around it never makes a right one wrong, or a wrong one right', () => {
    fc.assert(
      fc.property(texts, noise, noise, (text, inner, outer) => {
        // Two periods are no end of a sentence.
        fc.pre(inner !== outer);
        expect(grade(ask([text], 'Which?'), ` ${outer(inner(text))}  `).outcome).toBe('right');
        expect(grade(ask([text], 'Which?'), ` ${outer(inner(`${text}7`))} `).outcome).toBe('wrong');
      }),
    );
  });
  test('a negation or an alternative is never right', () => {
    fc.assert(
      fc.property(texts, noise, turn, (text, noisy, turned) => {
        expect(grade(ask([text], 'Which?'), turned(noisy(text))).outcome).toBe('wrong');
        expect(grade(ask([text], 'Which?'), noisy(turned(text))).outcome).toBe('wrong');
      }),
    );
  });
  test('another number is never right, in whatever unit it is asked for', () => {
    fc.assert(
      fc.property(number, number, fc.constantFrom('', ' ms', ' milliseconds'), (right, given, unit) => {
        const question = ask([String(right)], 'How many ms does it take?');
        expect(grade(question, `${given}${unit}`).outcome).toBe(right === given ? 'right' : 'wrong');
      }),
    );
  });
});
