"""Two doors to the same rooms: /v1/bookmarks, and /bookmarks from before there were versions."""
import re

from router import Router

DATA = re.compile('/(bookmarks|tags|imports|users|sessions|email-verifications|password-resets)(/|$)')

SINCE = '@1793491200'  # 1 November 2026
UNTIL = 'Sat, 01 May 2027 00:00:00 GMT'


class VersionedRouter(Router):
    """Takes /v1 off a request, and says to those who come without it until when they can."""

    def answer(self, request):
        path = re.sub('^/v1(?=/)', '', request.path)
        if path != request.path and DATA.match(path):
            request.path, request.base = path, '/v1'
        return super().answer(request)

    def headers(self, path):
        return {**super().headers(path), **(deprecated(path) if DATA.match(path) else {})}


def deprecated(path):
    return {'Deprecation': SINCE, 'Sunset': UNTIL, 'Link': f'</v1{path}>; rel="successor-version"'}
