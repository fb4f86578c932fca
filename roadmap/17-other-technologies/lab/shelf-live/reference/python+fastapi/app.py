"""What Shelf answers: the layers, the routes, the errors."""
from pathlib import Path

from fastapi import APIRouter, Depends, FastAPI, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from fastapi.staticfiles import StaticFiles

from account_routes import add_account_routes
from bookmark_routes import add_bookmark_routes
from errors import add_error_handlers
from events import add_event_routes
from import_routes import add_import_routes
from layers import add_layers
from limits import Limit
from metrics import Metrics
from outside import refuse_foreign
from views import home_page
from versions import add_version_layer
from watch import add_watch_routes
from who import Who

PUBLIC = Path(__file__).parent / 'public'


def make_app(store, accounts, imports, worker, mail, config, events):
    def only_ours(request: Request):
        refuse_foreign(request, config['public_url'])

    # /tags/ is not /tags; we describe Shelf ourselves; each route is asked only_ours first.
    app = FastAPI(redirect_slashes=False, openapi_url=None, dependencies=[Depends(only_ours)])
    who = Who(accounts, config['public_url'])
    metrics = Metrics()
    add_layers(app, metrics)
    add_version_layer(app)
    add_error_handlers(app)

    @app.get('/health/live')
    def alive():
        return {'status': 'up'}

    @app.get('/', response_class=HTMLResponse)
    def home(request: Request):
        user = who.user_of(request)
        if user is None:
            return RedirectResponse('/login.html', status_code=303)
        page = home_page(store.newest(user['id'], 20))
        return HTMLResponse(page, headers={'Cache-Control': 'no-store'})

    api = APIRouter()
    attempts = Limit(accounts.database, config['rate_limit'])
    add_account_routes(api, accounts, who, mail, config, attempts)
    add_bookmark_routes(api, store, who)
    add_import_routes(api, imports, worker, who)
    add_event_routes(api, events, who)

    @api.get('/tags')
    def tags(user=Depends(who.current_user)):
        return {'items': store.tag_counts(user['id'])}

    app.include_router(api, prefix='/v1')
    app.include_router(api)  # two doors to the same rooms

    add_watch_routes(app, metrics, store.database, config)
    app.mount('/', StaticFiles(directory=PUBLIC))
    return app
