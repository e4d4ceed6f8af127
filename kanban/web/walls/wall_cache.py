"""A board is read and drawn once for all walls that show it alike, and kept until any board or the minute changes."""

import hashlib
from dataclasses import dataclass, replace

from flask import current_app, g
from markupsafe import Markup

from kanban.queries.office import OfficeFacts
from kanban.queries.screens import ScreenFacts
from kanban.web.boards.drawn import GAP
from kanban.web.boards.kept import Kept
from kanban.web.fragments import fragment
from kanban.web.i18n import language
from kanban.web.walls.wall_view import Wall, wall_view


@dataclass(frozen=True, slots=True)
class DrawnWall:
    """What a wall shows of a board, and its steps as text."""

    wall: Wall | None
    text: str
    """With a GAP where the number of the screen goes."""
    stamp: str
    """Changes with anything of it that can be seen."""

    def columns(self, screen_id: int) -> Markup:
        """The steps as the browser of this screen gets them."""
        return Markup(self.text.replace(GAP, str(screen_id)))


def drawn_wall(screen: ScreenFacts, office: OfficeFacts, wanted: int | None, found: dict[int, int]) -> DrawnWall:
    """The board asked for, else the screen's first.

    `found` are the boards' revisions, read in the same transaction: whatever a wall shows raises one of them.
    """
    kept: Kept = current_app.extensions["kanban.drawn.walls"]
    sight = (screen.sops, screen.shows_applicants, office.salt, office.calendar_id, language(), g.minute)
    key = (wanted, *sight, *sorted(found.items()))
    drawn: DrawnWall | None = kept.get(key)
    if drawn is None:
        with kept.drawing:
            drawn = kept.get(key) or _draw(wall_view(screen, office, wanted))
            kept.keep(key, drawn)
    return drawn


def _draw(wall: Wall | None) -> DrawnWall:
    text = str(fragment("wall/_columns.html", columns=wall.columns, screen_id=GAP)) if wall else ""
    head = replace(wall, columns=()) if wall else None
    return DrawnWall(wall, text, hashlib.blake2b(f"{head!r}{text}".encode(), digest_size=8).hexdigest())
