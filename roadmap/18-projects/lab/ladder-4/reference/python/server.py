"""Requests and answers; what they mean stands in routes.py."""
import json
import os
import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl

from account_routes import PUBLIC, account_routes_of, token_of, unknown_person
from accounts import Accounts
from desk import Desk
from fields import Refused
from routes import routes_of

MOST_BYTES = 65_536


class Handler(BaseHTTPRequestHandler):
    def answered(self):
        try:
            self.send(*self.answer())
        except Refused as error:
            self.send(error.status, {'error': str(error)}, error.headers)
        except Exception as error:
            self.log_error('%s %s: %r', self.command, self.path, error)
            self.send(500, {'error': 'something broke'})

    do_GET = do_POST = do_PUT = do_DELETE = answered

    def answer(self):
        path, _, query = self.path.partition('?')
        content = self.content()
        token = token_of(self.headers)
        user = accounts.user_of(token)
        if user is None and f'{self.command} {path}' not in PUBLIC:
            raise unknown_person('log in first')
        handler, id = route_of(self.command, path)
        body = json_in(content)
        query = dict(parse_qsl(query, keep_blank_values=True))
        return handler({'user': user, 'token': token, 'id': id, 'body': body, 'query': query})

    def content(self):
        """The body, read in any case: an answer before that would be lost with the connection."""
        length = self.headers.get('Content-Length', '0')
        if not re.fullmatch('[0-9]{1,9}', length):  # read(-1) would go on for as long as the client likes
            raise Refused(400, 'Content-Length must be a number')
        if int(length) > MOST_BYTES:
            raise Refused(413, 'the body is too long')
        return self.rfile.read(int(length))

    def send(self, status, body, headers={}):
        content = b'' if body is None else json.dumps(body).encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if body is not None:
            self.send_header('Content-Type', 'application/json')
            self.send_header('Content-Length', str(len(content)))
        self.end_headers()
        self.wfile.write(content)


def route_of(method, path):
    # At most 15 digits: what is longer fits into no column.
    found = re.match('/[a-z]+/([0-9]{1,15})(?:/|$)', path)
    id = found[1] if found else ''
    here = [(name, handler) for name, shape, handler in routes if shape.replace(':id', id) == path]
    if not here:
        raise Refused(404, 'there is nothing here')
    for name, handler in here:
        if name == method:
            return handler, int(id or 0)
    raise Refused(405, f'{method} is not for this path', {'Allow': ', '.join(name for name, _ in here)})


def json_in(content):
    """None where a request has no body."""
    if content == b'':
        return None
    try:
        body = json.loads(content)
        json.dumps(body, ensure_ascii=False).encode()  # fails at half a letter, "\ud800", which no table takes
    except (ValueError, RecursionError):
        raise Refused(400, 'the body is not JSON')
    return body


class Server(ThreadingHTTPServer):
    request_queue_size = 128  # so many may wait to be taken


if __name__ == '__main__':
    folder = os.environ.get('SHELF_DATA', 'data')
    accounts = Accounts(folder)
    routes = [*account_routes_of(accounts), *routes_of(Desk(folder))]
    port = int(os.environ.get('PORT') or '3000')
    print(f'The desk is at http://127.0.0.1:{port}/', flush=True)
    Server(('127.0.0.1', port), Handler).serve_forever()
