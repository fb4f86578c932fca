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

    async def bookmarks_of(self, user, last_event_id, server):
        """Each new bookmark of a user; None at first, and after a silence. An open page
        holds no thread: what waits here is asyncio, and the store is asked in a thread.
        It would never end by itself, and ends once uvicorn has been told to."""
        # At most 15 digits: what is longer is no number of ours.
        if re.fullmatch('[0-9]{1,15}', last_event_id or ''):
            last = int(last_event_id)
        else:
            last = await asyncio.to_thread(self.store.newest_id, user)
        yield None
        spoke = time.monotonic()
        while not server.should_exit:
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
        last_event_id = request.headers.get('Last-Event-ID')
        async for saved in events.bookmarks_of(user['id'], last_event_id, request.app.state.server):
            if saved is None:
                yield ServerSentEvent(comment='still here')
            else:
                yield ServerSentEvent(data=saved, event='saved', id=str(saved['id']))
