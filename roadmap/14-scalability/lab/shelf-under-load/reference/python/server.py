"""The only file that listens: it joins the parts."""
import os
import signal
import sys
from http.server import ThreadingHTTPServer

from accounts import Accounts
from app import make_app
from config import read_config
from db import Database
from drain import drain_on
from imports import Imports
from mailer import make_mail
from store import Store
from worker import Worker


class Server(ThreadingHTTPServer):
    request_queue_size = 128  # so many may wait to be taken; 5 are too few for a crowd


def main():
    config = read_config(os.environ)
    database = Database(config['data'], config['sql_log'])
    store = Store(database)
    imports = Imports(database, store)
    worker = Worker(imports.work)
    app = make_app(store, Accounts(database), imports, worker, make_mail(config['mail']), config)
    try:
        server = Server((config['host'], config['port']), app.handler())
    except OSError as error:
        sys.exit(f'Port {config["port"]} cannot be used: {error}')
    drain_on([signal.SIGTERM, signal.SIGINT], server, config['drain_seconds'])
    print(f'Shelf is at http://{config["host"]}:{config["port"]}/', flush=True)
    worker.start()
    server.serve_forever(0.05)  # so often it looks whether it shall end


if __name__ == '__main__':
    main()
