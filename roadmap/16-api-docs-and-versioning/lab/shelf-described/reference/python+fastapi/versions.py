import re

from fastapi import Request

DATA = re.compile('/(bookmarks|tags|imports|users|sessions|email-verifications|password-resets)(/|$)')

SINCE = '@1793491200'  # 1 November 2026
UNTIL = 'Sat, 01 May 2027 00:00:00 GMT'


def add_version_layer(app):
    @app.middleware('http')
    async def tell_until(request: Request, call_next):
        """Says to those who come without /v1 until when they can."""
        response = await call_next(request)
        path = request.scope['raw_path'].decode('latin-1')  # as it was sent: it goes into a header
        if DATA.match(path):
            response.headers['Deprecation'] = SINCE
            response.headers['Sunset'] = UNTIL
            response.headers['Link'] = f'</v1{path}>; rel="successor-version"'
        return response
