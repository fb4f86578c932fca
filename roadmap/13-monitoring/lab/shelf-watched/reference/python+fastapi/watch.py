"""What tells from outside how Shelf is: a line and a count for each request,
the numbers at /metrics, and whether it is ready."""
import os
import re
import sqlite3
import time
import uuid
from contextlib import closing
from pathlib import Path

from fastapi import Request, Response
from fastapi.responses import JSONResponse

from errors import answer
from log import log, running


def add_watch_layer(app, metrics):
    """Around all that can answer. It gives each answer its id: that which the request
    brought, if it is a harmless one; else a new one."""

    @app.middleware('http')
    async def watch(request: Request, call_next):
        began = time.perf_counter()
        given = request.headers.get('X-Request-Id', '')
        id = given if re.fullmatch(r'[\w.-]{1,100}', given, re.ASCII) else str(uuid.uuid4())
        running.set({'id': id})
        try:
            response = await call_next(request)
        except Exception as error:
            log.error('request failed', exc_info=error)
            response = answer(500, 'Something broke')
        response.headers['X-Request-Id'] = id
        seconds = time.perf_counter() - began
        # The route, and not the path: a link in a mail has its token there.
        route = getattr(request.scope.get('route'), 'path', 'none')
        metrics.count(request.method, route, response.status_code, seconds)
        log.info('request', extra={'fields': {
            'method': request.method, 'route': route, 'status': response.status_code,
            'ms': round(seconds * 1000, 1)}})
        return response


def add_watch_routes(app, metrics, database, config):
    @app.get('/metrics')
    def numbers():
        return Response(metrics.text(), media_type='text/plain; version=0.0.4; charset=utf-8')

    @app.get('/health/ready')
    def ready():
        reason = missing(database, config['data'])
        if reason is None:
            return {'status': 'ready'}
        log.warning('not ready', extra={'fields': {'reason': reason}})
        return JSONResponse({'status': 'not ready'}, 503)


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
