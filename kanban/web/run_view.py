"""One stay of a case in a step, in words, with its stamp."""

from dataclasses import dataclass

from kanban.domain.durations import Standard, WorkingTime, standard_from_code
from kanban.domain.holds import lasting
from kanban.domain.sla import Outcome, Reading
from kanban.domain.worktime import WorkCalendar
from kanban.queries.cases import RunFacts
from kanban.queries.workflows import VersionFacts
from kanban.web.card_view import Symbol, symbol
from kanban.web.hold_words import clock_words
from kanban.web.i18n import gettext
from kanban.web.stay_words import pause_lines, queue_line
from kanban.web.times import Moments, Pill, amount_text, finished_pill, seconds_text, standard_text

OUTCOMES = {None: "open", "handed_on": "handed_on", "sent_back": "sent_back", "finished": "finished"}


@dataclass(frozen=True, slots=True)
class RunView:
    """One stay in a step, with its stamp."""

    id: int
    symbol: Symbol
    name: str
    round: int | None
    """Which stay in the step this is; None when the case was there only once."""
    entered: str
    accepted: str
    """Empty while nobody has taken the file up."""
    finished: str | None
    outcome: str
    pills: tuple[Pill, ...]
    used_text: str
    queue: str
    """How much of that was queueing and how much work; empty where nobody said when the work began."""
    pauses: tuple[str, ...]
    standard_text: str
    used_percent: int
    standard_percent: int
    reason: str | None
    signer: str | None
    hat: str
    signed_at: str
    calendar: str
    is_open: bool


def run_view(
    run: RunFacts, version: VersionFacts, moments: Moments, open_reading: Reading | None, calendar: WorkCalendar,
    *, rounds: int,
) -> RunView:  # fmt: skip
    """A stay in words; `open_reading` is the clock of the open one, `rounds` how many stays the step has seen."""
    step = next(step for step in version.steps if step.id == run.step_id)
    standard = standard_from_code(run.standard)
    is_open = run.finished_at is None
    reading = open_reading if is_open else None
    used = reading.used if reading else run.elapsed or 0
    percent, mark = _bar(standard, used)
    pills = (
        (clock_words(standard, reading, lasting(run.holds, moments.now), moments)[0],)
        if reading
        else _finished_pills(run, standard, used)
    )
    return RunView(
        id=run.id,
        symbol=symbol(version, step, "here" if is_open else "done"),
        name=step.name,
        round=run.round if rounds > 1 else None,
        entered=moments.moment(run.entered_at),
        accepted="" if run.accepted_at is None else moments.moment(run.accepted_at),
        finished=None if run.finished_at is None else moments.moment(run.finished_at),
        outcome=OUTCOMES[run.exit],
        pills=pills,
        used_text=_used_text(standard, used, run.worked),
        queue=queue_line(run, calendar, moments),
        pauses=pause_lines(run, calendar, moments),
        standard_text=_standard_words(standard),
        used_percent=percent,
        standard_percent=mark,
        reason=run.reason or None,
        signer=run.person,
        hat=run.hat,
        signed_at="" if run.finished_at is None else moments.moment(run.finished_at),
        calendar=gettext("Kalender versi %(no)s", no=run.calendar_number),
        is_open=is_open,
    )


def _finished_pills(run: RunFacts, standard: Standard, used: int) -> tuple[Pill, ...]:
    """The verdict; of a stay that was sent back that too, and in time that alone: nothing was endorsed."""
    verdict = finished_pill(standard, run.verdict or "", used)
    if run.exit != "sent_back":
        return (verdict,)
    text = gettext("Dikembalikan")
    returned = Pill("dikembalikan", "undo-2", text, text)
    return (returned, verdict) if run.verdict == Outcome.LATE else (returned,)


def _used_text(standard: Standard, used: int, worked: int | None) -> str:
    if isinstance(standard, WorkingTime):
        return gettext("Terpakai %(amount)s kerja", amount=seconds_text(used))
    text = gettext("Terpakai %(amount)s", amount=amount_text(standard, used))
    return text if worked is None else gettext("%(text)s (%(worked)s kerja)", text=text, worked=seconds_text(worked))


def _standard_words(standard: Standard) -> str:
    words = standard_text(standard)
    return words if words == gettext("tanpa standar") else gettext("standar %(words)s", words=words)


def _bar(standard: Standard, used: int) -> tuple[int, int]:
    """Per cent of the bar that is used and where the standard's tick stands; the longer of both nearly fills it."""
    match standard_total(standard):
        case None:
            return 0, 0
        case total:
            longest = max(used, total) * 10 // 9 or 1
            return used * 100 // longest, total * 100 // longest


def standard_total(standard: Standard) -> int | None:
    """The standard as a number in its own unit; None without one."""
    for name in ("seconds", "days", "months", "hours"):
        if hasattr(standard, name):
            return int(getattr(standard, name)) * (30 if name == "months" else 3600 if name == "hours" else 1)
    return None
