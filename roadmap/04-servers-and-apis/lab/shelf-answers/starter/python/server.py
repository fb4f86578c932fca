import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Shelf(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header('Content-Type', 'text/plain')
        self.end_headers()
        self.wfile.write(b'hello\n')


port = int(os.environ.get('PORT') or '3000')
ThreadingHTTPServer(('127.0.0.1', port), Shelf).serve_forever()
