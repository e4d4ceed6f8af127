"""People as the admin's list shows them."""

from dataclasses import dataclass
from typing import NamedTuple

from kanban.queries.people import Holding, PersonRow
from kanban.web.i18n import gettext
from kanban.web.times import Moments


class Issued(NamedTuple):
    """A first password, shown once."""

    name: str
    username: str
    password: str


class HatLine(NamedTuple):
    """A role with its dates in words."""

    label: str
    dates: str
    is_now: bool


@dataclass(frozen=True, slots=True)
class PersonView:
    """One person with all holdings."""

    id: int
    name: str
    username: str
    nip: str | None
    is_admin: bool
    is_active: bool
    status: str
    locked_until: str
    """The time from which signing in works again after too many wrong passwords; empty when it works."""
    hats: tuple[HatLine, ...]


def person_view(row: PersonRow, moments: Moments, locked_until: str = "") -> PersonView:
    """One person in words."""
    status = gettext("Aktif") if row.is_active else gettext("Nonaktif")
    return PersonView(
        row.id, row.name, row.username, row.nip, row.is_admin, row.is_active,
        gettext("%(status)s, admin", status=status) if row.is_admin else status,
        locked_until,
        tuple(HatLine(held.hat.label, _dates(held, moments), held.covers(moments.today)) for held in row.holdings),
    )  # fmt: skip


def _dates(held: Holding, moments: Moments) -> str:
    starts = moments.date(held.starts_on)
    if held.ends_on is None:
        text = gettext("sejak %(from_)s", from_=starts)
    else:
        text = gettext("%(from_)s s.d. %(until)s", from_=starts, until=moments.date(held.ends_on))
    return gettext("%(text)s, surat %(number)s", text=text, number=held.letter_number) if held.letter_number else text
