"""Layers that requests go through before they come to a route, and what a route depends on."""
from fastapi import Request

from errors import Problem, answer
from watch import add_watch_layer

LIMIT = 1024 * 1024  # bytes of a body
CHANGING = ['POST', 'PUT', 'PATCH', 'DELETE']


def add_layers(app, metrics):
    """The one that is registered last is the outermost."""

    @app.middleware('http')
    async def limit_body(request: Request, call_next):
        length = request.headers.get('Content-Length', '0')
        if 'Transfer-Encoding' in request.headers or not length.isdecimal():
            return answer(411, 'Send a body with its Content-Length')
        if int(length) > LIMIT:
            return answer(413, 'The body is too large')
        return await call_next(request)

    add_watch_layer(app, metrics)  # it gives the id, and writes the line

    @app.middleware('http')
    async def be_safe(request: Request, call_next):
        """What a browser shall not do with any answer: guess what it is, run or load
        what is not ours, or show it inside another page."""
        response = await call_next(request)
        response.headers['X-Content-Type-Options'] = 'nosniff'
        response.headers['Content-Security-Policy'] = "default-src 'self'; base-uri 'none'; frame-ancestors 'none'"
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
