"""What stands beside each date of an explanation, and what the whole comes to."""

from kanban.domain.calendar import DayKind
from kanban.domain.explain import ExplainedRow, Explanation, Part
from kanban.domain.standards import NoStandard, Standard
from kanban.web.calendars.calendar_words import kind_text
from kanban.web.i18n import gettext
from kanban.web.times import Moments, standard_text
from kanban.web.why.why_words import amount, clock


def note(row: ExplainedRow, moments: Moments) -> str:
    """What of a date counted, by the clock."""
    words = [", ".join(f"{clock(moments, opens)}–{clock(moments, closes)}" for opens, closes in row.pieces)]
    if row.paused:
        words.append(gettext("dijeda %(amount)s", amount=amount(None, row.paused)))
    kind = _kind(row)
    if kind and (not row.hours or row.why is not DayKind.REGULAR):
        words.append(kind)
    return "; ".join(word for word in words if word)


def day_note(row: ExplainedRow, entered_at: int, moments: Moments) -> str:
    """Which counted date it is, or why it does not count."""
    kind = _kind(row)
    if row.amount:
        nth = gettext("hari ke-%(n)s", n=row.total)
        return f"{nth}; {kind}" if kind else nth
    if not row.hours and not row.paused:
        return kind
    if row.paused:
        return gettext("dijeda lebih dari setengah hari, tidak dihitung")
    if row.last <= moments.calendar.local_date(moments.calendar.next_open(entered_at)):
        return gettext("hari mulai, tidak dihitung")
    return gettext("tidak dihitung")


def mark(
    row: ExplainedRow, due: int | None, end: int, found: Explanation, moments: Moments, *, is_finished: bool
) -> str:
    """What ends with this row: the time up to now or to the finish, and the standard."""
    marks = []
    if row is [each for each in found.rows if each.part is not Part.AHEAD][-1]:
        text = gettext("selesai %(clock)s") if is_finished else gettext("sampai sekarang, %(clock)s")
        marks.append(text % {"clock": clock(moments, end)})
    if due is not None and row is [each for each in found.rows if each.part is not Part.BEYOND][-1]:
        marks.append(gettext("jatuh tempo %(clock)s", clock=clock(moments, due)))
    return ", ".join(marks)


def sum_text(found: Explanation, standard: Standard) -> str:
    """What the table comes to: the figure on the card."""
    used = amount(standard, found.used)
    over = sum(row.amount for row in found.rows if row.part is Part.BEYOND)
    if isinstance(standard, NoStandard):
        return gettext("Terpakai %(used)s.", used=used)
    if over:
        return gettext("Terpakai %(used)s, terlambat %(over)s.", used=used, over=amount(standard, over))
    if found.ahead:
        left = amount(standard, found.ahead)
        return gettext("Terpakai %(used)s, sisa %(left)s.", used=used, left=left)
    return gettext("Terpakai %(used)s dari %(all)s.", used=used, all=standard_text(standard))


def _kind(row: ExplainedRow) -> str:
    if row.why is DayKind.REGULAR:
        return ""
    text = kind_text(row.why)
    text = f"{text}: {row.name}" if row.name and row.why is not DayKind.WEEKEND else text
    return gettext("%(text)s, perkiraan", text=text) if row.estimated else text
