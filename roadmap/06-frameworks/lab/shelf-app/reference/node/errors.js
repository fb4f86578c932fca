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
// log, with the id that the answer carries, and never to the client.
export function answerTo(error, requestId) {
  if (!(error instanceof Problem)) {
    console.error(requestId, error);
    error = new Problem(500, 'Something broke');
  }
  const { status, message, errors, headers } = error;
  return {
    status,
    headers: { ...headers, 'Content-Type': 'application/problem+json' },
    body: JSON.stringify({ title: message, status, errors }),
  };
}
