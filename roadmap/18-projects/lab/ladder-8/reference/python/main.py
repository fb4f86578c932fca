"""Levels of rivers, for other programs."""
import json
import os
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from hooks import Hooks
from limit import seconds_to_wait
from store import Store


class Refused(Exception):
    def __init__(self, status, message, headers={}):
        super().__init__(message)
        self.status, self.headers = status, headers


store = Store()
hooks = Hooks(store)
counts = {}
lock = threading.Lock()


def metrics():
    with lock:
        lines = [f'requests_total{{{labels}}} {count}\n' for labels, count in counts.items()]
    return '# TYPE requests_total counter\n' + ''.join(lines)


def one_level(level_id, _body):
    level = store.level(level_id)
    if level is None:
        raise Refused(404, 'there is no such level')
    return 200, level, {}


def new_level(_id, body):
    river, cm = body.get('river'), body.get('cm')
    if not isinstance(river, str) or not river.strip() or type(cm) is not int or not -100_000 < cm < 100_000:
        raise Refused(422, 'river must be a text, and cm a whole number of at most five digits')
    level = store.add_level(river.strip(), cm)
    hooks.wake()
    return 201, level, {'Location': f"/levels/{level['id']}"}


def is_address(url):
    """Whether a call can be sent there."""
    try:
        parts = urlsplit(url)
        return re.fullmatch('https?://[!-~]+', url) is not None and bool(parts.hostname) and parts.port != 0
    except ValueError:  # http://[, or a port that is no number
        return False


def new_hook(_id, body):
    url = body.get('url')
    if not isinstance(url, str) or not is_address(url):
        raise Refused(422, 'url must be an http or https address')
    return 201, store.add_hook(url), {}


ROUTES = {
    'GET /metrics': lambda _id, _body: (200, metrics(), {}),
    'GET /levels': lambda _id, _body: (200, {'items': store.levels()}, {}),
    'GET /levels/{id}': one_level,
    'POST /levels': new_level,
    'POST /hooks': new_hook,
}


class Handler(BaseHTTPRequestHandler):
    def answered(self):
        path = self.path.split('?')[0]
        found = re.fullmatch(r'/levels/(\d{1,15})', path)
        route = f"{self.command} {'/levels/{id}' if found else path}"
        try:
            body = self.body()
            if route != 'GET /metrics':
                self.admit()
            if route not in ROUTES:
                raise Refused(404, 'there is nothing here')
            status, answer, headers = ROUTES[route](found and int(found[1]), body)
        except Refused as error:
            status, answer, headers = error.status, {'error': str(error)}, error.headers
        except Exception as error:
            self.log_error('%s: %r', route, error)
            status, answer, headers = 500, {'error': 'something broke'}, {}
        pattern = route.split(' ')[1] if route in ROUTES else 'other'
        labels = f'method="{self.command}",route="{pattern}",status="{status}"'
        with lock:
            counts[labels] = counts.get(labels, 0) + 1
        self.send(status, answer, headers)

    do_GET = do_POST = do_PUT = do_DELETE = answered

    def admit(self):
        key = store.key_of((self.headers['Authorization'] or '').removeprefix('Bearer '))
        if key is None:
            raise Refused(401, 'this needs a key', {'WWW-Authenticate': 'Bearer'})
        wait = seconds_to_wait(key['name'])
        if wait > 0:
            raise Refused(429, 'too many requests', {'Retry-After': str(wait)})
        if self.command != 'GET' and key['scope'] != 'write':
            raise Refused(403, 'this key may only read')

    def body(self):
        """Read in any case: an answer before that would be lost with the connection."""
        length = self.headers.get('Content-Length', '0')
        if not re.fullmatch('[0-9]{1,9}', length):  # read(-1) would go on for as long as the client likes
            raise Refused(400, 'Content-Length must be a number')
        if int(length) > 65_536:
            raise Refused(413, 'the body is too long')
        try:
            body = json.loads(self.rfile.read(int(length)) or '{}')
            json.dumps(body, ensure_ascii=False).encode()  # fails at half a letter, "\ud800", which no table takes
        except (ValueError, RecursionError):
            raise Refused(400, 'the body is not JSON')
        return body if isinstance(body, dict) else {}

    def send(self, status, answer, headers):
        is_text = isinstance(answer, str)
        content = (answer if is_text else json.dumps(answer)).encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header('Content-Type', 'text/plain; version=0.0.4' if is_text else 'application/json')
        self.send_header('Content-Length', str(len(content)))
        self.end_headers()
        self.wfile.write(content)


hooks.wake()  # what is left from before
ThreadingHTTPServer(('127.0.0.1', int(os.environ.get('PORT') or '3000')), Handler).serve_forever()
