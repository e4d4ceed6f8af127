"""The words of calendars: kinds of dates, hours, differences, faults and refusals."""

from datetime import date
from typing import Any, NamedTuple

import flask_babel

from kanban.domain.calendar import DayKind, Decree, Holiday, Season, SpecialHours
from kanban.domain.calendar_diff import Difference, Part
from kanban.domain.calendar_edits import week_seconds
from kanban.domain.drafts import DraftRefusal
from kanban.domain.hours import CalendarInvalid, Hours, write_hours
from kanban.exchange.calendars.calendar_words import REFUSALS, invalid_sentence
from kanban.exchange.calendars.skb_rows import SENTENCES, ListFault
from kanban.web.i18n import decimal, gettext
from kanban.web.times import Moments


class DiffLine(NamedTuple):
    """One difference: `sign` + − or ~, what, before and after."""

    sign: str
    what: str
    before: str
    after: str


def kind_text(kind: str) -> str:
    """What a date is: "Libur nasional"."""
    return {
        DayKind.NATIONAL: gettext("Libur nasional"),
        DayKind.JOINT_LEAVE: gettext("Cuti bersama"),
        DayKind.LOCAL: gettext("Libur daerah"),
        DayKind.SPECIAL: gettext("Jam khusus"),
        DayKind.SEASON: gettext("Jam Ramadan"),
        DayKind.WEEKEND: gettext("Akhir pekan"),
    }.get(DayKind(kind), gettext("Hari kerja"))


def hours_text(seconds: int) -> str:
    """Working time of a week: "37,5 jam", or "38 jam 20 menit" where the half hours do not say it."""
    halves, rest = divmod(seconds, 1800)
    if not rest:
        return gettext("%(n)s jam", n=decimal(halves / 2))
    return gettext("%(hours)s jam %(minutes)s menit", hours=seconds // 3600, minutes=seconds % 3600 // 60)


def clock_hours(hours: Hours) -> str:
    """ "07.30–12.00, 13.00–16.00" """
    # The sign between hours and minutes is that of every other time: the catalogue has it.
    sign = gettext("%(hour)02d.%(minute)02d", hour=0, minute=0)[2]
    return ", ".join(text.replace(":", sign).replace("-", "–") for text in write_hours(hours))


def typed_hours(hours: Hours) -> str:
    """Hours as a field shows them, to be typed again: "07:30-12:00, 13:00-16:00"."""
    return ", ".join(write_hours(hours))


def weekday_letters() -> tuple[tuple[str, str], ...]:
    """First letter and name of each weekday from Monday."""
    names = flask_babel.get_locale().days["stand-alone"]["wide"]
    return tuple((names[number][0].upper(), str(names[number])) for number in range(7))


def long_months() -> dict[int, str]:
    """Names of the months, 1 is January."""
    return dict(flask_babel.get_locale().months["stand-alone"]["wide"])


def invalid_text(error: CalendarInvalid) -> str:
    """What is wrong with a calendar that somebody entered."""
    sentence, facts = invalid_sentence(error)
    return gettext(sentence, **facts)


def refusal_words(why: DraftRefusal) -> str:
    """Why a draft was not taken, confirmed or withdrawn."""
    return gettext(REFUSALS[why])


def fault_text(fault: ListFault) -> str:
    """What is wrong with a line of a pasted list."""
    return gettext(SENTENCES[fault.fault], **dict(fault.facts))


def recalendar_text(data: dict[str, Any], moments: Moments) -> str:
    """The line of a case's history for a calendar that moved its due date."""
    old, new = (data["due"][name] for name in ("from", "to"))
    return gettext(
        "Kalender versi %(number)s berlaku: jatuh tempo %(old)s menjadi %(new)s",
        number=data["calendar"], old=moments.moment(old) if old is not None else "–",
        new=moments.moment(new) if new is not None else "–",
    )  # fmt: skip


def diff_line(each: Difference, moments: Moments) -> DiffLine:
    """One difference in words."""
    sign = "+" if each.before is None else "−" if each.after is None else "~"
    if each.part is Part.OFFICIAL:
        official, guessed = gettext("resmi"), gettext("perkiraan")
        pair = (official, guessed) if each.after is None else (guessed, official)
        return DiffLine("~", _what(each, moments), *pair)
    return DiffLine(sign, _what(each, moments), _row(each.before, moments), _row(each.after, moments))


def _what(each: Difference, moments: Moments) -> str:
    match each.part:
        case Part.DATE:
            return moments.date(date.fromisoformat(each.key))
        case Part.WEEK:
            return gettext("Jam kerja %(day)s", day=weekday_letters()[int(each.key)][1])
        case Part.OFFICIAL:
            return gettext("Daftar libur %(year)s", year=each.key)
        case Part.DECREE:
            return gettext("Dasar %(year)s", year=each.key)
        case Part.HORIZON:
            return gettext("Tahun pertama") if each.key == "first" else gettext("Tahun terakhir")
    return each.key


def _row(row: object, moments: Moments) -> str:
    match row:
        case Holiday(_, kind, name, estimated):
            return _marked(f"{kind_text(kind)}: {name}", estimated)
        case SpecialHours(_, hours, name, estimated):
            return _marked(f"{clock_hours(hours)} ({name})", estimated)
        case Season():
            dates = f"{moments.date(row.first)} – {moments.date(row.last)}"
            return _marked(f"{dates}, {hours_text(week_seconds(row.week))}", row.estimated)
        case Decree():
            return row.decree
        case int():
            return str(row)
        case tuple():
            return clock_hours(row) or gettext("libur")
    return ""


def _marked(text: str, is_estimate: bool) -> str:
    return gettext("%(text)s, perkiraan", text=text) if is_estimate else text
