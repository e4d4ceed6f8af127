"""The words of an explanation: exact to the second, since its rows must add up in front of whoever doubts them."""

from kanban.domain.standards import (
    CalendarDays,
    CalendarMonths,
    NoStandard,
    Standard,
    WallHours,
    WorkingDays,
    WorkingTime,
)
from kanban.web.i18n import gettext, ngettext
from kanban.web.times import Moments, amount_text, standard_text


def amount(standard: Standard | None, number: int) -> str:
    """An amount in the standard's unit: "3 hari kerja", "1 jam 20 menit 5 detik"; None: seconds."""
    if isinstance(standard, WorkingDays | CalendarDays | CalendarMonths):
        return amount_text(standard, number)
    hours, rest = divmod(number, 3600)
    minutes, seconds = divmod(rest, 60)
    parts = [
        ngettext("%(num)s jam", "%(num)s jam", hours) if hours else "",
        ngettext("%(num)s menit", "%(num)s menit", minutes) if minutes else "",
        ngettext("%(num)s detik", "%(num)s detik", seconds) if seconds or not number else "",
    ]
    return " ".join(part for part in parts if part)


def clock(moments: Moments, at: int) -> str:
    """ "09.30", with its seconds when there are any: "09.30.15". A closing at midnight is "24.00" nowhere: "00.00"."""
    text = moments.clock(at)
    return f"{text}.{at % 60:02d}" if at % 60 else text


def intro(number: str, no: int, standard: Standard) -> str:
    """Which step of which file, and how its standard is counted."""
    where = gettext("%(number)s, langkah %(no)s.", number=number, no=no)
    match standard:
        case WorkingDays(_, True):
            how = gettext("dihitung per tanggal hari kerja, hari mulai ikut dihitung")
        case WorkingDays():
            how = gettext("dihitung per tanggal hari kerja sesudah hari mulai, sampai jam tutup")
        case CalendarDays() | CalendarMonths():
            how = gettext("dihitung per tanggal kalender, lalu digeser ke hari kerja")
        case WallHours():
            how = gettext("dihitung siang dan malam, tanpa henti")
        case NoStandard():
            return gettext("%(where)s Tanpa standar: tidak pernah terlambat.", where=where)
        case _:
            how = gettext("dihitung hanya di dalam jam kerja kantor")
    return gettext("%(where)s Standar %(standard)s %(how)s.", where=where, standard=limit_text(standard), how=how)


def limit_text(standard: Standard) -> str:
    """The standard with its unit said in full: "3 jam kerja", since hours of the clock would be something else."""
    text = standard_text(standard)
    return gettext("%(text)s kerja", text=text) if isinstance(standard, WorkingTime) else text
