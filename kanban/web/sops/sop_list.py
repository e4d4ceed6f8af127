"""The list of SOPs in words, and what one version's page says of its life."""

from datetime import date
from itertools import groupby
from typing import NamedTuple

from sqlalchemy.orm import Session

from kanban.domain.people import Actor
from kanban.domain.sop_states import review_due
from kanban.domain.sops import IDENTITY
from kanban.queries.calendars import admin_ids
from kanban.queries.sop_versions import Batch, SopRow, batches, sop_versions, version_in_force
from kanban.web.i18n import gettext, ngettext
from kanban.web.sops.sop_words import state_text
from kanban.web.times import Moments


class VersionLine(NamedTuple):
    """A version in the list."""

    id: int
    label: str
    status: str
    state: str
    validity: str
    identity: str
    cases: str
    steps: int
    desk: str
    """Where its writing goes on: what a reader found is checked first."""


class Mate(NamedTuple):
    """An SOP that was read from the same document."""

    id: int
    title: str
    state: str
    address: str
    is_here: bool
    is_open: bool
    """Whether it waits to be checked, reviewed or published."""


class SopLine(NamedTuple):
    """An SOP with its versions, the one that counts in front."""

    code: str
    title: str
    head: VersionLine
    others: tuple[VersionLine, ...]
    reminder: str
    is_due: bool
    """Whether the half-yearly look is due now."""

    @property
    def versions(self) -> tuple[VersionLine, ...]:
        """All of them."""
        return (self.head, *self.others)


class VersionFactsView(NamedTuple):
    """What a version's page says of its life."""

    line: VersionLine
    written: str
    reviewed: str
    reminder: str
    is_due: bool
    siblings: tuple[VersionLine, ...]
    in_force: tuple[int, int] | None
    is_own: bool
    """Whether the reader wrote it last, and somebody else could review it."""
    batches: tuple[tuple[Batch, str], ...]
    has_draft: int
    """Id of the SOP's version on the desk, or 0."""
    mates: tuple[Mate, ...]
    """All SOPs of its document, where it has several."""
    adopters: tuple[tuple[int, str], ...]
    """Versions in force that a new draft could follow, with their names."""
    likely_adopter: int
    """The one that has its title, or 0."""


def sop_lines(rows: tuple[SopRow, ...], moments: Moments) -> tuple[SopLine, ...]:
    """Every SOP; in front its version in force, else the newest."""
    found = []
    for _, group in groupby(rows, key=lambda row: row.sop_id):
        versions = list(group)
        head = next((row for row in versions if row.status == "published"), versions[0])
        reminder, is_due = _reminder(head, moments)
        others = tuple(_line(row, moments) for row in versions if row is not head)
        title = head.title or _nameless(head, moments)
        found.append(SopLine(head.code, title, _line(head, moments), others, reminder, is_due))
    return tuple(found)


def version_facts(session: Session, row: SopRow, moments: Moments, by: Actor) -> VersionFactsView:
    """The life of one version. Four statements."""
    reminder, is_due = _reminder(row, moments)
    rows = sop_versions(session)
    family = [each for each in rows if each.sop_id == row.sop_id]
    busy = {each.sop_id for each in rows if each.is_written}
    adopters = [each for each in rows if each.status == "published" and each.sop_id not in busy | {row.sop_id}]
    admins = admin_ids(session)
    return VersionFactsView(
        line=_line(row, moments),
        written=_by(gettext("Terakhir diubah %(name)s, %(when)s"), row.writer, row.saved_at, moments),
        reviewed=_by(gettext("Ditinjau %(name)s, %(when)s"), row.reviewer, row.reviewed_at, moments),
        reminder=reminder,
        is_due=is_due,
        siblings=tuple(_line(each, moments) for each in family),
        in_force=version_in_force(session, row.id),
        is_own=row.writer_id == by.person_id and any(admin != by.person_id for admin in admins),
        batches=tuple((batch, moments.full(batch.at)) for batch in batches(session, row.id)),
        has_draft=next((each.id for each in family if each.is_written), 0),
        mates=mates(rows, row),
        adopters=tuple((each.id, f"{each.code} · {each.title}") for each in adopters),
        likely_adopter=next((each.id for each in adopters if each.title.casefold() == row.title.casefold()), 0),
    )


def mates(rows: tuple[SopRow, ...], row: SopRow) -> tuple[Mate, ...]:
    """The SOPs of the document that this one was read from, if there are others."""
    found = [each for each in rows if row.source and each.source == row.source and each.status != "withdrawn"]
    return tuple(_mate(each, row) for each in found) if len(found) > 1 else ()


def _mate(each: SopRow, row: SopRow) -> Mate:
    title = each.title or gettext("Tanpa nama (%(code)s)", code=each.code)
    address = f"/sops/{each.id}" + ("/reading" if each.status == "draft" else "")
    return Mate(each.id, title, state_text(each.status), address, each.id == row.id, each.is_written)


def _line(row: SopRow, moments: Moments) -> VersionLine:
    return VersionLine(
        id=row.id,
        label=gettext("Versi %(no)s", no=row.number),
        status=row.status,
        state=state_text(row.status),
        validity=_validity(row, moments),
        identity=gettext("Identitas %(n)s/%(all)s", n=row.identity_filled, all=len(IDENTITY)),
        cases=ngettext("%(num)s berkas terbuka", "%(num)s berkas terbuka", row.open_cases) if row.open_cases else "",
        steps=row.steps,
        desk=f"/sops/{row.id}/{'reading' if row.source else 'edit'}",
    )


def _nameless(row: SopRow, moments: Moments) -> str:
    """What tells an SOP without a name from another one."""
    if row.begun_at is None:
        return gettext("Tanpa nama")
    begun = moments.full(row.begun_at)
    if row.file:
        return gettext("Tanpa nama, dari %(file)s, %(when)s", file=row.file, when=begun)
    return gettext("Tanpa nama, dimulai %(when)s", when=begun)


def _validity(row: SopRow, moments: Moments) -> str:
    if row.effective_on is None:
        return ""
    since = long_date(row.effective_on, moments)
    if row.status == "published":
        return gettext("Berlaku sejak %(date)s", date=since)
    return gettext("Pernah berlaku sejak %(date)s", date=since)


def _reminder(row: SopRow, moments: Moments) -> tuple[str, bool]:
    if row.status != "published" or row.effective_on is None:
        return "", False
    due = review_due(row.effective_on, row.monitored_on)
    when = long_date(due, moments)
    if due <= moments.today:
        return gettext("Waktunya dipantau: tenggat enam bulan %(date)s", date=when), True
    return gettext("Pantau lagi paling lambat %(date)s", date=when), False


def _by(text: str, name: str | None, at: int | None, moments: Moments) -> str:
    return "" if name is None or at is None else text % {"name": name, "when": moments.full(at)}


def long_date(day: date, moments: Moments) -> str:
    """ "Sen 23 Nov 2026" """
    text = moments.date(day)
    return text if text.endswith(str(day.year)) else f"{text} {day.year}"
