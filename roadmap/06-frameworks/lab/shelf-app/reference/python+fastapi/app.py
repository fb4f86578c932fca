"""What Shelf answers: a short function for each method and path."""
import re
from pathlib import Path

from fastapi import Depends, FastAPI, Response
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles

from check import read_bookmark
from errors import Problem, add_error_handlers
from layers import add_layers, read_json
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
    def bookmarks(tag: str | None = None):
        return {'items': store.list(ME, tag)}

    @app.post('/bookmarks', status_code=201)
    def create(response: Response, body=Depends(read_json)):
        bookmark = store.add(ME, **read_bookmark(body))
        response.headers['Location'] = f'/bookmarks/{bookmark["id"]}'
        return bookmark

    @app.get('/bookmarks/{id}')
    def read(id: str):
        return found(store, id)

    app.mount('/', StaticFiles(directory=PUBLIC))
    return app


def found(store, id):
    # At most 15 digits: SQLite refuses numbers that are much longer.
    bookmark = store.find(ME, int(id)) if re.fullmatch('[0-9]{1,15}', id) else None
    if bookmark is None:
        raise Problem(404, 'There is no such bookmark')
    return bookmark
