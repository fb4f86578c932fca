"""The numbers of Shelf, in the text form that Prometheus reads."""
from math import inf
from threading import Lock

BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, inf]  # seconds


class Metrics:
    def __init__(self):
        self.counts = {}  # by labels, as they stand in the text
        self.times = {}
        self.lock = Lock()  # two threads may count at once

    def count(self, method, route, status, seconds):
        """Each combination of labels is a series of its own: none of them may be an id."""
        counted = labels(method=method, route=route, status=status)
        timed = labels(method=method, route=route)
        with self.lock:
            self.counts[counted] = self.counts.get(counted, 0) + 1
            times = self.times.setdefault(timed, {'buckets': [0] * len(BOUNDS), 'sum': 0, 'count': 0})
            for i, bound in enumerate(BOUNDS):
                if seconds <= bound:
                    times['buckets'][i] += 1  # each bucket counts all up to its bound
            times['sum'] += seconds
            times['count'] += 1

    def text(self):
        with self.lock:
            return '\n'.join(self.lines()) + '\n'

    def lines(self):
        yield '# HELP shelf_requests_total Requests that were answered.'
        yield '# TYPE shelf_requests_total counter'
        for name, count in self.counts.items():
            yield f'shelf_requests_total{{{name}}} {count}'
        yield '# HELP shelf_request_seconds How long they took.'
        yield '# TYPE shelf_request_seconds histogram'
        for name, times in self.times.items():
            for bound, count in zip(BOUNDS, times['buckets']):
                le = '+Inf' if bound == inf else bound
                yield f'shelf_request_seconds_bucket{{{name},le="{le}"}} {count}'
            yield f'shelf_request_seconds_sum{{{name}}} {times["sum"]}'
            yield f'shelf_request_seconds_count{{{name}}} {times["count"]}'


def labels(**values):
    return ','.join(f'{name}="{escaped(value)}"' for name, value in values.items())


def escaped(value):
    return str(value).replace('\\', '\\\\').replace('"', '\\"').replace('\n', '\\n')
