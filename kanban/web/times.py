"""The words of time: durations, instants and pills, made once here so that every screen says them alike."""

from dataclasses import dataclass
from datetime import date

from kanban.domain.durations import (
    CalendarDays,
    CalendarMonths,
    NoStandard,
    Standard,
    WallHours,
    WorkingDays,
    WorkingTime,
)
from kanban.domain.sla import ClockState, Outcome, Reading
from kanban.domain.worktime import WorkCalendar
from kanban.web.i18n import calendar_names, gettext, ngettext

NEARBY_DAYS = 6
"""Within so many days a weekday names a date without doubt."""


@dataclass(frozen=True, slots=True)
class Pill:
    """A state in words: `icon` is a name in the sprite, `short` fits a narrow column."""

    state: str
    icon: str
    text: str
    short: str


class Moments:
    """Instants in the office's local words, seen from one present instant."""

    def __init__(self, calendar: WorkCalendar, now: int) -> None:
        self.calendar = calendar
        self.now = now
        self.today = calendar.local_date(now)

    def clock(self, at: int) -> str:
        """ "13.50" """
        minutes = (at - self.calendar.local_midnight(self.calendar.local_date(at))) // 60
        return gettext("%(hour)02d.%(minute)02d", hour=minutes // 60, minute=minutes % 60)

    def day(self, at: int) -> str:
        """ "Sen 23 Nov" """
        return self.date(self.calendar.local_date(at))

    def date(self, day: date) -> str:
        """ "Sen 23 Nov", with the year when it is another one: "Kam 2 Jan 2025"."""
        return short_date(day) if day.year == self.today.year else f"{short_date(day)} {day.year}"

    def moment(self, at: int) -> str:
        """ "Kam 19 Nov 14.20" """
        return f"{self.day(at)} {self.clock(at)}"

    def full(self, at: int) -> str:
        """ "Kam 19 Nov 2026, 10.00" """
        day = self.calendar.local_date(at)
        return f"{short_date(day)} {day.year}, {self.clock(at)}"

    def ago(self, at: int) -> str:
        """ "pukul 10.42", on another day "Jum 20 Nov 10.42"."""
        is_today = self.calendar.local_date(at) == self.today
        return gettext("pukul %(clock)s", clock=self.clock(at)) if is_today else self.moment(at)

    def near(self, at: int) -> str:
        """ "14.20 hari ini", "Sel 07.40" within a week, else "Sel 24 Nov 07.40"."""
        day = self.calendar.local_date(at)
        if day == self.today:
            return gettext("%(clock)s hari ini", clock=self.clock(at))
        if abs((day - self.today).days) <= NEARBY_DAYS:
            return f"{calendar_names()[0][day.weekday()]} {self.clock(at)}"
        return self.moment(at)


def short_date(day: date) -> str:
    """ "Sen 23 Nov", where the year is said already."""
    weekdays, months = calendar_names()
    return f"{weekdays[day.weekday()]} {day.day} {months[day.month]}"


def seconds_text(seconds: int, *, short: bool = False, up: bool = False) -> str:
    """Working seconds as hours and minutes, never days: "1 jam 40 menit", short "1 j 40 m"."""
    minutes = -(-seconds // 60) if up else seconds // 60
    hours, rest = divmod(minutes, 60)
    if minutes == 0:
        return gettext("< 1 m") if short else gettext("kurang dari 1 menit")
    if short:
        parts = [gettext("%(n)s j", n=hours) if hours else "", gettext("%(n)s m", n=rest) if rest else ""]
    else:
        parts = [
            ngettext("%(num)s jam", "%(num)s jam", hours) if hours else "",
            ngettext("%(num)s menit", "%(num)s menit", rest) if rest else "",
        ]
    return " ".join(part for part in parts if part)


def amount_text(standard: Standard, amount: int, *, short: bool = False, up: bool = False) -> str:
    """An amount in the unit of the standard: "3 hari kerja", "1 jam 40 menit"."""
    match standard:
        case WorkingDays():
            return ngettext("%(num)s hari kerja", "%(num)s hari kerja", amount)
        case CalendarDays() | CalendarMonths():
            return ngettext("%(num)s hari", "%(num)s hari", amount)
        case _:
            return seconds_text(amount, short=short, up=up)


def standard_text(standard: Standard, *, short: bool = False) -> str:
    """The standard in words: "3 jam", "28 hari kerja", "tanpa standar"; short as the narrow column header has it."""
    if short and isinstance(standard, WorkingDays):
        return ngettext("%(num)s hari", "%(num)s hari", standard.days)
    match standard:
        case WorkingTime(seconds):
            return seconds_text(seconds)
        case WorkingDays(days, _):
            return ngettext("%(num)s hari kerja", "%(num)s hari kerja", days)
        case CalendarDays(days):
            return ngettext("%(num)s hari kalender", "%(num)s hari kalender", days)
        case CalendarMonths(months):
            return ngettext("%(num)s bulan", "%(num)s bulan", months)
        case WallHours(hours):
            return ngettext("%(num)s jam berturut-turut", "%(num)s jam berturut-turut", hours)
        case NoStandard():
            return gettext("tanpa standar")


def running_pill(standard: Standard, reading: Reading) -> Pill:
    """The pill of an open run."""
    if reading.state is ClockState.NO_STANDARD:
        text = gettext("Tanpa standar")
        return Pill("tanpa", "clock", text, text)
    if reading.state is ClockState.LATE:
        return Pill("telat", "octagon-alert", *_late(standard, reading.over))
    state, icon = ("batas", "hourglass") if reading.state is ClockState.AT_RISK else ("tepat", "clock")
    if reading.outside_hours and reading.unit == "seconds" and state == "tepat":
        state, icon = "luar", "moon"
    return Pill(state, icon, *_remaining(standard, reading))


def finished_pill(standard: Standard, outcome: str, elapsed: int) -> Pill:
    """The pill of a stamped run: its verdict."""
    if outcome == Outcome.LATE:
        return Pill("telat", "octagon-alert", *_late(standard, elapsed - _limit(standard, elapsed)))
    text = gettext("Tanpa standar") if outcome == Outcome.NO_STANDARD else gettext("Tepat waktu")
    return Pill("selesai" if outcome == Outcome.ON_TIME else "tanpa", "circle-check", text, text)


def due_line(standard: Standard, reading: Reading, moments: Moments) -> str:
    """When it is or was due, always with its day: "s.d. 14.20 hari ini", "lanjut Sel 07.30 · s.d. 08.20"."""
    if reading.due is None:
        return ""
    if reading.state is ClockState.LATE:
        return gettext("seharusnya %(moment)s", moment=moments.near(reading.due))
    if reading.unit == "days":
        when = moments.near(reading.due) if reading.due_today else moments.moment(reading.due)
        return gettext("s.d. %(moment)s", moment=when)
    if reading.outside_hours and reading.resumes_at is not None:
        return _resumes(reading.resumes_at, reading.due, moments)
    return gettext("s.d. %(moment)s", moment=moments.near(reading.due))


def _resumes(resumes_at: int, due: int, moments: Moments) -> str:
    """ "lanjut Sel 07.30, s.d. 08.20": the day is said once when both fall on it."""
    calendar = moments.calendar
    same_day = calendar.local_date(resumes_at) == calendar.local_date(due)
    until = moments.clock(due) if same_day else moments.near(due)
    return gettext("lanjut %(resume)s, s.d. %(until)s", resume=moments.near(resumes_at), until=until)


def _remaining(standard: Standard, reading: Reading) -> tuple[str, str]:
    if reading.unit == "days" and reading.due_today:
        text = gettext("Jatuh tempo hari ini")
        return text, text
    left = reading.remaining or 0
    return (
        gettext("Sisa %(amount)s", amount=amount_text(standard, left, up=True)),
        gettext("Sisa %(amount)s", amount=amount_text(standard, left, short=True, up=True)),
    )


def _late(standard: Standard, over: int) -> tuple[str, str]:
    return (
        gettext("Terlambat %(amount)s", amount=amount_text(standard, over)),
        gettext("Terlambat %(amount)s", amount=amount_text(standard, over, short=True)),
    )


def _limit(standard: Standard, elapsed: int) -> int:
    match standard:
        case WorkingTime(seconds):
            return seconds
        case WallHours(hours):
            return hours * 3600
        case WorkingDays(days, _) | CalendarDays(days):
            return days
        case _:
            return elapsed
