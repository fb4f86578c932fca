"""What both versions share: requests, answers and errors."""
import datetime
import json
import os
import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from refused import Refused


def serve(answer):
    class Handler(BaseHTTPRequestHandler):
        def answered(self):
            try:
                self.send(*answer(self.command, self.path.split('?')[0], self.headers, self.body()))
            except Refused as error:
                self.send(error.status, {'error': str(error)}, error.headers)
            except Exception as error:
                self.log_error('%s %s: %r', self.command, self.path, error)
                self.send(500, {'error': 'something broke'})

        do_GET = do_POST = do_PUT = do_DELETE = answered

        def body(self):
            """Read in any case: an answer before that would be lost with the connection."""
            length = self.headers.get('Content-Length', '0')
            if not re.fullmatch('[0-9]{1,9}', length):  # read(-1) would go on for as long as the client likes
                raise Refused(400, 'Content-Length must be a number')
            if int(length) > 65_536:
                raise Refused(413, 'the body is too long')
            try:
                body = json.loads(self.rfile.read(int(length)) or 'null')
                json.dumps(body, ensure_ascii=False).encode()  # fails at half a letter, "\ud800", which no table takes
            except (ValueError, RecursionError):
                raise Refused(400, 'the body is not JSON')
            return body

        def send(self, status, body=None, headers={}):
            content = b'' if body is None else json.dumps(body).encode()
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if body is not None:
                self.send_header('Content-Type', 'application/json')
                self.send_header('Content-Length', str(len(content)))
            self.end_headers()
            self.wfile.write(content)

    ThreadingHTTPServer(('127.0.0.1', int(os.environ.get('PORT') or '3000')), Handler).serve_forever()


def booking_in(body):
    body = body if isinstance(body, dict) else {}
    room, hour = body.get('room', 1), body.get('hour')
    try:
        # 20310509 and 2031-W19-5 are the same day. For the index it must be the same text.
        day = datetime.date.fromisoformat(body.get('day')).isoformat()
    except (TypeError, ValueError):
        raise Refused(422, 'day is none')
    if type(hour) is not int or not 0 <= hour <= 23 or type(room) is not int or not 0 < room < 2**53:
        raise Refused(422, 'room or hour is none')
    return {'room': room, 'day': day, 'hour': hour, 'title': text_in(body, 'title')}


def text_in(body, name):
    text = body.get(name) if isinstance(body, dict) else None
    if isinstance(text, str) and text.strip() and len(text) <= 200:
        return text.strip()
    raise Refused(422, f'{name} must be a text of 1 to 200 characters')
