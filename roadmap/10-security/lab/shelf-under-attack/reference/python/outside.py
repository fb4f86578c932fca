from urllib.parse import urlsplit

from errors import Problem

HARMLESS = ['GET', 'HEAD', 'OPTIONS']


def refuse_foreign(request, public_url):
    """Refuses a change that a page of another site sends. A browser adds the cookie
    to it, and says where it comes from; curl and programs say nothing."""
    if request.method in HARMLESS:
        return
    site, origin = request.headers.get('Sec-Fetch-Site'), request.headers.get('Origin')
    if site is not None:
        is_ours = site in ('same-origin', 'none')
    else:
        is_ours = origin is None or origin == origin_of(public_url)
    if not is_ours:
        raise Problem(403, 'This came from a page of another site')


def origin_of(url):
    parts = urlsplit(url)
    return f'{parts.scheme}://{parts.netloc}'
