from fastapi import Request
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException


class Problem(Exception):
    """An error that is the client's, and is told to it. Any other error is a bug."""

    def __init__(self, status, title, errors=None, headers=None):
        super().__init__(title)
        self.status = status
        self.title = title
        self.errors = errors  # a list of {'field': …, 'rule': …}
        self.headers = headers or {}


def answer(status, title, errors=None, headers=None):
    body = {'title': title, 'status': status}
    if errors:
        body['errors'] = errors
    return JSONResponse(body, status, headers, media_type='application/problem+json')


def add_error_handlers(app):
    """The one place where errors become answers. Bugs are caught in the layer that
    gives each answer its id."""

    @app.exception_handler(Problem)
    def expected(request: Request, error: Problem):
        return answer(error.status, error.title, error.errors, error.headers)

    @app.exception_handler(HTTPException)
    def from_framework(request: Request, error: HTTPException):
        # The folder at / answers 405 to a POST of any path, and says no method.
        if error.status_code == 404 or (error.status_code == 405 and not error.headers):
            return answer(404, 'There is nothing here')
        return answer(error.status_code, error.detail, headers=error.headers)
