"""Ask for an import, and ask how far it is."""
import re

from fastapi import Depends, Request, Response

from check import is_text
from errors import Problem
from layers import read_json


def add_import_routes(app, imports, worker, who):
    @app.post('/imports', status_code=202)
    def ask_for_import(request: Request, response: Response,
                       user=Depends(who.current_user), body=Depends(read_json)):
        """202: it is noted, and not done yet."""
        id = imports.add(user['id'], read_urls(body))
        worker.wake()
        response.headers['Location'] = f'{request.url.path}/{id}'
        return imports.find(user['id'], id)

    @app.get('/imports/{id}')
    def how_far(id: str, user=Depends(who.current_user)):
        found = imports.find(user['id'], int(id)) if re.fullmatch('[0-9]{1,15}', id) else None
        if found is None:
            raise Problem(404, 'There is no such import')
        return found


def read_urls(body):
    """Each link is judged when its turn comes. What is no text is no link that could be judged."""
    urls = body.get('urls') if isinstance(body, dict) else None
    if isinstance(urls, list) and urls and all(is_text(url, 10 ** 6) for url in urls):
        return urls
    raise Problem(422, 'The import breaks a rule', [{'field': 'urls', 'rule': 'a list of texts, with at least one'}])
