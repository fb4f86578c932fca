"""Shelf answers: the page in public/, a sign of life, and 404 for the rest."""
import json
import os
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

PUBLIC = Path(__file__).resolve().parent / 'public'
TYPES = {
    '.html': 'text/html; charset=utf-8',
    '.css': 'text/css; charset=utf-8',
    '.js': 'text/javascript; charset=utf-8',
    '.svg': 'image/svg+xml',
    '.png': 'image/png',
}


class Shelf(BaseHTTPRequestHandler):
    timeout = 60  # seconds that a client may be silent; without it, its thread waits for ever

    def do_GET(self):
        try:
            self.answer(self.path.split('?')[0])
        except Exception as error:
            self.log_error('%s: %r', self.path, error)
            self.send(500, 'text/plain', b'Something broke.\n')

    def answer(self, path):
        if path == '/health/live':
            return self.send(200, 'application/json', json.dumps({'status': 'up'}).encode())

        file = file_for('/index.html' if path == '/' else path)
        if file is None:
            return self.send(404, 'text/plain', b'Nothing here.\n')
        self.send(200, TYPES.get(file.suffix, 'application/octet-stream'), file.read_bytes())

    def send(self, status, content_type, content):
        self.send_response(status)
        self.send_header('Content-Type', content_type)
        self.send_header('Content-Length', str(len(content)))
        self.end_headers()
        self.wfile.write(content)


def file_for(path):
    """The file in public/; None where there is none, or where the path leads out."""
    try:
        file = (PUBLIC / unquote(path).lstrip('/')).resolve()
        return file if file.is_relative_to(PUBLIC) and file.is_file() else None
    except (OSError, ValueError):  # a name that is too long, or has a null byte
        return None


def port_from(env):
    text = env.get('PORT') or '3000'
    if not (text.isdecimal() and 1 <= int(text) <= 65535):
        sys.exit(f'PORT must be a number from 1 to 65535, not {text}')
    return int(text)


if __name__ == '__main__':
    port = port_from(os.environ)
    try:
        server = ThreadingHTTPServer(('127.0.0.1', port), Shelf)
    except OSError as error:
        sys.exit(f'Port {port} cannot be used: {error}')
    print(f'Shelf is at http://127.0.0.1:{port}/', flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass
