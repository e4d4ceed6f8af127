"""The readings of a waktu in words, with their due dates."""

from dataclasses import dataclass

from kanban.domain.durations import Unread, WaktuUnread
from kanban.domain.standards import NoStandard, Standard, WallHours, WorkingDays, WorkingTime, standard_code
from kanban.domain.trial import Due, Moment, Start, try_waktu
from kanban.queries.office import OfficeFacts
from kanban.web.i18n import gettext
from kanban.web.times import Moments, standard_text


@dataclass(frozen=True, slots=True)
class TrialRow:
    """One reading: its code, its words, how it is counted, and when it would be due (words, whether an estimate)."""

    code: str
    text: str
    how: str
    is_taken: bool
    dues: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class TrialView:
    """The whole comparison; `starts` are (name, moment); `fault` a sentence when the text is no waktu."""

    starts: tuple[tuple[str, str], ...] = ()
    rows: tuple[TrialRow, ...] = ()
    fault: str = ""


def trial_view(office: OfficeFacts, text: str, now: int) -> TrialView:
    """Empty for no text."""
    if not text:
        return TrialView()
    moments = Moments(office.calendar, now)
    try:
        trial = try_waktu(office.calendar, text, now)
    except WaktuUnread as unread:
        return TrialView(fault=unread_text(unread.reason))
    return TrialView(
        tuple((_start(start), moments.moment(start.at)) for start in trial.starts),
        tuple(_row(each, dues, moments, is_taken=n == 0) for n, (each, dues) in enumerate(trial.rows)),
    )


def unread_text(why: Unread) -> str:
    """Why a text is no waktu, with an example."""
    return {
        Unread.NOT_POSITIVE: gettext("Waktu harus lebih dari nol, misalnya “30 menit”."),
        Unread.TOO_LONG: gettext("Waktu ini lebih dari seribu hari. Periksa angkanya."),
        Unread.PART_OF_A_DAY: gettext("Hari tidak dibagi. Tulis jam, misalnya “4 jam”."),
        Unread.BACKWARDS_RANGE: gettext("Batas bawah lebih besar dari batas atas. Tulis seperti “3–5 hari”."),
    }.get(why, gettext("Waktu belum terbaca. Tulis seperti “28 hari”, “3 jam” atau “30 menit”."))


def _row(standard: Standard, dues: tuple[Due, ...], moments: Moments, *, is_taken: bool) -> TrialRow:
    words = tuple((moments.moment(due.at) if due.at is not None else "–", due.estimated) for due in dues)
    return TrialRow(standard_code(standard), _text(standard), _how(standard), is_taken, words)


def _text(standard: Standard) -> str:
    text = standard_text(standard)
    return gettext("%(text)s kerja", text=text) if isinstance(standard, WorkingTime) else text


def _how(standard: Standard) -> str:
    match standard:
        case WorkingDays(_, True):
            return gettext("sejak: hari mulai ikut dihitung")
        case WorkingDays():
            return gettext("sesudah: dihitung mulai hari kerja berikutnya")
        case WorkingTime():
            return gettext("hanya jam kerja")
        case WallHours():
            return gettext("siang dan malam, hari libur juga")
        case NoStandard():
            return gettext("tidak pernah terlambat")
        case _:
            return gettext("hari libur ikut dihitung, lalu digeser ke hari kerja")


def _start(start: Start) -> str:
    match start.moment:
        case Moment.FRIDAY:
            return gettext("Mulai Jumat sore")
        case Moment.HOLIDAY:
            return gettext("Mulai sebelum %(name)s", name=start.holiday)
        case _:
            return gettext("Mulai sekarang")
