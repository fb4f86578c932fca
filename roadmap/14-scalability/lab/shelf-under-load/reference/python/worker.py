import threading
import time

from log import log

# In seconds: other copies get the database in between.
REST = 0.01
AFTER_ERROR = 1


class Worker:
    """Works beside the requests, as long as there is something to do; then it sleeps
    until it is woken. At its start it does what was left behind."""

    def __init__(self, work):
        self.work = work  # does a little, and gives back whether there was anything to do
        self.awake = threading.Event()

    def start(self):
        # A daemon does not keep the program from ending.
        threading.Thread(target=self.run, daemon=True).start()

    def wake(self):
        self.awake.set()

    def run(self):
        while True:
            self.awake.clear()
            try:
                while self.work():
                    time.sleep(REST)
            except Exception as error:  # not caught, it would end the thread
                log.error('work failed', exc_info=error)
                time.sleep(AFTER_ERROR)
                continue
            self.awake.wait()
