"""What both versions share: requests, answers and errors."""
import datetime
import json
import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from refused import Refused


def serve(answer):
    class Handler(BaseHTTPRequestHandler):
        def answered(self):
            try:
                self.send(*answer(self.command, self.path.split('?')[0], self.headers, self.body()))
            except Refused as error:
                self.send(error.status, {'error': str(error)})
            except Exception as error:
                self.log_error('%s %s: %r', self.command, self.path, error)
                self.send(500, {'error': 'something broke'})

        do_GET = do_POST = do_PUT = do_DELETE = answered

        def body(self):
            """Read in any case: an answer before that would be lost with the connection."""
            length = int(self.headers.get('Content-Length', 0))
            if length > 65_536:
                raise Refused(413, 'the body is too long')
            try:
                return json.loads(self.rfile.read(length) or 'null')
            except ValueError:
                raise Refused(400, 'the body is not JSON')

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
    room, day, hour = body.get('room', 1), body.get('day'), body.get('hour')
    try:
        datetime.date.fromisoformat(day)
    except (TypeError, ValueError):
        raise Refused(422, 'day is none')
    if type(hour) is not int or not 0 <= hour <= 23 or type(room) is not int:
        raise Refused(422, 'room or hour is none')
    return {'room': room, 'day': day, 'hour': hour, 'title': text_in(body, 'title')}


def text_in(body, name):
    text = body.get(name) if isinstance(body, dict) else None
    if isinstance(text, str) and text.strip() and len(text) <= 200:
        return text.strip()
    raise Refused(422, f'{name} must be a text of 1 to 200 characters')
