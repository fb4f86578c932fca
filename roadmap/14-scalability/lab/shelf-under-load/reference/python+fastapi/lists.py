"""Lists that are kept, here and in a browser, and are never old and never another's."""
from fastapi import Response
from fastapi.responses import JSONResponse

from cache import Cache
from http_tools import holds

# Only the browser of who asked may keep it, and asks each time whether it is good still.
KEEP = {'Cache-Control': 'private, no-cache', 'Vary': 'Cookie'}


def kept_lists(store):
    """Answers with lists that are kept, and calls make where there is none yet."""
    cache = Cache(1000)

    def kept(request, user, make):
        # The version first: a change that comes now makes the list newer than its name, never older.
        version = store.list_version(user['id'])
        if version is None:
            return JSONResponse(make(), headers=KEEP)
        headers = {**KEEP, 'ETag': f'"{version}"'}
        if holds(request.headers.get('If-None-Match'), headers['ETag']):
            return Response(status_code=304, headers=headers)
        key = (user['id'], version, request.url.path, *sorted(request.query_params.items()))
        return JSONResponse(cache.get(key, make), headers=headers)
    return kept
