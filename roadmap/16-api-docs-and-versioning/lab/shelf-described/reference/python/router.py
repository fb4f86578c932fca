"""What a framework does for you. It finds the handler of a request and reads
JSON, gives every answer an id, and turns what a handler raises into an answer."""
import json
import re
import uuid
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qsl

from errors import Problem, answer_to
from log import note_route

LIMIT = 1024 * 1024  # bytes of a body

# What a browser shall not do with any answer: guess what it is, run or load what
# is not ours, or show it inside another page.
SAFE = {
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'self'; base-uri 'none'; frame-ancestors 'none'",
}


@dataclass
class Answer:
    status: int
    headers: dict = field(default_factory=dict)
    body: bytes = b''


@dataclass
class Request:
    method: str
    path: str
    query: dict
    headers: Any
    body: bytes = b''
    client: str = ''
    base: str = ''  # /v1, or nothing
    params: dict = field(default_factory=dict)

    def json(self):
        if not self.headers.get('Content-Type', '').lower().startswith('application/json'):
            raise Problem(415, 'Send JSON, with Content-Type application/json')
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError):
            raise Problem(400, 'The body is not JSON')


class Router:
    def __init__(self, otherwise):
        self.routes = []
        self.before = lambda request: None  # is asked first, and raises where a request shall not come in
        self.otherwise = otherwise  # for paths of no route; gives None where it has no answer

    def route(self, method, pattern):
        """A part of the pattern in braces fits anything: /bookmarks/{id}"""
        def keep(handler):
            self.routes.append((method, pattern, handler))
            return handler
        return keep

    def headers(self, path):
        """What each answer has, errors too."""
        return SAFE

    def answer(self, request):
        self.before(request)
        allowed = []
        for method, pattern, handler in self.routes:
            params = params_of(pattern, request.path)
            if params is None:
                continue
            note_route(pattern)
            if method == request.method:
                request.params = params
                return handler(request)
            allowed.append(method)
        if allowed:
            raise Problem(405, 'This path does not know the method', headers={'Allow': ', '.join(allowed)})
        answer = self.otherwise(request)
        if answer is None:
            raise Problem(404, 'There is nothing here')
        return answer

    def handler(self):
        """A class for ThreadingHTTPServer."""
        app = self

        class Handler(BaseHTTPRequestHandler):
            timeout = 60  # seconds that a client may be silent; without it, its thread waits for ever

            def version_string(self):
                return 'Shelf'  # for the header Server; nobody needs to know what runs here

            def answer(self):
                # The id comes first, so that every answer gets one.
                request_id = id_of(self.headers)
                path, _, query = self.path.partition('?')
                query = dict(parse_qsl(query, keep_blank_values=True))
                method = 'GET' if self.command == 'HEAD' else self.command
                try:
                    request = Request(method, path, query, self.headers, self.body(), self.client_address[0])
                    answer = app.answer(request)
                except Exception as error:
                    answer = Answer(**answer_to(error))
                self.send_response(answer.status)
                for name, value in {**answer.headers, **app.headers(path)}.items():
                    self.send_header(name, value)
                self.send_header('X-Request-Id', request_id)
                if answer.status not in (204, 304):  # these two have no body
                    self.send_header('Content-Length', str(len(answer.body)))
                self.end_headers()
                if self.command != 'HEAD':  # which asks for the head of what GET would get
                    self.wfile.write(answer.body)

            def body(self):
                length = self.headers.get('Content-Length', '0')
                if not length.isdecimal() or 'Transfer-Encoding' in self.headers:
                    raise Problem(411, 'Send a body with its Content-Length')
                # int makes no number of a text that is much longer.
                if len(length) > 15 or int(length) > LIMIT:
                    raise Problem(413, 'The body is too large')
                try:
                    body = self.rfile.read(int(length))
                except OSError:  # the client has been silent for too long, or has gone
                    body = b''
                if len(body) < int(length):
                    raise Problem(400, 'The body did not come as a whole')
                return body

            do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = answer

        return Handler


def json_answer(status, value, headers=None):
    headers = {'Content-Type': 'application/json', **(headers or {})}
    return Answer(status, headers, json.dumps(value).encode())


def html(status, text):
    return Answer(status, {'Content-Type': 'text/html; charset=utf-8'}, text.encode())


def params_of(pattern, path):
    """What stands in the path for each {name}; None where the path does not fit."""
    wanted, given = pattern.split('/'), path.split('/')
    if len(wanted) != len(given):
        return None
    params = {}
    for part, value in zip(wanted, given):
        if part.startswith('{'):
            params[part[1:-1]] = value
        elif part != value:
            return None
    return params


def id_of(headers):
    """The id that the request brought, if it is a harmless one; else a new one."""
    given = headers.get('X-Request-Id', '')
    return given if re.fullmatch(r'[\w.-]{1,100}', given, re.ASCII) else str(uuid.uuid4())
