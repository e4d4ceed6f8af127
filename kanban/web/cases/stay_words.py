"""What a stay's time was made of: queueing before somebody took the file up, work, and pauses, apart."""

from kanban.domain.holds import over
from kanban.domain.pauses import Pause
from kanban.domain.standards import Standard, WorkingTime
from kanban.domain.worktime import WorkCalendar
from kanban.queries.cases import RunFacts
from kanban.queries.holds import HoldFacts
from kanban.web.cases.hold_words import reason_text
from kanban.web.i18n import gettext
from kanban.web.times import Moments, amount_text, seconds_text


def queue_line(run: RunFacts, calendar: WorkCalendar, moments: Moments) -> str:
    """ "Antre 5 menit, dikerjakan 45 menit kerja"; empty where the work has no beginning of its own."""
    end = run.finished_at if run.finished_at is not None else max(moments.now, run.entered_at)
    if run.accepted_at is None or run.accepted_at in (run.entered_at, run.finished_at) or run.accepted_at > end:
        return ""
    pauses = stay_pauses(run, end)
    queued = calendar.elapsed(run.entered_at, run.accepted_at, pauses)
    worked = calendar.elapsed(run.accepted_at, end, pauses)
    return gettext(
        "Antre %(queued)s, dikerjakan %(worked)s kerja", queued=seconds_text(queued), worked=seconds_text(worked)
    )


def pause_lines(run: RunFacts, calendar: WorkCalendar, moments: Moments) -> tuple[str, ...]:
    """Each pause with its working time, oldest first."""
    return tuple(_pause_line(hold, calendar, moments) for hold in run.holds)


def stay_pauses(run: RunFacts, end: int) -> tuple[Pause, ...]:
    """The pauses of a stay as the clock takes them up to `end`, one that still lasts up to then too."""
    still = tuple(Pause(hold.from_at, end) for hold in run.holds if hold.lasts(end) and hold.from_at < end)
    return (*over(run.holds, end), *still)


def why_text(hold: HoldFacts) -> str:
    """ "menunggu pemohon: melengkapi NIK" """
    reason = reason_text(hold.reason)
    return gettext("%(reason)s, %(note)s", reason=reason, note=hold.note) if hold.note else reason


def _pause_line(hold: HoldFacts, calendar: WorkCalendar, moments: Moments) -> str:
    if hold.lasts(moments.now):
        if hold.to_at is not None:
            return gettext("Terjadwal: jam mulai %(moment)s", moment=moments.moment(hold.to_at))
        return gettext("Dijeda: %(why)s sejak %(moment)s", why=why_text(hold), moment=moments.near(hold.from_at))
    end = hold.to_at or hold.from_at
    seconds = hold.worked if hold.worked is not None else calendar.elapsed(hold.from_at, end)
    return gettext(
        "Dijeda %(amount)s kerja: %(why)s (%(span)s)",
        amount=seconds_text(seconds), why=why_text(hold), span=_span(hold.from_at, end, moments),
    )  # fmt: skip


def _span(start: int, end: int, moments: Moments) -> str:
    """ "10.00–11.00 hari ini", "Sen 10.00–11.00": the day is said once when both fall on it."""
    local = moments.calendar.local_date
    if local(start) != local(end):
        return f"{moments.near(start)} – {moments.near(end)}"
    if local(end) == moments.today:
        return f"{moments.clock(start)}–{moments.near(end)}"
    return f"{moments.near(start)}–{moments.clock(end)}"


def used_text(standard: Standard, used: int, worked: int | None) -> str:
    """ "Terpakai 50 menit kerja" """
    if isinstance(standard, WorkingTime):
        return gettext("Terpakai %(amount)s kerja", amount=seconds_text(used))
    text = gettext("Terpakai %(amount)s", amount=amount_text(standard, used))
    return text if worked is None else gettext("%(text)s (%(worked)s kerja)", text=text, worked=seconds_text(worked))
