"""What Shelf answers: a short function for each method and path."""
import re
from pathlib import Path

from fastapi import Depends, FastAPI, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from fastapi.staticfiles import StaticFiles

from check import read_bookmark
from errors import Problem, add_error_handlers
from http_tools import changed, etag_of, hash_of, holds, is_form, path_after, read_form, read_page, wanted_version
from layers import add_layers, only_these, read_json
from views import home_page

ME = 1  # until people have accounts, all is user 1's
PUBLIC = Path(__file__).parent / 'public'


def make_app(store):
    app = FastAPI(redirect_slashes=False, openapi_url=None)  # /tags/ is not /tags; we describe Shelf ourselves
    add_layers(app)
    add_error_handlers(app)

    @app.get('/health/live')
    def alive():
        return {'status': 'up'}

    @app.get('/', response_class=HTMLResponse)
    def home():
        return home_page(store.list(ME)[-20:][::-1])

    @app.get('/bookmarks')
    def bookmarks(request: Request):
        page = read_page(request.query_params)
        limit = page.pop('limit')
        found = store.list(ME, **page, limit=limit + 1)  # one more shows whether there is a next page
        items = found[:limit]
        more = len(found) > len(items)
        return {'items': items, 'next': path_after(items[-1], page['sort'], request) if more else None}

    @app.post('/bookmarks', status_code=201)
    def create(request: Request, response: Response, fields=Depends(new_bookmark)):
        if is_form(request):
            store.add(ME, **fields)
            return RedirectResponse('/', status_code=303)  # go and GET that: reloading the page sends no form again
        key = request.headers.get('Idempotency-Key')
        bookmark = store.add(ME, **fields) if key is None else add_once(store, key, fields)
        response.headers['Location'] = f'/bookmarks/{bookmark["id"]}'
        response.headers['ETag'] = etag_of(bookmark)
        return bookmark

    only_these(app, '/bookmarks', 'GET', 'POST')

    @app.get('/bookmarks/{id}')
    def read(id: str, request: Request, response: Response):
        bookmark = found(store, id)
        tag = etag_of(bookmark)
        if holds(request.headers.get('If-None-Match'), tag):
            return Response(status_code=304, headers={'ETag': tag})
        response.headers['ETag'] = tag
        return bookmark

    @app.put('/bookmarks/{id}')
    def replace(id: str, request: Request, response: Response, body=Depends(read_json)):
        fields = read_bookmark(body)
        bookmark = found(store, id)
        if not store.replace(ME, bookmark['id'], fields, wanted_version(request.headers, bookmark)):
            raise changed()
        replaced = found(store, id)
        response.headers['ETag'] = etag_of(replaced)
        return replaced

    @app.delete('/bookmarks/{id}', status_code=204)
    def remove(id: str, request: Request):
        bookmark = found(store, id)
        if not store.remove(ME, bookmark['id'], wanted_version(request.headers, bookmark)):
            raise changed()

    only_these(app, '/bookmarks/{id}', 'GET', 'PUT', 'DELETE')

    app.mount('/', StaticFiles(directory=PUBLIC))
    return app


async def new_bookmark(request: Request):
    """The fields of a bookmark, out of JSON or out of the form of the page."""
    if is_form(request):
        return read_bookmark(read_form(await request.body()))
    return read_bookmark(await read_json(request))


def add_once(store, key, fields):
    body_hash = hash_of(fields)
    first_hash, bookmark = store.add_once(ME, key, body_hash, fields)
    if first_hash != body_hash:
        raise Problem(422, 'This Idempotency-Key was used with another body')
    return bookmark


def found(store, id):
    # At most 15 digits: SQLite refuses numbers that are much longer.
    bookmark = store.find(ME, int(id)) if re.fullmatch('[0-9]{1,15}', id) else None
    if bookmark is None:
        raise Problem(404, 'There is no such bookmark')
    return bookmark
