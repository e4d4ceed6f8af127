"""People as the admin's list shows them."""

from dataclasses import dataclass
from typing import NamedTuple

from kanban.queries.people import Holding, PersonRow
from kanban.web.forms import Form
from kanban.web.i18n import gettext
from kanban.web.times import Moments


class HatLine(NamedTuple):
    """A role with its dates in words."""

    id: int
    label: str
    dates: str
    is_now: bool
    is_over: bool


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
    has_second_factor: bool


def person_view(
    row: PersonRow, moments: Moments, locked_until: str = "", has_second_factor: bool = False
) -> PersonView:
    """One person in words."""
    status = gettext("Aktif") if row.is_active else gettext("Nonaktif")
    return PersonView(
        row.id, row.name, row.username, row.nip, row.is_admin, row.is_active,
        gettext("%(status)s, admin", status=status) if row.is_admin else status,
        locked_until,
        tuple(_hat_line(held, moments) for held in row.holdings),
        has_second_factor,
    )  # fmt: skip


def nip_of(form: Form) -> str | None:
    """The NIP as typed, without its spaces; None when left out."""
    nip = form.text("nip", most=30).replace(" ", "")
    if nip and not (nip.isascii() and nip.isdigit() and len(nip) == 18):
        form.fault("nip", gettext("NIP terdiri dari 18 angka; boleh dikosongkan."))
    return nip or None


def _hat_line(held: Holding, moments: Moments) -> HatLine:
    is_over = held.ends_on is not None and held.ends_on < moments.today
    return HatLine(held.hat.id, held.hat.label, _dates(held, moments), held.covers(moments.today), is_over)


def _dates(held: Holding, moments: Moments) -> str:
    starts = moments.date(held.starts_on)
    if held.ends_on is None:
        text = gettext("sejak %(from_)s", from_=starts)
    else:
        text = gettext("%(from_)s s.d. %(until)s", from_=starts, until=moments.date(held.ends_on))
    return gettext("%(text)s, surat %(number)s", text=text, number=held.letter_number) if held.letter_number else text
