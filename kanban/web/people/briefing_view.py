"""The morning's briefing: what is late, due, untouched or waiting, and who is away; short enough to be read aloud."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kanban.domain.holds import HoldReason, lasting
from kanban.domain.sla import ClockState
from kanban.domain.staffing import Gap
from kanban.queries.cards import OpenCase
from kanban.queries.office import OfficeFacts
from kanban.queries.staffing import AbsenceFacts
from kanban.queries.workflows import VersionFacts
from kanban.web.boards.card_view import reading, standard_of
from kanban.web.i18n import gettext, ngettext
from kanban.web.people.absences import absence_kinds
from kanban.web.people.gap_view import gap_text
from kanban.web.times import Moments, running_pill

MOST_LINES = {"late": 3, "due": 2, "idle": 2, "waiting": 2, "staff": 2}
"""In each part, so that a morning on which everything is full still takes a minute to read aloud."""


class Line(NamedTuple):
    """One thing to say. `text` names no applicant, so that it may be read out and sent to a group."""

    case_id: int | None
    number: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the briefing, the most urgent first; `more` counts what is left out."""

    key: str
    title: str
    lines: tuple[Line, ...]
    count: int
    none: str

    @property
    def more(self) -> str:
        """ "dan 3 berkas lain" """
        left = self.count - len(self.lines)
        return ngettext("dan %(num)s lainnya", "dan %(num)s lainnya", left) if left else ""

    @property
    def all_at(self) -> str:
        """Where all of it is listed; empty where no search asks for just this."""
        return "/search?state=late" if self.key == "late" else ""


@dataclass(frozen=True, slots=True)
class Told:
    """What the briefing is made from."""

    versions: Sequence[VersionFacts]
    cases: Sequence[OpenCase]
    unaccepted: frozenset[int]
    absences: Sequence[AbsenceFacts]
    gaps: Sequence[Gap]
    waiting_days: int


def briefing_parts(told: Told, office: OfficeFacts, now: int) -> tuple[Part, ...]:
    """The five parts, each with its most urgent lines."""
    say, moments = _Speaker(told, office, now), Moments(office.calendar, now)
    before = office.calendar.local_midnight(moments.today)
    late = [case for case in told.cases if say.readings[case.id].state is ClockState.LATE]
    due = [case for case in told.cases if say.readings[case.id].due_today and case not in late]
    idle = [case for case in told.cases if case.id in told.unaccepted and case.entered_at < before]
    waits = waiting(told.cases, office, now, told.waiting_days)
    return (
        _part("late", gettext("Terlambat"), gettext("Tidak ada yang terlambat."), [say.late(case) for case in late]),
        _part(
            "due", gettext("Jatuh tempo hari ini"), gettext("Tidak ada yang jatuh tempo hari ini."),
            [say.due(case) for case in due],
        ),
        _part(
            "idle", gettext("Belum diterima sejak kemarin atau sebelumnya"), gettext("Semua berkas sudah diterima."),
            [say.since(case, case.entered_at) for case in idle],
        ),
        _part(
            "waiting", _waiting_title(told.waiting_days), gettext("Tidak ada yang menunggu pemohon selama itu."),
            [say.since(case, at) for case, at in waits],
        ),
        _staff(told, moments),
    )  # fmt: skip


def _waiting_title(days: int) -> str:
    return ngettext("Menunggu pemohon lebih dari %(num)s hari", "Menunggu pemohon lebih dari %(num)s hari", days)


class _Speaker:
    """Says one line of a case."""

    def __init__(self, told: Told, office: OfficeFacts, now: int) -> None:
        self.readings = {case.id: reading(case, office, now) for case in told.cases}
        self._steps = {step.id: step for version in told.versions for step in version.steps}
        self._moments = Moments(office.calendar, now)

    def late(self, case: OpenCase) -> Line:
        """Where it is and by how much it is late."""
        return self._line(case, running_pill(standard_of(case.standard), self.readings[case.id]).text.lower())

    def due(self, case: OpenCase) -> Line:
        """Where it is and by which hour of today it is due."""
        due = self.readings[case.id].due
        return self._line(case, self._moments.ago(due) if due is not None else "")

    def since(self, case: OpenCase, at: int) -> Line:
        """Where it is, and since when it has been as it is."""
        return self._line(case, gettext("sejak %(from_)s", from_=self._moments.day(at)))

    def _line(self, case: OpenCase, when: str) -> Line:
        step = self._steps[case.step_id]
        text = gettext("%(step)s, %(role)s: %(when)s", step=step.name, role=step.role, when=when)
        return Line(case.id, case.number, text)


def waiting(cases: Sequence[OpenCase], office: OfficeFacts, now: int, days: int) -> list[tuple[OpenCase, int]]:
    """Cases whose clock stands still for the applicant since more than so many calendar days, longest first."""
    today, found = office.day(now), []
    for case in cases:
        hold = lasting(case.holds, now)
        if hold and hold.reason == HoldReason.APPLICANT and (today - office.day(hold.from_at)).days > days:
            found.append((case, hold.from_at))
    return sorted(found, key=lambda each: each[1])


def plain_text(parts: Sequence[Part], head: str) -> str:
    """The briefing for a chat group: numbers, steps and roles, no names of applicants."""
    blocks = [head]
    for part in parts:
        lines = [f"- {line.number} {line.text}".replace("  ", " ") for line in part.lines] or [f"- {part.none}"]
        blocks.append("\n".join([f"{part.title}: {part.count}", *lines, *([f"  {part.more}"] if part.more else [])]))
    return "\n\n".join(blocks)


def _part(key: str, title: str, none: str, lines: Sequence[Line]) -> Part:
    return Part(key, title, tuple(lines[: MOST_LINES[key]]), len(lines), none)


def _staff(told: Told, moments: Moments) -> Part:
    """Who is away today, and the roles that nobody fills because of it."""
    kinds, today = absence_kinds(), moments.today
    away = [
        Line(None, "", _away_text(row, kinds[row.kind], moments)) for row in told.absences if row.covers(today)
    ]  # fmt: skip
    empty = [Line(None, "", gap_text(gap, moments)) for gap in told.gaps]
    return _part(
        "staff", gettext("Tidak hadir dan peran kosong"), gettext("Semua peran ada pemangkunya."), empty + away
    )


def _away_text(row: AbsenceFacts, kind: str, moments: Moments) -> str:
    if row.ends_on is None:
        return gettext("%(name)s: %(kind)s", name=row.name, kind=kind)
    return gettext("%(name)s: %(kind)s s.d. %(until)s", name=row.name, kind=kind, until=moments.date(row.ends_on))
