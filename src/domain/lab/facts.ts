import type { AskKind } from './lab.js';

const ENDED = ['exit', 'elsewhere'];
const ANSWER = ['status', 'headers', 'cookies', 'json', 'body', 'ms', 'error', ...ENDED];

/** What a step of each kind tells: the names that `want`, `save` and mistakes can begin with. */
export const FACTS: Record<AskKind, readonly string[]> = {
  http: [...ANSWER, 'statuses', 'slowest', 'median', 'collected', 'pages'],
  finish: ANSWER,
  run: ['stdout', 'stderr', 'exit', 'lines', 'ms', 'error', 'exits', 'all', 'left'],
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
  wait: [],
};
