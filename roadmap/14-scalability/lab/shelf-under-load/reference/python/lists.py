"""Lists that are kept, here and in a browser, and are never old and never another's."""
from functools import wraps

from cache import Cache
from http_tools import holds
from router import Answer

# Only the browser of who asked may keep it, and asks each time whether it is good still.
KEEP = {'Cache-Control': 'private, no-cache', 'Vary': 'Cookie'}


def kept_lists(store):
    """Makes a handler that keeps its lists out of one that makes them anew each time."""
    cache = Cache(1000)

    def kept(handler):
        @wraps(handler)
        def keeping(request, user):
            # The version first: a change that comes now makes the list newer than its name, never older.
            version = store.list_version(user['id'])
            if version is None:
                answer, headers = handler(request, user), KEEP
            else:
                key = (user['id'], version, *sorted(request.query.items()))
                answer = cache.get(key, lambda: handler(request, user))
                headers = {**KEEP, 'ETag': f'"{version}"'}
            if 'ETag' in headers and holds(request.headers.get('If-None-Match'), headers['ETag']):
                return Answer(304, headers)
            return Answer(answer.status, {**answer.headers, **headers}, answer.body)
        return keeping
    return kept
