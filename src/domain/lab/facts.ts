import type { Ask, AskKind } from './ask.js';

const ENDED = ['exit', 'elsewhere'];
const ANSWER = ['status', 'headers', 'cookies', 'json', 'body', 'ms', 'error', ...ENDED];

const LIVE = [
  'form',
  'status',
  'headers',
  'events',
  'count',
  'others',
  'last',
  'heartbeats',
  'hasty',
  'closed',
  'error',
];

/** What a step of each kind tells: the names that `want`, `save` and mistakes can begin with. */
const FACTS: Record<AskKind, readonly string[]> = {
  http: [...ANSWER, 'statuses', 'locations', 'slowest', 'median', 'waited', 'slower', 'collected', 'pages'],
  finish: ANSWER,
  listen: [...LIVE, ...ENDED],
  heard: [...LIVE, ...ENDED],
  'hang-up': ['left'],
  run: ['stdout', 'stderr', 'exit', 'lines', 'ms', 'error', 'exits', 'all', 'left', 'built'],
  file: ['exists', 'body', 'lines', 'bytes', 'json-lines'],
  html: [
    ...['exists', 'body', 'count', 'texts', 'attributes', 'fields', 'labelled', 'classes', 'styled'],
    ...['status', 'headers', 'error'],
  ],
  sql: ['rows', 'columns', 'body', 'error', 'exists'],
  git: ['stdout', 'stderr', 'exit', 'lines'],
  app: ['listens', 'addresses', 'exit', 'ended', 'ms', 'said', 'elsewhere', 'error'],
  data: ['names', 'count', 'starts', 'body'],
  damage: ['count'],
  folder: ['changed'],
  tests: ['green', 'sentinel', 'broken', 'noticed', 'share', 'unseen', 'missed', 'exit', 'stdout', 'stderr', 'error'],
  yaml: ['exists', 'json', 'body', 'error'],
  metrics: [
    ...['status', 'headers', 'body', 'ms', 'error', ...ENDED],
    ...['problem', 'types', 'series', 'labels', 'sum', 'rise'],
  ],
  said: ['lines', 'body', 'json-lines', 'strays', 'error'],
  openapi: ['exists', 'from', 'body', 'error', 'version', 'json', 'missing', 'unseen', 'examples', 'misfits'],
  site: ['address', 'nobody'],
  got: ['count', 'paths', 'waiting', 'again', 'changed', 'json', 'headers', 'genuine', 'ms'],
  wait: [],
};

/** What a request tells besides, whose answer is held to a document. */
const AS_DOCUMENTED = ['documented', 'misfit', 'fields'];

export function factsOf(ask: Ask): readonly string[] {
  const facts = FACTS[ask.kind];
  return ask.kind === 'http' && ask.asDocumented ? [...facts, ...AS_DOCUMENTED] : facts;
}
