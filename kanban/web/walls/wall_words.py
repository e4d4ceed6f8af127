"""The words of a wall: short enough to be read across a room, and the same clock as everywhere."""

from datetime import date, timedelta

from kanban.domain.calendar import DayKind
from kanban.domain.durations import Standard
from kanban.domain.holds import Held
from kanban.domain.sla import ClockState, Reading
from kanban.domain.workflow import WorkflowStep
from kanban.domain.worktime import HorizonExceeded, WorkCalendar
from kanban.web.cases.hold_words import clock_words, reason_text
from kanban.web.i18n import gettext
from kanban.web.times import Moments, Pill, amount_text, seconds_text

LOOK_AHEAD = 120
"""Days within which the next holiday is looked for."""
HOLIDAYS = (DayKind.NATIONAL, DayKind.JOINT_LEAVE, DayKind.LOCAL)


def wall_pill(standard: Standard, found: Reading, hold: Held | None, moments: Moments) -> tuple[Pill, str]:
    """A card's clock in three or four words, and why it stands still: "Lewat 3 j 20 m", "Dijeda"."""
    usual, _ = clock_words(standard, found, hold, moments)
    if hold is not None and hold.to_at is not None:
        text = moments.day(hold.to_at)
        return Pill(usual.state, usual.icon, text, text), ""
    if hold is not None:
        return usual, reason_text(hold.reason).capitalize()
    text = _clock_text(standard, found) or usual.short
    return Pill(usual.state, usual.icon, text, text), ""


def next_holiday(calendar: WorkCalendar, today: date, moments: Moments) -> str:
    """ "Jum 25 Des, Hari Raya Natal"; empty when none is near, or the calendar ends before."""
    try:
        for days in range(1, LOOK_AHEAD + 1):
            day = calendar.day(today + timedelta(days=days))
            if day.kind in HOLIDAYS:
                return f"{moments.date(today + timedelta(days=days))}, {day.name}"
    except HorizonExceeded:
        return ""
    return ""


def serial(number: str, year: int) -> str:
    """ "021" of this year's "PLT-2026-021"; another year's keeps its year."""
    parts = number.split("-")
    return parts[-1] if parts[1:2] == [str(year)] else "-".join(parts[1:]) or number


def usual_reasons() -> list[tuple[str, str]]:
    """Reasons of a return, as value and text: a wall rarely has a keyboard."""
    words = (
        gettext("Persyaratan belum lengkap"),
        gettext("Isi dokumen belum sesuai"),
        gettext("Paraf atau tanda tangan belum ada"),
        gettext("Data perlu diperiksa ulang"),
    )
    return [(text, text) for text in words]


def usual_waivers() -> list[str]:
    """Reasons why a requirement is not needed."""
    return [
        gettext("Sudah ada di berkas lain"),
        gettext("Diganti dokumen lain"),
        gettext("Tidak berlaku untuk berkas ini"),
    ]


def sign_title(kind: str, here: WorkflowStep, *, is_last: bool) -> str:
    """The question before an act is signed."""
    if kind == "forward":
        return gettext("Sahkan dan selesaikan?") if is_last else gettext("Sahkan dan teruskan?")
    return {
        "back": gettext("Kembalikan berkas?"),
        "no": gettext("Jawab Tidak?"),
        "hold": gettext("Jeda jam langkah %(no)s?", no=here.no),
        "resume": gettext("Lanjutkan jam langkah %(no)s?", no=here.no),
        "tick": gettext("Centang persyaratan langkah %(no)s?", no=here.no),
    }[kind]


def sign_verb(kind: str) -> str:
    """The button that signs it."""
    return {
        "forward": gettext("Sahkan"), "back": gettext("Kembalikan"), "no": gettext("Jawab Tidak"),
        "hold": gettext("Jeda"), "resume": gettext("Lanjutkan"), "tick": gettext("Centang"),
    }[kind]  # fmt: skip


def _clock_text(standard: Standard, found: Reading) -> str:
    if found.state is ClockState.LATE:
        return gettext("Lewat %(amount)s", amount=_amount(standard, found, found.over))
    if found.remaining is None:
        return ""
    if found.unit == "days" and found.due_today:
        return gettext("Hari ini")
    return gettext("Sisa %(amount)s", amount=_amount(standard, found, found.remaining, up=True))


def _amount(standard: Standard, found: Reading, amount: int, *, up: bool = False) -> str:
    """Whole words where there is one of them, signs where there are two: "10 menit", "3 j 20 m"."""
    if found.unit == "days":
        return amount_text(standard, amount, up=up)
    minutes = -(-amount // 60) if up else amount // 60
    return seconds_text(amount, short=minutes > 60 and minutes % 60 > 0, up=up)
