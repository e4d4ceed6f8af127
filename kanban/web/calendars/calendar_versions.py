"""A calendar version in words: whether it is in force, who wrote it, who confirmed it."""

from typing import NamedTuple

from kanban.queries.calendars import VersionRow
from kanban.web.i18n import gettext
from kanban.web.times import Moments


class VersionView(NamedTuple):
    """A version in words."""

    id: int
    number: int
    state: str
    """force, draft, replaced or withdrawn."""
    label: str
    decree: str
    reason: str
    sha256: str
    written: str
    settled: str


def version_view(row: VersionRow, in_force: int, moments: Moments) -> VersionView:
    """A version with who wrote it, who confirmed it, and when."""
    state = "force" if row.id == in_force else {"confirmed": "replaced"}.get(row.status, row.status)
    label = {
        "force": gettext("berlaku"),
        "draft": gettext("menunggu konfirmasi"),
        "replaced": gettext("digantikan"),
        "withdrawn": gettext("ditarik"),
    }[state]
    author = row.author or gettext("Sistem")
    written = gettext("Disusun %(name)s, %(when)s", name=author, when=moments.full(row.proposed_at))
    return VersionView(
        row.id, row.number, state, label, row.decree, row.reason, row.sha256, written, _settled(row, moments)
    )


def _settled(row: VersionRow, moments: Moments) -> str:
    if row.confirmed_at is None:
        return ""
    when = moments.full(row.confirmed_at)
    if row.confirmer is None:
        return gettext("Berlaku sejak kantor disiapkan")
    if row.confirmer_id == row.author_id:
        return gettext(
            "Dikonfirmasi sendiri oleh %(name)s, satu-satunya admin, %(when)s", name=row.confirmer, when=when
        )
    return gettext("Dikonfirmasi %(name)s, %(when)s", name=row.confirmer, when=when)
