"""A memory of bounded size for what was drawn and will be asked for again by others."""

import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import Any


class Kept:
    """The things drawn last, by key; the least used go first. Safe for threads."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._things: OrderedDict[Hashable, Any] = OrderedDict()
        self._guard = threading.Lock()
        self.drawing = threading.Lock()
        """Held by who draws: a crowd that asks at once waits for one drawing instead of making it over and over."""

    def get(self, key: Hashable) -> Any:
        """What was kept under this key, or None."""
        with self._guard:
            if key in self._things:
                self._things.move_to_end(key)
            return self._things.get(key)

    def forget(self) -> None:
        """Forget everything."""
        with self._guard:
            self._things.clear()

    def keep(self, key: Hashable, thing: Any) -> None:
        """Keep a thing, and forget the one unused for longest when there are too many."""
        with self._guard:
            self._things[key] = thing
            while len(self._things) > self._most:
                self._things.popitem(last=False)
