"""Tells the open pages of a person what is new: server-sent events, each with
the id of its bookmark, so that a page that comes again says what it has."""
import asyncio
import re
import time

from fastapi import Depends, Request
from fastapi.sse import EventSourceResponse, ServerSentEvent

LOOK_SECONDS = 0.5


class Events:
    def __init__(self, store, heartbeat_seconds):
        self.store = store
        self.heartbeat_seconds = heartbeat_seconds

    async def place_of(self, user, last_event_id):
        """The id of the last bookmark that a page has."""
        # At most 15 digits: what is longer is no number of ours.
        if re.fullmatch('[0-9]{1,15}', last_event_id or ''):
            return int(last_event_id)
        return await asyncio.to_thread(self.store.newest_id, user)

    async def bookmarks_of(self, user, last, is_open):
        """Each new bookmark of a user; None after a silence. An open page holds no
        thread: what waits here is asyncio, and the store is asked in a thread."""
        spoke = time.monotonic()
        while await asyncio.to_thread(is_open):
            # What is kept decides, not who kept it: so nothing is lost or told twice, and
            # what was missed is sent in the same way as what is new.
            for bookmark in await asyncio.to_thread(self.store.list, user, after=(last, last)):
                last = bookmark['id']
                yield bookmark
            if time.monotonic() - spoke >= self.heartbeat_seconds:
                yield None
                spoke = time.monotonic()
            await asyncio.sleep(LOOK_SECONDS)


def add_event_routes(app, events, who):
    @app.get('/events', response_class=EventSourceResponse)
    async def live(request: Request, user=Depends(who.current_user)):
        def is_open():
            """As long as the session lasts. Nor would it end by itself once uvicorn has been told to."""
            return not request.app.state.server.should_exit and who.user_of(request) is not None

        last = await events.place_of(user['id'], request.headers.get('Last-Event-ID'))
        # An id without data is no event, but the page has one now, should it be cut off before the first.
        yield ServerSentEvent(comment='welcome', id=str(last))
        async for saved in events.bookmarks_of(user['id'], last, is_open):
            if saved is None:
                yield ServerSentEvent(comment='still here')
            else:
                yield ServerSentEvent(data=saved, event='saved', id=str(saved['id']))
