"""How the waktu of an SOP's steps are read, in words: settled by whom and when, or taken because nobody has chosen."""

from collections.abc import Mapping
from typing import NamedTuple

from kanban.domain.durations import WaktuUnread
from kanban.domain.sop_drafts import FlagKind, SopDraft, StepDraft
from kanban.domain.standards import CalendarDays, WorkingDays
from kanban.domain.trial import Due, try_waktu
from kanban.queries.office import OfficeFacts
from kanban.queries.sop_choices import WaktuChoice
from kanban.web.i18n import gettext
from kanban.web.sops.sop_words import reading_text
from kanban.web.times import Moments


class WaktuLine(NamedTuple):
    """One step whose waktu may be read in more than one way."""

    key: str
    no: int
    waktu: str
    reading: str
    chosen: str
    """Who settled it and when; empty while it is only taken so."""
    today: str
    """While it is not settled: when it would be due by either kind of days, begun now."""


def waktu_lines(
    draft: SopDraft, choices: Mapping[str, WaktuChoice], office: OfficeFacts, now: int
) -> tuple[WaktuLine, ...]:
    """The steps of a version whose waktu does not say what it means, or for which somebody has said it."""
    moments = Moments(office.calendar, now)
    lines = (_line(step, no, choices.get(step.key), office, moments) for no, step in enumerate(draft.steps, 1))
    return tuple(line for line in lines if line is not None)


def chosen_text(choice: WaktuChoice, waktu: str, moments: Moments) -> str:
    """ "Dipilih Dedi Kurniawan, Sen 23 Nov 10.00"; empty when the waktu was written anew since."""
    if choice.waktu != waktu:
        return ""
    return gettext("Dipilih %(name)s, %(when)s", name=choice.person, when=moments.moment(choice.at))


def _line(
    step: StepDraft, no: int, choice: WaktuChoice | None, office: OfficeFacts, moments: Moments
) -> WaktuLine | None:
    waktu = step.waktu.value or ""
    chosen = chosen_text(choice, waktu, moments) if choice and choice.standard == step.standard else ""
    is_open = any(flag.kind is FlagKind.ASSUMED_WORKING for flag in step.waktu.flags)
    if not (chosen or is_open):
        return None
    today = "" if chosen else _today(waktu, office, moments)
    return WaktuLine(step.key, no, waktu, reading_text(step.standard), chosen, today)


def _today(waktu: str, office: OfficeFacts, moments: Moments) -> str:
    try:
        rows = try_waktu(office.calendar, waktu, moments.now).rows
    except WaktuUnread:
        return ""
    dues = {type(reading): dues[0] for reading, dues in reversed(rows)}  # of two alike, the one that is taken first
    worked, dates = (_moment(dues.get(kind), moments) for kind in (WorkingDays, CalendarDays))
    return gettext(
        "Mulai sekarang: %(worked)s menurut hari kerja, %(dates)s menurut hari kalender.", worked=worked, dates=dates
    )


def _moment(due: Due | None, moments: Moments) -> str:
    return moments.moment(due.at) if due and due.at is not None else "–"
