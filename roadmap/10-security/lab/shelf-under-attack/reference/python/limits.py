import math
import threading

from errors import Problem

MINUTE = 60  # seconds


class Limit:
    """Counts attempts of each client, and refuses what is more than `most` in a
    minute. Without a limit nothing is counted."""

    def __init__(self, most):
        self.most = most
        self.times = {}
        self.lock = threading.Lock()  # requests come in threads

    def take(self, client, now):
        if self.most is None:
            return
        with self.lock:
            self.forget(now)
            times = self.times.setdefault(client, [])
            if len(times) >= self.most:
                seconds = max(1, math.ceil(times[0] + MINUTE - now))
                raise Problem(429, 'Too many attempts', headers={'Retry-After': str(seconds)})
            times.append(now)

    def forget(self, now):
        """What is older than a minute, of everybody: else the dictionary grows for ever."""
        fresh = {client: [time for time in times if time > now - MINUTE] for client, times in self.times.items()}
        self.times = {client: times for client, times in fresh.items() if times}
