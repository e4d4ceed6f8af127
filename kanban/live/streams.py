"""Event streams: each tells one browser tab the revision of what it shows, and that the line still lives."""

import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from kanban.live.hub import Hub, Watcher

BEAT_SECONDS = 15
LOOK_SECONDS = 3
"""How long a closed tab may keep its place, and an account that was disabled its stream."""
LIFE_SECONDS = 600
"""A stream ends by itself after so long, and the browser connects anew: nothing is kept for a tab that is gone."""


MOST_PER_BROWSER = 4
"""Streams of one browser, which opens no more than six connections to a host: two stay free for pages, whatever is open
in its other tabs. Hidden tabs have none; a fifth window side by side asks every few seconds instead."""


class StreamsFull(RuntimeError):
    """No place is left; the client polls instead."""


class Places:
    """Who has a stream in this process, and how many there may be: in all, and for one browser."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._seats: dict[Stream, Seat] = {}
        self._guard = threading.Lock()

    @property
    def taken(self) -> int:
        """How many streams run."""
        return len(self._seats)

    def take(self, stream: "Stream", seat: "Seat") -> None:
        """Take a place. Raises StreamsFull."""
        with self._guard:
            beside = [each for each, taken in self._seats.items() if taken.is_beside(seat) and not each.is_gone()]
            if len(self._seats) >= self.most or len(beside) >= MOST_PER_BROWSER:
                raise StreamsFull
            self._seats[stream] = seat

    def leave(self, stream: "Stream") -> None:
        """Give a place back, any number of times."""
        with self._guard:
            self._seats.pop(stream, None)

    def watching(self, board_id: int) -> tuple[Watcher, ...]:
        """Who looks at a board now, each person once, by name. Nothing of it is kept anywhere."""
        with self._guard:
            seats = [seat for stream, seat in self._seats.items() if not stream.is_gone()]
        here = {seat.watcher.person_id: seat.watcher for seat in seats if seat.watcher and seat.board_id == board_id}
        return tuple(sorted(here.values(), key=lambda watcher: watcher.name))


@dataclass(frozen=True, slots=True)
class Seat:
    """What a stream shows, and to whom; None where nobody is signed in."""

    board_id: int
    watcher: Watcher | None = None

    def is_beside(self, other: "Seat") -> bool:
        """Whether both are tabs of one browser."""
        return bool(self.watcher and other.watcher and self.watcher.session_id == other.watcher.session_id != "")


class Stream:
    """Iterates over server-sent events. A class, because a generator that never started never runs its `finally`."""

    def __init__(
        self,
        hub: Hub,
        places: Places,
        board_id: int,
        seen: int | None = None,
        is_gone: Callable[[], bool] = bool,
        watcher: Watcher | None = None,
    ) -> None:
        """`is_gone` tells whether the browser has left, as far as the server knows. Raises StreamsFull."""
        self.is_gone = is_gone
        places.take(self, Seat(board_id, watcher))
        self._watcher = watcher
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
            if self.is_gone() or not self._hub.admits(self._watcher):
                return None
            if found != seen or self._hub.is_stopped:
                return found
        return seen

    def close(self) -> None:
        """Give the place back; called by the server when the tab is gone, any number of times."""
        self._closed = True
        self._places.leave(self)

    def _event(self) -> bytes:
        return f"event: revision\nid: {self._seen}\ndata: {self._seen}\n\n".encode()
