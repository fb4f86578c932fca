"""The only file that listens: it joins the parts."""
import os
import signal
import sys
import threading
from http.server import ThreadingHTTPServer

from accounts import Accounts
from app import make_app
from config import read_config
from db import Database
from events import Events
from mailer import make_mail
from store import Store


def main():
    config = read_config(os.environ)
    database = Database(config['data'], config['sql_log'])
    store = Store(database)
    events = Events(store, config['heartbeat_seconds'])
    app = make_app(store, Accounts(database), make_mail(config['mail']), config, events)
    try:
        server = ThreadingHTTPServer(('127.0.0.1', config['port']), app.handler())
    except OSError as error:
        sys.exit(f'Port {config["port"]} cannot be used: {error}')

    def stop(number, frame):
        events.end()
        # It waits until nothing more is taken: this thread is the one that takes.
        threading.Thread(target=server.shutdown).start()

    signal.signal(signal.SIGTERM, stop)
    print(f'Shelf is at http://127.0.0.1:{config["port"]}/', flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass


if __name__ == '__main__':
    main()
