"""One event, one line of JSON. What a line says of its request comes by itself:
the request is kept for all that runs because of it, and handed to nobody."""
import json
import logging
import sys
from contextvars import ContextVar
from datetime import datetime, timezone

running = ContextVar('running', default=None)  # the request: {'id': …, 'route': …}


def note_route(pattern):
    """The router says which route it has found."""
    request = running.get()
    if request is not None:
        request['route'] = pattern


class JsonLines(logging.Formatter):
    def format(self, record):
        request = running.get()
        line = {
            'time': datetime.fromtimestamp(record.created, timezone.utc).isoformat(timespec='milliseconds'),
            'level': record.levelname.lower(),
            'message': record.getMessage(),
            'requestId': request and request['id'],
            **getattr(record, 'fields', {}),
        }
        if record.exc_info:
            line['error'] = self.formatException(record.exc_info)
        return json.dumps(line)


def make_logger():
    output = logging.StreamHandler(sys.stdout)
    output.setFormatter(JsonLines())
    logger = logging.getLogger('shelf')
    logger.addHandler(output)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    return logger


log = make_logger()
