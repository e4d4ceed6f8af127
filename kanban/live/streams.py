"""Event streams: each tells one browser tab the revision of what it shows, and that the line still lives."""

import random
import threading
import time
from collections.abc import Callable

from kanban.live.hub import Hub

BEAT_SECONDS = 15
LOOK_SECONDS = 3
"""How long a closed tab may keep its place."""
LIFE_SECONDS = 600
"""A stream ends by itself after so long, and the browser connects anew: nothing is kept for a tab that is gone."""


class StreamsFull(RuntimeError):
    """No place is left; the client polls instead."""


class Places:
    """How many streams may run at once in this process."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.taken = 0
        self._guard = threading.Lock()

    def take(self) -> None:
        """Take a place. Raises StreamsFull."""
        with self._guard:
            if self.taken >= self.most:
                raise StreamsFull
            self.taken += 1

    def leave(self) -> None:
        """Give a place back."""
        with self._guard:
            self.taken -= 1


class Stream:
    """Iterates over server-sent events. A class, because a generator that never started never runs its `finally`."""

    def __init__(
        self, hub: Hub, places: Places, board_id: int, seen: int | None = None, is_gone: Callable[[], bool] = bool
    ) -> None:
        """`is_gone` tells whether the browser has left, as far as the server knows. Raises StreamsFull."""
        places.take()
        self._is_gone = is_gone
        self._places = places
        self._hub = hub
        self._board_id = board_id
        self._seen = seen
        self._closed = False
        # Spread the ends, so that streams begun together do not all come back together.
        self._ends = time.monotonic() + LIFE_SECONDS * random.uniform(0.8, 1.0)

    def __iter__(self) -> "Stream":
        return self

    def __next__(self) -> bytes:
        if self._closed or self._hub.is_stopped or time.monotonic() > self._ends:
            self.close()
            raise StopIteration
        if self._seen is None:
            self._seen = self._hub.revision(self._board_id)
            return self._event()
        found = self._news(self._seen)
        if found is None:
            self.close()
            raise StopIteration
        if found == self._seen:
            return b"event: beat\ndata: 1\n\n"
        self._seen = found
        return self._event()

    def _news(self, seen: int) -> int | None:
        """The next revision, the same one when a beat is due, or None when nobody listens any more."""
        beat = time.monotonic() + BEAT_SECONDS
        while (left := beat - time.monotonic()) > 0:
            found = self._hub.wait(self._board_id, seen, min(left, LOOK_SECONDS))
            if self._is_gone():
                return None
            if found != seen or self._hub.is_stopped:
                return found
        return seen

    def close(self) -> None:
        """Give the place back; called by the server when the tab is gone, any number of times."""
        if not self._closed:
            self._closed = True
            self._places.leave()

    def _event(self) -> bytes:
        return f"event: revision\nid: {self._seen}\ndata: {self._seen}\n\n".encode()
