"""Requests and answers. Sending goes on behind them."""
import json
import os
import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from letters import Letters
from sender import Sender

MOST_BYTES = 4 << 20


class Refused(Exception):
    def __init__(self, status, message, headers=None):
        super().__init__(message)
        self.status = status
        self.headers = headers or {}


class Handler(BaseHTTPRequestHandler):
    def answered(self):
        try:
            self.send(*self.answer())
        except Refused as error:
            self.send(error.status, {'error': str(error)}, error.headers)
        except Exception as error:
            self.log_error('%s %s: %r', self.command, self.path, error)
            self.send(500, {'error': 'something broke'})

    do_GET = do_POST = do_PUT = answered

    def answer(self):
        path = self.path.split('?')[0]
        content = self.content()
        if (self.command, path) == ('PUT', '/readers'):
            letters.set_readers(mailboxes_in(json_in(content)))
            return 200, letters.count_readers()
        if (self.command, path) == ('GET', '/readers'):
            return 200, letters.count_readers()
        if (self.command, path) == ('POST', '/letters'):
            body = json_in(content)
            made = letters.add(text_in(body, 'subject'), text_in(body, 'text'))
            return 201, made, {'Location': f'/letters/{made["id"]}'}
        found = re.fullmatch('/letters/([0-9]{1,15})(/sending)?', path)
        letter = found and letters.letter(int(found[1]))
        if letter is None:
            raise Refused(404, 'there is nothing here')
        if self.command == 'GET':
            return 200, letters.standing(letter['id']) if found[2] else letter
        if self.command != 'POST' or not found[2]:
            allowed = 'GET, POST' if found[2] else 'GET'
            raise Refused(405, f'{self.command} is not for this path', {'Allow': allowed})
        letters.begin(letter['id'])
        sender.wake()
        return 202, letters.standing(letter['id']), {'Location': path}

    def content(self):
        """The body, read in any case: an answer before that would be lost with the connection."""
        length = self.headers.get('Content-Length', '0')
        if not re.fullmatch('[0-9]{1,9}', length):  # read(-1) would go on for as long as the client likes
            raise Refused(400, 'Content-Length must be a number')
        if int(length) > MOST_BYTES:
            raise Refused(413, 'the body is too long')
        return self.rfile.read(int(length))

    def send(self, status, body, headers={}):
        content = json.dumps(body).encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header('Content-Type', 'application/json')
        self.send_header('Content-Length', str(len(content)))
        self.end_headers()
        self.wfile.write(content)


def text_in(body, name):
    text = body.get(name) if isinstance(body, dict) else None
    if isinstance(text, str) and text.strip():
        return text
    raise Refused(422, f'{name} must be a text that is not empty')


def mailboxes_in(body):
    found = body.get('mailboxes') if isinstance(body, dict) else None
    if isinstance(found, list) and all(isinstance(one, str) and re.match('https?://.', one) for one in found):
        return found
    raise Refused(422, 'mailboxes must be a list of http or https addresses')


def json_in(content):
    try:
        body = json.loads(content)
        json.dumps(body, ensure_ascii=False).encode()  # fails at half a letter, "\ud800", which no table takes
    except (ValueError, RecursionError):
        raise Refused(400, 'the body is not JSON')
    return body


class Server(ThreadingHTTPServer):
    request_queue_size = 128  # so many may wait to be taken


if __name__ == '__main__':
    letters = Letters(os.environ.get('SHELF_DATA', 'data'))
    sender = Sender(letters)
    port = int(os.environ.get('PORT') or '3000')
    print(f'The newsletter is at http://127.0.0.1:{port}/', flush=True)
    Server(('127.0.0.1', port), Handler).serve_forever()
