"""The only file that listens: it joins the parts."""
import os
import sys
from http.server import ThreadingHTTPServer

from app import make_app
from config import read_config
from store import Store


def main():
    config = read_config(os.environ)
    app = make_app(Store(config['data']))
    try:
        server = ThreadingHTTPServer(('127.0.0.1', config['port']), app.handler())
    except OSError as error:
        sys.exit(f'Port {config["port"]} cannot be used: {error}')
    print(f'Shelf is at http://127.0.0.1:{config["port"]}/', flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass


if __name__ == '__main__':
    main()
