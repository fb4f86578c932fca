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

// What the framework throws itself. Its message is not ours, so it gets one of ours.
const KNOWN = new Map([
  [400, 'The request cannot be read'],
  [413, 'The body is too large'],
  [415, 'This kind of body is not read here'],
]);

// The one place where errors become answers, registered last. The inside of a
// bug goes to the log, whose lines carry the id of the answer, and never to the client.
export function answerError(error, req, res, next) {
  if (res.headersSent) return next(error); // too late for an answer: Express closes the connection
  let problem = problemOf(error);
  if (problem === undefined) {
    log('error', 'request failed', { error: error.stack });
    problem = new Problem(500, 'Something broke');
  }
  const { status, message, errors, headers } = problem;
  res.status(status).set(headers).type('application/problem+json');
  res.json({ title: message, status, errors });
}

function problemOf(error) {
  if (error instanceof Problem) return error;
  const title = KNOWN.get(error.status);
  return title === undefined ? undefined : new Problem(error.status, title);
}
