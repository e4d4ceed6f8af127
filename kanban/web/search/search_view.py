"""What was found, in words; and what the filters offer."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from kanban.domain.holds import lasting
from kanban.domain.sla import ClockState, Reading
from kanban.queries.cards import OpenCase
from kanban.queries.people import people, roles
from kanban.queries.search import FoundCase
from kanban.queries.workflows import VersionFacts
from kanban.web.boards.card_view import standard_of
from kanban.web.cases.hold_words import clock_words
from kanban.web.i18n import gettext
from kanban.web.intake.intake_words import priority_text
from kanban.web.times import Moments, Pill

PAGE = 25
"""Finished cases on a page."""
MOST_SHOWN = 100
"""Open cases on a page; the number above them says how many there are."""

Choice = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Choices:
    """What each filter offers: value and words."""

    states: tuple[Choice, ...]
    sops: tuple[Choice, ...]
    steps: tuple[Choice, ...]
    roles: tuple[Choice, ...]
    people: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One case that was found."""

    id: int
    number: str
    title: str
    applicant: str
    place: str
    pill: Pill
    when: str
    priority: str = ""
    is_open: bool = False
    """Its pill then leads to why; of a closed case each stay has its own verdict, on the case's page."""


def choices(session: Session, versions: tuple[VersionFacts, ...], day: date) -> Choices:
    """The filters of this office. Two statements."""
    current = [version for version in versions if version.status == "published"]
    return Choices(
        states=(
            ("", gettext("Terbuka dan arsip")), ("open", gettext("Terbuka")),
            (ClockState.LATE, gettext("Terlambat")), (ClockState.AT_RISK, gettext("Mendekati batas")),
            (ClockState.PAUSED, gettext("Dijeda")), ("closed", gettext("Arsip")), ("done", gettext("Selesai")),
            ("done-late", gettext("Selesai, pernah terlambat")),
            ("cancelled", gettext("Dibatalkan")),
        ),
        sops=tuple((str(version.sop_id), version.title) for version in current),
        steps=tuple(
            (str(step.id), f"{version.code} {step.no} · {step.name}") for version in versions for step in version.steps
        ),
        roles=tuple((str(role.id), role.name) for role in roles(session, day)),
        people=tuple((str(person.id), person.name) for person in people(session)),
    )  # fmt: skip


def open_row(case: OpenCase, found: Reading, versions: tuple[VersionFacts, ...], moments: Moments) -> Row:
    """An open case with its clock."""
    version = next(version for version in versions if version.id == case.version_id)
    step = version.step(case.step_id)
    pill, when = clock_words(standard_of(case.standard), found, lasting(case.holds, moments.now), moments)
    place = gettext("Langkah %(no)s, %(step)s · %(role)s", no=step.no, step=step.name, role=step.role)
    priority = priority_text(case.priority) if case.priority else ""
    return Row(case.id, case.number, case.title, case.applicant, place, pill, when, priority, is_open=True)


def finished_row(case: FoundCase, moments: Moments) -> Row:
    """A closed case with what became of it."""
    closed = moments.moment(case.closed_at)
    if case.was_cancelled:
        text, state, icon = gettext("Dibatalkan"), "dikembalikan", "x"
        when = gettext("dibatalkan %(when)s", when=closed)
    else:
        text = gettext("Pernah terlambat") if case.was_late else gettext("Tepat waktu")
        state, icon = ("telat", "octagon-alert") if case.was_late else ("selesai", "circle-check")
        when = gettext("selesai %(when)s", when=closed)
    return Row(case.id, case.number, case.title, case.applicant, case.board, Pill(state, icon, text, text), when)
