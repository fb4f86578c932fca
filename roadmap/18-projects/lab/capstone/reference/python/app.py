import json
import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

MOST_BYTES = 65_536


class Refused(Exception):
    def __init__(self, status, message):
        super().__init__(message)
        self.status = status


class Server(ThreadingHTTPServer):
    request_queue_size = 128  # so many may wait to be taken
    daemon_threads = False  # server_close waits for the last answer

    def __init__(self, address, items):
        super().__init__(address, Pantry)
        self.items = items


class Pantry(BaseHTTPRequestHandler):
    def do_GET(self):
        self.answered(self.read)

    def do_POST(self):
        self.answered(self.add)

    def do_DELETE(self):
        self.answered(self.remove)

    def answered(self, work):
        try:
            work(self.server.items, self.path.split('?')[0])
        except Refused as error:
            self.send(error.status, {'error': str(error)})
        except Exception as error:
            self.log_error('%s: %r', self.path, error)
            self.send(500, {'error': 'something broke'})

    def read(self, items, path):
        if path in ('/health/live', '/health/ready'):
            return self.send(200, {'status': 'up'})
        if path == '/items':
            return self.send(200, items.list())
        self.send(200, item_at(path, items))

    def add(self, items, path):
        if path != '/items':
            raise Refused(404, 'nothing is made here')
        length = self.headers.get('Content-Length', '0')
        if not re.fullmatch('[0-9]{1,9}', length):  # read(-1) would go on for as long as the client likes
            raise Refused(400, 'Content-Length must be a number')
        if int(length) > MOST_BYTES:
            raise Refused(413, 'the body is too long')
        item = items.add(**item_in(self.rfile.read(int(length))))
        self.send(201, item, {'Location': f"/items/{item['id']}"})

    def remove(self, items, path):
        items.remove(item_at(path, items)['id'])
        self.send(204)

    def send(self, status, body=None, headers={}):
        content = b'' if body is None else json.dumps(body).encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if body is not None:  # 204 has no length, either
            self.send_header('Content-Type', 'application/json')
            self.send_header('Content-Length', str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_request(self, *args):
        pass  # each request, in the tests; errors are told


def item_at(path, items):
    found = re.fullmatch(r'/items/([0-9]{1,9})', path)
    item = found and items.find(int(found[1]))
    if not item:
        raise Refused(404, 'there is nothing here')
    return item


def item_in(content):
    try:
        body = json.loads(content)
        json.dumps(body, ensure_ascii=False).encode()  # fails at half a letter, "\ud800", which no table takes
    except (ValueError, RecursionError):  # or lists in lists without an end
        raise Refused(400, 'the body is not JSON')
    if not isinstance(body, dict):
        raise Refused(422, 'the body must be an object')
    name, amount = body.get('name'), body.get('amount', 1)
    if not isinstance(name, str) or name.strip() == '':
        raise Refused(422, 'name must be a text')
    if type(amount) is not int or not 0 < amount < 2**53:
        raise Refused(422, 'amount must be a whole number from 1 on')
    return {'name': name.strip(), 'amount': amount}
