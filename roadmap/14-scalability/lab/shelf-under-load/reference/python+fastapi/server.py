"""The only file that listens: it joins the parts."""
import logging
import os

import uvicorn

from accounts import Accounts
from app import make_app
from config import read_config
from db import Database
from imports import Imports
from log import log
from mailer import make_mail
from store import Store
from worker import Worker

if __name__ == '__main__':
    config = read_config(os.environ)
    database = Database(config['data'], config['sql_log'])
    store = Store(database)
    imports = Imports(database, store)
    worker = Worker(imports.work)
    app = make_app(store, Accounts(database), imports, worker, make_mail(config['mail']), config)
    worker.start()
    logging.getLogger('uvicorn').handlers = log.handlers  # what it says of itself is JSON, too
    uvicorn.run(
        app, host=config['host'], port=config['port'], server_header=False, access_log=False, log_config=None,
        # With them request.client is the one that the proxy saw.
        proxy_headers=config['trust_proxy'], forwarded_allow_ips='127.0.0.1',
        timeout_graceful_shutdown=config['drain_seconds'])
