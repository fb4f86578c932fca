"""Takes open deliveries one after another, a few at a time.

What was on its way when the program was killed is still open, and goes out once more
after the next start, with the same id.
"""
import json
import os
import sqlite3
import time
from http.client import HTTPException
from threading import Condition, Thread
from urllib.request import HTTPRedirectHandler, Request, build_opener

AT_ONCE = 20
PATIENCE = float(os.environ.get('MAILBOX_SECONDS', 5))


class Stay(HTTPRedirectHandler):
    """What another address says is not this mailbox's word."""
    def redirect_request(self, *given):
        return None


post = build_opener(Stay).open


class Sender:
    def __init__(self, letters):
        self.letters = letters
        self.taken = 0  # all up to this id are on their way, or done
        self.more = Condition()
        for _ in range(AT_ONCE):
            Thread(target=self._work, daemon=True).start()

    def wake(self):
        """To be called when there may be something to send; nobody waits for it."""
        with self.more:
            self.more.notify_all()

    def _work(self):
        while True:
            delivery = self._take()
            id, mailbox = delivery['id'], delivery.pop('mailbox')
            self._note(id, 'sent' if arrives(mailbox, delivery) else 'failed')

    def _note(self, id, state):
        """Until it is kept. An error that nobody catches would end the thread."""
        while True:
            try:
                return self.letters.note(id, state)
            except sqlite3.Error as error:  # somebody else writes, or the disk is full
                print(f'delivery {id} is {state}, which cannot be kept: {error}', flush=True)
                time.sleep(1)

    def _take(self):
        with self.more:
            while (delivery := self.letters.open_after(self.taken)) is None:
                self.more.wait()
            self.taken = delivery['id']
            return delivery


def arrives(mailbox, letter):
    """Whatever a mailbox does, it is its own failure."""
    request = Request(mailbox, json.dumps(letter).encode(), {'Content-Type': 'application/json'})
    try:
        with post(request, timeout=PATIENCE):
            return True
    except (OSError, HTTPException, ValueError):
        return False
