import { expect, test } from 'vitest';
import type { MetricsAsk } from '../../../src/domain/lab/ask.js';
import type { Want } from '../../../src/domain/lab/want.js';
import { readMetrics } from '../../../src/lab/round/metrics-text.js';
import { ask, check, http, PASSED, project, server, step } from './ask.js';

const values = (text: string) =>
  readMetrics(text).samples.map(({ name, labels, value }) => [name, { ...labels }, value]);

test('the text forms are read as libraries print them', () => {
  const text = `# HELP shelf_requests_total All of "them", \\\\ and \\n more.
# TYPE shelf_requests_total counter
# a comment
shelf_requests_total{method="GET",route="/bookmarks/:id",status="200"} 7
shelf_requests_total { method = "POST" , route="a\\"b\\\\c\\nd", } 3 1395066363000
\tshelf_up 1

plain 12.47
weird{problem="division by zero"} +Inf -3982045
weird{problem="}"} NaN
weird{problem="{,="} -Inf
shelf_request_seconds_bucket{le="+Inf"} 1.5e3
shelf_request_seconds_sum 4.2E-05
`;
  expect(values(text)).toEqual([
    ['shelf_requests_total', { method: 'GET', route: '/bookmarks/:id', status: '200' }, 7],
    ['shelf_requests_total', { method: 'POST', route: 'a"b\\c\nd' }, 3],
    ['shelf_up', {}, 1],
    ['plain', {}, 12.47],
    ['weird', { problem: 'division by zero' }, Infinity],
    ['weird', { problem: '}' }, NaN],
    ['weird', { problem: '{,=' }, -Infinity],
    ['shelf_request_seconds_bucket', { le: '+Inf' }, 1500],
    ['shelf_request_seconds_sum', {}, 0.000042],
  ]);
  expect(readMetrics(text)).toMatchObject({ problem: null, types: { shelf_requests_total: 'counter' } });
});

test('OpenMetrics too: examples, times with a point, _created, and what stands behind its end', () => {
  const text = `# TYPE shelf_requests counter
# UNIT shelf_request_seconds seconds
shelf_requests_total{route="/"} 7.0 1395066363.5 # {trace_id="a # b"} 0.67 1520879607.789
shelf_requests_created{route="/"} 1.7e+09
foo_bucket{le="0.1"} 8 # {} 0.054
{"with.dots","http.route"="/"} 2
# EOF
anything
`;
  expect(values(text)).toEqual([
    ['shelf_requests_total', { route: '/' }, 7],
    ['shelf_requests_created', { route: '/' }, 1.7e9],
    ['foo_bucket', { le: '0.1' }, 8],
    ['with.dots', { 'http.route': '/' }, 2],
  ]);
  expect(readMetrics(text)).toMatchObject({ problem: null, types: { shelf_requests: 'counter' } });
});

test.for([
  ['', 'there is no number in it'],
  ['# TYPE a counter\n', 'there is no number in it'],
  ['<html></html>', 'line 1, it begins with no name of a metric: <html></html>'],
  ['{"a": 1}', 'line 1, there is no } behind the labels'],
  ['a 1\na{b=c} 1', 'line 2, the value of b does not stand in double quotes'],
  ['a{b="c} 1', 'line 1, the value of b does not stand in double quotes'],
  ['a{b="c" d="e"} 1', 'line 1, there is no } behind the labels'],
  ['a{b} 1', 'line 1, the label b has no value'],
  ['a{1="c"} 1', 'line 1, a label has no name'],
  ['a{b="c",b="d"} 1', 'line 1, it has b twice'],
  ['a{b="c"', 'line 1, there is no } behind the labels'],
  ['a\n', 'line 1, there is no number behind'],
  ['a one', 'line 1, there is no number behind'],
  ['a 0x1 2 3', 'line 1, there is no number behind'],
  ['a 1\r\n', 'line 1, a line ends with \\n alone'],
  ['a 1\na 2', 'line 2, the same name and labels stand there twice'],
  ['a{b="1",c="2"} 1\na{c="2",b="1"} 1', 'line 2, the same name and labels stand there twice'],
])('what no server reads is told with its line: %j', ([text, problem]) => {
  expect(readMetrics(text!).problem).toContain(problem);
});

test('labels named like what every object has are labels, and a hostile text ends, too', () => {
  const { samples } = readMetrics('a{__proto__="x",constructor="y"} 1\n');
  expect(Object.keys(samples[0]!.labels)).toEqual(['__proto__', 'constructor']);
  for (const text of [
    'a{' + 'b="c",'.repeat(1e5),
    'a{b="' + '\\'.repeat(1e6),
    'a' + ' '.repeat(1e6) + 'x',
    'a '.repeat(5e5),
  ])
    expect(readMetrics(text).problem).not.toBeNull();
});

function metrics(of: string | null, want: Want = {}, where: MetricsAsk['where'] = {}, within: number | null = null) {
  return step({ kind: 'metrics', line: 'GET /metrics', of, where }, want, { within });
}

test('a rise is counted from the last step that looked at the same, however often it was asked', async () => {
  const program = server(
    `if (req.url === '/a') setTimeout(() => (count += 1), 150);
     if (req.url !== '/metrics') return res.end('ok');
     res.setHeader('content-type', 'text/plain; version=0.0.4');
     res.end('# TYPE n_total counter\\nn_total{route="/a",status="200"} ' + count + '\\nn_total{route="/b",status="404"} 5\\n');`,
    'let count = 1;',
  );
  const a = { route: '/a', status: { matches: '^2' } };
  const told = await ask(project({ 'server.js': program }), [
    check('rises', [
      metrics(
        'n_total',
        { status: 200, 'headers.content-type': { has: 'text/plain' }, 'types./n_total': 'counter' },
        a,
      ),
      metrics('n_total', { 'labels./route': ['/b'], series: { count: 1 }, sum: 5 }, { status: '404' }),
      http('GET /a', { status: 200 }, { times: 3 }),
      metrics('n_total', { rise: 3, problem: { present: false } }, a, 3),
      http('GET /a', { status: 200 }),
      metrics('n_total', { rise: 1 }, a, 3),
    ]),
    check('first', [metrics('n_total', { rise: { present: false }, series: { count: 2 } })]),
    check('other', [metrics('m_total', { series: { count: 0 }, sum: 0 })]),
  ]);
  expect(told.results).toEqual({ rises: PASSED, first: PASSED, other: PASSED });
});

test('an answer that is none, or ten megabytes, fails the step and holds nothing up', async () => {
  const program = (handler: string) =>
    project({ 'server.js': server(`if (req.url !== '/metrics') return res.end('ok'); ${handler}`) });
  const large = await ask(program("res.end(Buffer.alloc(10 << 20, 'x'))"), [
    check('m', [metrics(null, { status: 200 })]),
  ]);
  expect(large.failed('m').misfits[0]!.got).toBe('too large');
  const half = await ask(
    program("res.writeHead(200, { 'content-length': 99 }); res.write('a 1'); setTimeout(() => res.destroy(), 20)"),
    [check('m', [metrics(null, { status: 200 })])],
  );
  expect(half.failed('m').misfits[0]!.got).toBe('closed');
  const escapes = await ask(program("res.end('\\x1b[2J\\x1b]0;x\\x07 1')"), [
    check('m', [metrics(null, { problem: { present: false } })]),
  ]);
  expect(escapes.failed('m').misfits[0]!.got).toContain('no name of a metric');
});
