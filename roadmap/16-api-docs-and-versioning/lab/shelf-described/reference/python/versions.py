"""Two doors to the same rooms: /v1/bookmarks, and /bookmarks from before there were versions."""
import re

from errors import Problem
from router import Router

DATA = re.compile('/(bookmarks|tags|imports|users|sessions|email-verifications|password-resets)(/|$)')

SINCE = '@1793491200'  # 1 November 2026
UNTIL = 'Sat, 01 May 2027 00:00:00 GMT'


class VersionedRouter(Router):
    """Takes /v1 off a request, and says to those who come without it until when they can."""

    def answer(self, request):
        path = re.sub('^/v1(?=/)', '', request.path)
        if not DATA.match(path):
            return super().answer(request)
        if path != request.path:
            request.path, request.base = path, '/v1'
            return super().answer(request)
        try:
            answer = super().answer(request)
        except Problem as problem:
            problem.headers = {**problem.headers, **deprecated(path)}
            raise
        answer.headers = {**answer.headers, **deprecated(path)}
        return answer


def deprecated(path):
    return {'Deprecation': SINCE, 'Sunset': UNTIL, 'Link': f'</v1{path}>; rel="successor-version"'}
