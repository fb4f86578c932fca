"""Some requests a minute for each key."""
import math
import os
import threading
import time

MOST = int(os.environ.get('KEY_LIMIT', 60))
windows = {}
lock = threading.Lock()


def seconds_to_wait(name):
    """0 where there is room."""
    now = time.monotonic()
    with lock:
        ends, count = windows.get(name, (0, 0))
        if now >= ends:
            ends, count = now + 60, 0
        windows[name] = ends, count + 1
    return math.ceil(ends - now) if count >= MOST else 0
