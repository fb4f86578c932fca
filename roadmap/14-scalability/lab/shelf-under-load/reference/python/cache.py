import threading


class Cache:
    """Keeps what was made under a key, so that it need not be made again. There is
    room for so many; what was kept first goes first."""

    def __init__(self, most):
        self.most = most
        self.kept = {}
        self.lock = threading.Lock()  # requests come in threads

    def get(self, key, make):
        with self.lock:
            if key in self.kept:
                return self.kept[key]
        made = make()  # outside of the lock, which all the others wait for
        with self.lock:
            self.kept[key] = made
            if len(self.kept) > self.most:
                del self.kept[next(iter(self.kept))]
        return made
