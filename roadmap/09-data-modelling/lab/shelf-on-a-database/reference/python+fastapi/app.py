"""What Shelf answers: the layers, the routes, the errors."""
from pathlib import Path

from fastapi import Depends, FastAPI, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from fastapi.staticfiles import StaticFiles

from account_routes import add_account_routes
from bookmark_routes import add_bookmark_routes
from errors import add_error_handlers
from layers import add_layers
from views import home_page
from who import Who

PUBLIC = Path(__file__).parent / 'public'


def make_app(store, accounts, mail, config):
    app = FastAPI(redirect_slashes=False, openapi_url=None)  # /tags/ is not /tags; we describe Shelf ourselves
    who = Who(accounts, config['public_url'])
    add_layers(app)
    add_error_handlers(app)

    @app.get('/health/live')
    def alive():
        return {'status': 'up'}

    @app.get('/', response_class=HTMLResponse)
    def home(request: Request):
        user = who.user_of(request)
        if user is None:
            return RedirectResponse('/login.html', status_code=303)
        page = home_page(store.list(user['id'])[-20:][::-1])
        return HTMLResponse(page, headers={'Cache-Control': 'no-store'})

    add_account_routes(app, accounts, who, mail, config)
    add_bookmark_routes(app, store, who)

    @app.get('/tags')
    def tags(user=Depends(who.current_user)):
        return {'items': store.tag_counts(user['id'])}

    app.mount('/', StaticFiles(directory=PUBLIC))
    return app
