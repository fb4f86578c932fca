"""Ask for an import, and ask how far it is."""
import re

from check import is_text
from errors import Problem
from router import json_answer


def add_import_routes(app, imports, worker, who):
    @app.route('POST', '/imports')
    @who.only
    def ask_for_import(request, user):
        """202: it is noted, and not done yet."""
        id = imports.add(user['id'], read_urls(request.json()))
        worker.wake()
        return json_answer(202, imports.find(user['id'], id), {'Location': f'{request.base}/imports/{id}'})

    @app.route('GET', '/imports/{id}')
    @who.only
    def how_far(request, user):
        id = request.params['id']
        found = imports.find(user['id'], int(id)) if re.fullmatch('[0-9]{1,15}', id) else None
        if found is None:
            raise Problem(404, 'There is no such import')
        return json_answer(200, found)


def read_urls(body):
    """Each link is judged when its turn comes. What is no text is no link that could be judged."""
    urls = body.get('urls') if isinstance(body, dict) else None
    if isinstance(urls, list) and urls and all(is_text(url, 10 ** 6) for url in urls):
        return urls
    raise Problem(422, 'The import breaks a rule', [{'field': 'urls', 'rule': 'a list of texts, with at least one'}])
