"""Keeping bookmarks, and reading, changing and removing them."""
import re

from fastapi import Depends, Request, Response
from fastapi.responses import RedirectResponse

from check import read_bookmark
from errors import Problem
from http_tools import changed, etag_of, hash_of, holds, is_form, path_after, read_form, read_page, wanted_version
from layers import only_these, read_json
from lists import kept_lists


def add_bookmark_routes(app, store, who):
    """To the app, or to a router of it. Where that is included shows the path of the request."""
    kept = kept_lists(store)

    @app.get('/bookmarks')
    def bookmarks(request: Request, user=Depends(who.current_user)):
        return kept(request, user, lambda: list_for(request, user))

    def list_for(request, user):
        page = read_page(request.query_params)
        limit = page.pop('limit')
        found = store.list(user['id'], **page, limit=limit + 1)  # one more shows whether there is a next page
        items = found[:limit]
        more = len(found) > len(items)
        return {'items': items, 'next': path_after(items[-1], page['sort'], request) if more else None}

    @app.post('/bookmarks', status_code=201)
    def create(request: Request, response: Response, user=Depends(who.current_user), fields=Depends(new_bookmark)):
        if is_form(request):
            store.add(user['id'], **fields)
            return RedirectResponse('/', status_code=303)  # go and GET that: reloading the page sends no form again
        key = request.headers.get('Idempotency-Key')
        if key is None:
            bookmark = store.add(user['id'], **fields)
        else:
            bookmark = add_once(store, user, key, fields)
        response.headers['Location'] = f'{request.url.path}/{bookmark["id"]}'
        response.headers['ETag'] = etag_of(bookmark)
        return bookmark

    only_these(app, '/bookmarks', 'GET', 'POST')

    @app.get('/bookmarks/{id}')
    def read(id: str, request: Request, response: Response, user=Depends(who.current_user)):
        bookmark = found(store, user, id)
        tag = etag_of(bookmark)
        if holds(request.headers.get('If-None-Match'), tag):
            return Response(status_code=304, headers={'ETag': tag})
        response.headers['ETag'] = tag
        return bookmark

    @app.put('/bookmarks/{id}')
    def replace(id: str, request: Request, response: Response,
                user=Depends(who.current_user), body=Depends(read_json)):
        fields = read_bookmark(body)
        bookmark = found(store, user, id)
        if not store.replace(user['id'], bookmark['id'], fields, wanted_version(request.headers, bookmark)):
            raise changed()
        replaced = found(store, user, id)
        response.headers['ETag'] = etag_of(replaced)
        return replaced

    @app.delete('/bookmarks/{id}', status_code=204)
    def remove(id: str, request: Request, user=Depends(who.current_user)):
        bookmark = found(store, user, id)
        if not store.remove(user['id'], bookmark['id'], wanted_version(request.headers, bookmark)):
            raise changed()

    only_these(app, '/bookmarks/{id}', 'GET', 'PUT', 'DELETE')


async def new_bookmark(request: Request):
    """The fields of a bookmark, out of JSON or out of the form of the page."""
    if is_form(request):
        return read_bookmark(read_form(await request.body()))
    return read_bookmark(await read_json(request))


def add_once(store, user, key, fields):
    body_hash = hash_of(fields)
    first_hash, bookmark = store.add_once(user['id'], key, body_hash, fields)
    if first_hash != body_hash:
        raise Problem(422, 'This Idempotency-Key was used with another body')
    return bookmark


def found(store, user, id):
    """What is somebody else's is not found either."""
    # At most 15 digits: SQLite refuses numbers that are much longer.
    bookmark = store.find(user['id'], int(id)) if re.fullmatch('[0-9]{1,15}', id) else None
    if bookmark is None:
        raise Problem(404, 'There is no such bookmark')
    return bookmark
