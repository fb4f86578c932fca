"""Layers that requests go through before they come to a route, and what a route depends on."""
import logging
import re
import uuid

from fastapi import Request

from errors import Problem, answer

LIMIT = 1024 * 1024  # bytes of a body
CHANGING = ['POST', 'PUT', 'PATCH', 'DELETE']


def add_layers(app):
    """The one that is registered last is the outermost."""

    @app.middleware('http')
    async def limit_body(request: Request, call_next):
        length = request.headers.get('Content-Length', '0')
        if 'Transfer-Encoding' in request.headers or not length.isdecimal():
            return answer(411, 'Send a body with its Content-Length')
        if int(length) > LIMIT:
            return answer(413, 'The body is too large')
        return await call_next(request)

    @app.middleware('http')
    async def give_id(request: Request, call_next):
        """The id that the request brought, if it is a harmless one; else a new one.
        The inside of a bug goes to the log with it, and never to the client."""
        given = request.headers.get('X-Request-Id', '')
        id = given if re.fullmatch(r'[\w.-]{1,100}', given, re.ASCII) else str(uuid.uuid4())
        try:
            response = await call_next(request)
        except Exception:
            logging.exception(id)
            response = answer(500, 'Something broke')
        response.headers['X-Request-Id'] = id
        print(id, request.method, request.url.path, response.status_code, flush=True)
        return response


def only_these(app, path, *methods):
    """Stands behind the routes of a path, for all other methods."""

    @app.api_route(path, methods=[method for method in CHANGING if method not in methods])
    def refuse():
        raise Problem(405, 'This path does not know the method', headers={'Allow': ', '.join(methods)})


async def read_json(request: Request):
    """The body, whatever JSON it is; check.py says what is wrong with it."""
    if not request.headers.get('Content-Type', '').lower().startswith('application/json'):
        raise Problem(415, 'Send JSON, with Content-Type application/json')
    try:
        return await request.json()
    except (ValueError, RecursionError):
        raise Problem(400, 'The body is not JSON')
