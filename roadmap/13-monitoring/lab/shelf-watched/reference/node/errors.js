import { log } from './log.js';

// An error that is the client's, and is told to it. Any other error is a bug.
export class Problem extends Error {
  constructor(status, title, { errors, headers = {} } = {}) {
    super(title);
    this.status = status;
    this.errors = errors; // a list of { field, rule }
    this.headers = headers;
  }
}

// The one place where errors become answers. The inside of a bug goes to the
// log, whose lines carry the id of the answer, and never to the client.
export function answerTo(error) {
  if (!(error instanceof Problem)) {
    log('error', 'request failed', { error: error.stack });
    error = new Problem(500, 'Something broke');
  }
  const { status, message, errors, headers } = error;
  return {
    status,
    headers: { ...headers, 'Content-Type': 'application/problem+json' },
    body: JSON.stringify({ title: message, status, errors }),
  };
}
