import json

from log import log


class Problem(Exception):
    """An error that is the client's, and is told to it. Any other error is a bug."""

    def __init__(self, status, title, errors=None, headers=None):
        super().__init__(title)
        self.status = status
        self.title = title
        self.errors = errors  # a list of {'field': …, 'rule': …}
        self.headers = headers or {}


def answer_to(error):
    """The one place where errors become answers. The inside of a bug goes to the
    log, whose lines carry the id of the answer, and never to the client."""
    if not isinstance(error, Problem):
        log.error('request failed', exc_info=error)
        error = Problem(500, 'Something broke')
    body = {'title': error.title, 'status': error.status}
    if error.errors:
        body['errors'] = error.errors
    return {
        'status': error.status,
        'headers': {**error.headers, 'Content-Type': 'application/problem+json'},
        'body': json.dumps(body).encode(),
    }
