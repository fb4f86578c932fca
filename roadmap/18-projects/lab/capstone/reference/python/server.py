"""The pantry: what is in the cupboard."""
import os
import signal
import threading

from app import Server
from items import Items


def end(number, frame):
    """Answers what has begun, and takes no more; with a limit, for whoever never sends the rest."""
    limit = threading.Timer(8, os._exit, [1])
    limit.daemon = True
    limit.start()
    # shutdown waits for serve_forever to end, so it needs a thread of its own
    threading.Thread(target=server.shutdown).start()


if __name__ == '__main__':
    port = int(os.environ.get('PORT') or '3000')
    server = Server(('127.0.0.1', port), Items(os.environ.get('SHELF_DATA', 'data')))
    signal.signal(signal.SIGTERM, end)
    print(f'The pantry is at http://127.0.0.1:{port}/', flush=True)
    server.serve_forever()
    server.server_close()  # after the last answer
