"""One stay of a case in a step, in words, with its stamp."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kanban.domain.durations import Standard, standard_from_code
from kanban.domain.holds import lasting
from kanban.domain.people import Actor
from kanban.domain.sla import Outcome, Reading
from kanban.domain.stays import Exit
from kanban.domain.worktime import WorkCalendar
from kanban.queries.cases import CaseFacts, RunFacts
from kanban.queries.corrections import CorrectionFacts
from kanban.queries.workflows import VersionFacts
from kanban.web.boards.card_view import Symbol, symbol
from kanban.web.cases.correction_view import CorrectionView, corrections_of
from kanban.web.cases.exit_words import ended_label, ended_pill, reason_icon, sign_icon, stay_state, undone_pill
from kanban.web.cases.hold_words import clock_words
from kanban.web.cases.output_view import SaidOutput
from kanban.web.cases.stay_words import pause_lines, queue_line, used_text
from kanban.web.i18n import gettext
from kanban.web.times import Moments, Pill, finished_pill, standard_text


@dataclass(frozen=True, slots=True)
class RunView:
    """One stay in a step, with its stamp."""

    id: int
    symbol: Symbol
    name: str
    round: int | None
    """Which stay in the step this is; None when the case was there only once."""
    role: str
    """Whose step it is."""
    came_from: str
    """From which step it was sent back here, and why; empty for the usual way."""
    entered: str
    due: str
    accepted: str
    """Empty while nobody of the step's role has taken the file up."""
    finished: str | None
    ended: str
    """What its end is called."""
    pills: tuple[Pill, ...]
    used_text: str
    queue: str
    """How much of that was queueing and how much work; empty where nobody said when the work began."""
    pauses: tuple[str, ...]
    standard_text: str
    used_percent: int
    standard_percent: int
    is_undone: bool
    entry_reason: str
    """Why the case was opened again for it."""
    reason: str | None
    reason_icon: str
    output: SaidOutput | None
    """What was said to have come of it."""
    signer: str | None
    sign_icon: str
    """What the signature did: endorsed, or else."""
    hat: str
    signed_at: str
    stamped_at: int | None
    """The instant of the signature."""
    calendar: str
    corrections: tuple[CorrectionView, ...]
    may_correct: bool


def run_view(
    run: RunFacts, version: VersionFacts, moments: Moments, open_reading: Reading | None, calendar: WorkCalendar,
    *, rounds: int, is_undone: bool, came_from: str, corrections: Sequence[CorrectionFacts],
    output: SaidOutput | None, actor: Actor,
) -> RunView:  # fmt: skip
    """A stay in words; `open_reading` is the clock of the open one, `rounds` how many the step has seen, `is_undone`
    says that it never was for any count."""
    step = next(step for step in version.steps if step.id == run.step_id)
    standard = standard_from_code(run.standard)
    beside, may_correct = corrections_of(run, corrections, step.role_id, actor, moments, is_undone=is_undone)
    is_open = run.finished_at is None
    reading = open_reading if is_open else None
    used = reading.used if reading else run.elapsed or 0
    percent, mark = _bar(standard, used)
    pills = (
        (clock_words(standard, reading, lasting(run.holds, moments.now), moments)[0],)
        if reading
        else (undone_pill(),)
        if is_undone
        else _finished_pills(run, standard, used)
    )
    return RunView(
        id=run.id,
        symbol=symbol(version, step, stay_state(run.exit, is_undone=is_undone)),
        name=step.name,
        round=run.round if rounds > 1 else None,
        role=step.role,
        came_from=came_from,
        entered=moments.moment(run.entered_at),
        due="" if run.due_at is None else moments.moment(run.due_at),
        accepted=_accepted(run, moments),
        finished=None if run.finished_at is None else moments.moment(run.finished_at),
        ended=ended_label(run.exit),
        pills=pills,
        used_text=used_text(standard, used, run.worked),
        queue=queue_line(run, calendar, moments),
        pauses=pause_lines(run, calendar, moments),
        standard_text=_standard_words(standard),
        used_percent=percent,
        standard_percent=mark,
        is_undone=is_undone,
        entry_reason=run.entry_reason,
        reason=run.reason or None,
        reason_icon=reason_icon(run.exit),
        output=output,
        signer=run.person,
        sign_icon=sign_icon(run.exit, is_undone=is_undone),
        hat=run.hat,
        signed_at="" if run.finished_at is None else moments.moment(run.finished_at),
        stamped_at=run.finished_at,
        calendar=gettext("Kalender versi %(no)s", no=run.calendar_number),
        corrections=beside,
        may_correct=may_correct,
    )


def came_from(run: RunFacts, facts: CaseFacts, version: VersionFacts, elders: Mapping[int, VersionFacts]) -> str:
    """ "Kembali dari Pembentukan panitia: “NIK ganda”": why a stay began that nobody had handed on to."""
    before = next((other for other in facts.runs if other.finished_at == run.entered_at and other.id < run.id), None)
    if before is None or before.exit not in (Exit.SENT_BACK, Exit.ANSWERED_NO):
        return ""
    name = elders.get(before.step_id, version).step(before.step_id).name
    if not before.reason:
        return gettext("Kembali dari %(step)s", step=name)
    return gettext("Kembali dari %(step)s: “%(reason)s”", step=name, reason=before.reason)


def _accepted(run: RunFacts, moments: Moments) -> str:
    """Handing on implies acceptance, and is stamped so; but a supervisor who ends a stay has not taken the file up."""
    by_supervisor = run.exit in (Exit.SKIPPED, Exit.CANCELLED, Exit.OVERRIDDEN)
    if run.accepted_at is None or (by_supervisor and run.accepted_at == run.finished_at):
        return ""
    return moments.moment(run.accepted_at)


def _finished_pills(run: RunFacts, standard: Standard, used: int) -> tuple[Pill, ...]:
    """The verdict; of a stay in which nothing was endorsed what became of it too, and in time that alone."""
    verdict, ended = finished_pill(standard, run.verdict or "", used), ended_pill(run.exit)
    if ended is None:
        return (verdict,)
    return (ended, verdict) if run.verdict == Outcome.LATE else (ended,)


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
