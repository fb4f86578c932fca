"""What tells from outside how Shelf is: a line and a count for each request,
the numbers at /metrics, and whether it is ready."""
import os
import sqlite3
import time
from contextlib import closing
from pathlib import Path

from log import log, running
from router import Answer, id_of, json_answer


def watched(handler, metrics):
    """Stands around the handler of the app, so that no answer gets past it. The id
    is made here; the router takes it as if the request had brought it."""
    class Watched(handler):
        def handle(self):
            try:
                super().handle()
            except (ConnectionError, TimeoutError) as error:  # the client has gone, and gets no answer
                log.warning('connection lost', extra={'fields': {'about': str(error)}})
            except Exception as error:  # while it was answered: too late for another status
                log.error('answer broken off', exc_info=error)

        def answer(self):
            began = time.perf_counter()
            request = {'id': id_of(self.headers), 'route': 'none'}
            del self.headers['X-Request-Id']
            self.headers['X-Request-Id'] = request['id']
            running.set(request)
            self.status = 0
            try:
                super().answer()
            finally:
                seconds = time.perf_counter() - began
                route = request['route']  # and not the path: a link in a mail has its token there
                metrics.count(self.command, route, self.status, seconds)
                log.info('request', extra={'fields': {
                    'method': self.command, 'route': route, 'status': self.status, 'ms': round(seconds * 1000, 1)}})

        def log_request(self, code='-', size='-'):
            self.status = int(code)  # http.server would print a line of its own here

        def log_error(self, format, *args):
            # The code alone: the sentence repeats the line that came, and a token may stand there.
            log.warning('no request', extra={'fields': {'about': str(args[0])}})

        do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = answer

    return Watched


def add_watch_routes(app, metrics, database, config):
    @app.route('GET', '/metrics')
    def numbers(request):
        headers = {'Content-Type': 'text/plain; version=0.0.4; charset=utf-8'}
        return Answer(200, headers, metrics.text().encode())

    @app.route('GET', '/health/ready')
    def ready(request):
        reason = missing(database, config['data'])
        if reason is None:
            return json_answer(200, {'status': 'ready'})
        log.warning('not ready', extra={'fields': {'reason': reason}})
        return json_answer(503, {'status': 'not ready'})


def missing(database, folder):
    """What Shelf cannot work without and cannot reach now; None where nothing is.
    An open file hides that its folder is gone, and SELECT 1 reads no file at all."""
    try:
        if not os.access(Path(folder) / 'shelf.db', os.R_OK | os.W_OK):
            return 'shelf.db cannot be read and written'
        # A connection of its own: who asks waits no 5 seconds for a lock.
        with closing(sqlite3.connect(database.path, timeout=1)) as db:
            db.execute('SELECT count(*) FROM migrations')
        return None
    except Exception as error:
        return str(error)
