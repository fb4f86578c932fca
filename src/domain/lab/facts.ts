import type { AskKind } from './lab.js';

const ENDED = ['exit', 'elsewhere'];
const ANSWER = ['status', 'headers', 'cookies', 'json', 'body', 'ms', 'error', ...ENDED];

/** What a step of each kind tells: the names that `want`, `save` and mistakes can begin with. */
export const FACTS: Record<AskKind, readonly string[]> = {
  http: [...ANSWER, 'statuses', 'locations', 'slowest', 'median', 'collected', 'pages'],
  finish: ANSWER,
  run: ['stdout', 'stderr', 'exit', 'lines', 'ms', 'error', 'exits', 'all'],
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
  yaml: ['exists', 'json', 'body', 'error'],
  site: ['address', 'nobody'],
  wait: [],
};
