"""What Shelf answers: a short function for each method and path."""
import re

from check import read_bookmark
from errors import Problem
from files import public_file
from router import Router, html, json_answer
from views import home_page

ME = 1  # until people have accounts, all is user 1's


def make_app(store):
    app = Router(otherwise=public_file)

    @app.route('GET', '/health/live')
    def alive(request):
        return json_answer(200, {'status': 'up'})

    @app.route('GET', '/')
    def home(request):
        return html(200, home_page(store.list(ME)[-20:][::-1]))

    @app.route('GET', '/bookmarks')
    def bookmarks(request):
        return json_answer(200, {'items': store.list(ME, request.query.get('tag'))})

    @app.route('POST', '/bookmarks')
    def create(request):
        bookmark = store.add(ME, **read_bookmark(request.json()))
        return json_answer(201, bookmark, {'Location': f'/bookmarks/{bookmark["id"]}'})

    @app.route('GET', '/bookmarks/{id}')
    def read(request):
        return json_answer(200, found(store, request.params['id']))

    return app


def found(store, id):
    # At most 15 digits: SQLite refuses numbers that are much longer.
    bookmark = store.find(ME, int(id)) if re.fullmatch('[0-9]{1,15}', id) else None
    if bookmark is None:
        raise Problem(404, 'There is no such bookmark')
    return bookmark
