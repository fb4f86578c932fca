"""What Shelf answers: a short function for each method and path."""
import re

from account_routes import add_account_routes
from check import read_bookmark
from errors import Problem
from files import public_file
from http_tools import (
    changed, etag_of, hash_of, holds, is_form, path_after, read_form, read_page, see_other, wanted_version)
from import_routes import add_import_routes
from lists import kept_lists
from metrics import Metrics
from outside import refuse_foreign
from router import Answer, html, json_answer
from versions import VersionedRouter
from views import home_page
from watch import add_watch_routes, watched
from who import Who


def make_app(store, accounts, imports, worker, mail, config):
    app = VersionedRouter(otherwise=public_file)
    who = Who(accounts, config['public_url'])
    mine = who.only  # for routes of people who are logged in
    kept = kept_lists(store)

    metrics = Metrics()

    app.before = lambda request: refuse_foreign(request, config['public_url'])
    add_account_routes(app, accounts, who, mail, config)
    add_import_routes(app, imports, worker, who)

    @app.route('GET', '/health/live')
    def alive(request):
        return json_answer(200, {'status': 'up'})

    @app.route('GET', '/')
    def home(request):
        user = who.user_of(request)
        if user is None:
            return see_other('/login.html')
        page = html(200, home_page(store.newest(user['id'], 20)))
        page.headers['Cache-Control'] = 'no-store'
        return page

    @app.route('GET', '/bookmarks')
    @mine
    @kept
    def bookmarks(request, user):
        page = read_page(request.query)
        limit = page.pop('limit')
        found = store.list(user['id'], **page, limit=limit + 1)  # one more shows whether there is a next page
        items = found[:limit]
        more = len(found) > len(items)
        return json_answer(200, {
            'items': items,
            'next': request.base + path_after(items[-1], page['sort'], request.query) if more else None,
        })

    @app.route('POST', '/bookmarks')
    @mine
    def create(request, user):
        if is_form(request):
            store.add(user['id'], **read_bookmark(read_form(request.body)))
            return see_other('/')
        fields = read_bookmark(request.json())
        key = request.headers.get('Idempotency-Key')
        if key is None:
            bookmark = store.add(user['id'], **fields)
        else:
            bookmark = add_once(store, user, key, fields)
        return json_answer(201, bookmark, {
            'Location': f'{request.base}/bookmarks/{bookmark["id"]}',
            'ETag': etag_of(bookmark),
        })

    @app.route('GET', '/bookmarks/{id}')
    @mine
    def read(request, user):
        bookmark = found(store, user, request.params['id'])
        tag = etag_of(bookmark)
        if holds(request.headers.get('If-None-Match'), tag):
            return Answer(304, {'ETag': tag})
        return json_answer(200, bookmark, {'ETag': tag})

    @app.route('PUT', '/bookmarks/{id}')
    @mine
    def replace(request, user):
        fields = read_bookmark(request.json())
        bookmark = found(store, user, request.params['id'])
        version = wanted_version(request.headers, bookmark)
        if not store.replace(user['id'], bookmark['id'], fields, version):
            raise changed()
        replaced = found(store, user, request.params['id'])
        return json_answer(200, replaced, {'ETag': etag_of(replaced)})

    @app.route('DELETE', '/bookmarks/{id}')
    @mine
    def remove(request, user):
        bookmark = found(store, user, request.params['id'])
        if not store.remove(user['id'], bookmark['id'], wanted_version(request.headers, bookmark)):
            raise changed()
        return Answer(204)

    @app.route('GET', '/tags')
    @mine
    def tags(request, user):
        return json_answer(200, {'items': store.tag_counts(user['id'])})

    add_watch_routes(app, metrics, store.database, config)
    handler = watched(app.handler(), metrics)
    app.handler = lambda: handler
    return app


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
