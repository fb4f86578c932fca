import os
import signal
import threading


def drain_on(signals, server, limit_seconds):
    """An orderly end. First no new connections, then the answer to each request that
    has begun, then the end; and a limit, for clients that never send the rest."""
    server.daemon_threads = False  # a daemon thread is cut off in the middle of its request

    def drain():
        server.shutdown()  # waits until serve_forever has ended: never call it in the same thread
        server.server_close()  # no new connections; then it waits for the threads

    def begin(number, frame):
        for name in signals:
            signal.signal(name, signal.SIG_IGN)
        limit = threading.Timer(limit_seconds, os._exit, [1])
        limit.daemon = True
        limit.start()
        threading.Thread(target=drain).start()

    for name in signals:
        signal.signal(name, begin)
