"""Shared screens as the admin's list shows them."""

from dataclasses import dataclass
from typing import NamedTuple

from kanban.queries.screens import ScreenFacts
from kanban.web.i18n import gettext, ngettext
from kanban.web.times import Moments

ROTATIONS = (15, 20, 30, 60, 120)
"""Seconds for which one SOP is shown."""


class IssuedCode(NamedTuple):
    """A code that signs one browser in, shown once."""

    screen_id: int
    code: str
    until: str


@dataclass(frozen=True, slots=True)
class ScreenLine:
    """One screen in words."""

    id: int
    name: str
    sops: frozenset[int]
    rotation: int
    shows_applicants: bool
    state: str
    is_signed_in: bool
    registered: str
    seen: str
    revoked: str


def rotations() -> list[tuple[int, str]]:
    """The choices of a form."""
    return [(seconds, ngettext("%(num)s detik", "%(num)s detik", seconds)) for seconds in ROTATIONS]


def screen_line(screen: ScreenFacts, moments: Moments) -> ScreenLine:
    """A screen as a line of the list."""
    is_in = screen.token_digest is not None
    return ScreenLine(
        id=screen.id,
        name=screen.name,
        sops=screen.sops,
        rotation=screen.rotation,
        shows_applicants=screen.shows_applicants,
        state=gettext("Sudah masuk") if is_in else gettext("Belum ada peramban"),
        is_signed_in=is_in,
        registered=gettext(
            "Didaftarkan %(name)s, %(when)s", name=screen.registered_by, when=moments.full(screen.registered_at)
        ),
        seen="" if screen.seen_at is None else gettext("terlihat %(when)s", when=moments.ago(screen.seen_at)),
        revoked="" if screen.revoked_at is None else moments.full(screen.revoked_at),
    )
