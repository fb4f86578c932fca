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
from mailer import make_mail
from store import Store


def main():
    config = read_config(os.environ)
    database = Database(config['data'], config['sql_log'])
    app = make_app(Store(database), Accounts(database), make_mail(config['mail']), config)
    try:
        server = ThreadingHTTPServer((config['host'], config['port']), app.handler())
    except OSError as error:
        sys.exit(f'Port {config["port"]} cannot be used: {error}')
    drain_on([signal.SIGTERM, signal.SIGINT], server, config['drain_seconds'])
    print(f'Shelf is at http://{config["host"]}:{config["port"]}/', flush=True)
    server.serve_forever(0.05)  # so often it looks whether it shall end


if __name__ == '__main__':
    main()
