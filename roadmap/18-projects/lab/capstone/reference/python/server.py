"""The pantry: what is in the cupboard."""
import os
import signal
import threading

from app import Server
from items import Items

if __name__ == '__main__':
    port = int(os.environ.get('PORT') or '3000')
    server = Server(('127.0.0.1', port), Items(os.environ.get('SHELF_DATA', 'data')))
    # shutdown waits for serve_forever to end, so it needs a thread of its own
    signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=server.shutdown).start())
    print(f'The pantry is at http://127.0.0.1:{port}/', flush=True)
    server.serve_forever()
    server.server_close()  # after the last answer
