"""A link shortener: POST /links makes a code, GET /CODE leads to its address."""
import json
import os
import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from links import Links

MOST_BYTES = 16_384


class BadRequest(Exception):
    pass


class Shortener(BaseHTTPRequestHandler):
    def do_POST(self):
        self.answered(self.shorten)

    def do_GET(self):
        self.answered(self.lead)

    def answered(self, work):
        try:
            work()
        except BadRequest as error:
            self.send(400, {'error': str(error)})
        except Exception as error:
            self.log_error('%s: %r', self.path, error)
            self.send(500, {'error': 'something broke'})

    def shorten(self):
        if self.path.split('?')[0] != '/links':
            return self.send(404, {'error': 'nothing is made here'})
        length = self.headers.get('Content-Length', '0')
        if not re.fullmatch('[0-9]{1,9}', length):  # read(-1) would go on for as long as the client likes
            raise BadRequest('Content-Length must be a number')
        if int(length) > MOST_BYTES:
            raise BadRequest('the body is too long for a url')
        code = links.add(url_in(self.rfile.read(int(length))))
        self.send(201, {'code': code}, {'Location': f'/{code}'})

    def lead(self):
        url = links.find(self.path.split('?')[0][1:])
        if url is None:
            return self.send(404, {'error': 'no such link'})
        self.send(302, {'url': url}, {'Location': url})

    def send(self, status, body, headers={}):
        content = json.dumps(body).encode()
        self.send_response(status)
        for name, value in {'Content-Type': 'application/json', **headers}.items():
            self.send_header(name, value)
        self.send_header('Content-Length', str(len(content)))
        self.end_headers()
        self.wfile.write(content)


def url_in(content):
    """The address that a body asks for; raises where it has none that we lead to."""
    try:
        body = json.loads(content)
    except (ValueError, RecursionError):  # or lists in lists without an end
        raise BadRequest('the body is not JSON; it must have a field url')
    url = body.get('url') if isinstance(body, dict) else None
    # Signs that may stand in a header, and no spaces
    if not (isinstance(url, str) and re.fullmatch('https?://[!-~]+', url, re.IGNORECASE)):
        raise BadRequest('url must be an http or https address')
    return url


class Server(ThreadingHTTPServer):
    request_queue_size = 128  # so many may wait to be taken


if __name__ == '__main__':
    links = Links(os.environ.get('SHELF_DATA', 'data'))
    port = int(os.environ.get('PORT') or '3000')
    print(f'Links are at http://127.0.0.1:{port}/', flush=True)
    Server(('127.0.0.1', port), Shortener).serve_forever()
