"""The explanation of a due date or a verdict as a table in words that anybody can recount."""

from dataclasses import dataclass

from kanban.domain.explain import ExplainedRow, Explanation, explain
from kanban.domain.holds import lasting
from kanban.domain.pauses import Pause
from kanban.domain.sla import Reading, terms
from kanban.domain.standards import NoStandard, Standard
from kanban.domain.trial import as_written
from kanban.domain.worktime import WorkCalendar
from kanban.queries.cases import CaseFacts, RunFacts
from kanban.queries.workflows import StepFacts
from kanban.web.boards.card_view import standard_of
from kanban.web.cases.hold_words import clock_words
from kanban.web.cases.stay_words import pause_lines, stay_pauses
from kanban.web.i18n import gettext, ngettext
from kanban.web.times import Moments, Pill, finished_pill
from kanban.web.why.why_bars import Axis, Bar
from kanban.web.why.why_notes import day_note, mark, note, sum_text
from kanban.web.why.why_words import amount, intro, limit_text

MOST_ROWS, KEPT_BEFORE, KEPT_AFTER = 40, 28, 9
"""One sheet holds so many rows: of a longer table the middle becomes one row."""


@dataclass(frozen=True, slots=True)
class WhyRow:
    """One line of the table."""

    when: str
    note: str
    mark: str
    amount: str
    total: str
    is_closed: bool
    bar: Bar | None


@dataclass(frozen=True, slots=True)
class WhyView:
    """The whole explanation."""

    title: str
    number: str
    case_id: int
    run_id: int
    intro: str
    entered: str
    standard: str
    waktu: str
    """The standard as a document would write it, to be tried; empty when it cannot be."""
    due_label: str
    due: str
    is_late: bool
    pill: Pill
    axis: str
    rows: tuple[WhyRow, ...]
    sum: str
    pauses: tuple[str, ...]
    calendar: str
    decree: str
    is_estimated: bool
    corrections: tuple[str, ...] = ()
    """What somebody says of the stamp, each with its own verdict."""


def why_view(
    facts: CaseFacts, run: RunFacts, step: StepFacts, reading: Reading | None, calendar: WorkCalendar, now: int,
    *, most: int = MOST_ROWS,
) -> WhyView:  # fmt: skip
    """The explanation of one stay in at most so many rows; `reading` is the clock of an open one, `calendar` what the
    stay is judged by."""
    moments, standard = Moments(calendar, now), standard_of(run.standard)
    hold = lasting(run.holds, now) if reading else None
    end = run.finished_at if run.finished_at is not None else max(now, run.entered_at)
    due = None if hold else run.due_at
    pauses = stay_pauses(run, end)
    turn = _used_up(calendar, standard, run, end, pauses) if hold else due
    found = explain(calendar, standard, run.entered_at, end, turn, pauses)
    axis = Axis.of(calendar, found.rows)
    if reading:
        pill = clock_words(standard, reading, hold, moments)[0]
    else:
        pill = finished_pill(standard, run.verdict or "", run.elapsed or 0)
    return WhyView(
        title=_title(standard, run, due, pill, moments),
        number=facts.number, case_id=facts.id, run_id=run.id,
        intro=intro(facts.number, step.no, standard),
        entered=moments.moment(run.entered_at),
        standard=limit_text(standard),
        waktu=as_written(standard),
        due_label=gettext("Jatuh tempo"),
        due=moments.moment(due) if due is not None else "–",
        is_late=pill.state == "telat",
        pill=pill,
        axis=axis.label,
        rows=_folded(_rows(found, axis, standard, run, turn, end, moments), most),
        sum=sum_text(found, standard),
        pauses=pause_lines(run, calendar, moments),
        calendar=gettext("Kalender versi %(no)s", no=run.calendar_number),
        decree=run.calendar_decree,
        is_estimated=run.is_estimated,
    )  # fmt: skip


def _used_up(
    calendar: WorkCalendar, standard: Standard, run: RunFacts, end: int, pauses: tuple[Pause, ...]
) -> int | None:
    """A clock that stands still has no due date; one that was late before it stopped is late all the same."""
    due = terms(calendar, standard, run.entered_at, pauses).due
    return due if due is not None and due <= end else None


def _title(standard: Standard, run: RunFacts, due: int | None, pill: Pill, moments: Moments) -> str:
    if run.finished_at is not None:
        return gettext("Mengapa putusannya “%(verdict)s”?", verdict=pill.text)
    if isinstance(standard, NoStandard):
        return gettext("Berapa lama langkah ini berjalan?")
    if due is None:
        return gettext("Mengapa belum ada jatuh tempo?")
    return gettext("Mengapa jatuh temponya %(due)s?", due=moments.near(due))


def _rows(
    found: Explanation, axis: Axis, standard: Standard, run: RunFacts, due: int | None, end: int, moments: Moments
) -> list[WhyRow]:
    rows, before = [], None
    for row in found.rows:
        when = "" if row.first == before else _when(row, moments)
        before = row.last
        text = day_note(row, run.entered_at, moments) if found.is_days else note(row, moments)
        ends = mark(row, due, end, found, moments, is_finished=run.finished_at is not None)
        rows.append(
            WhyRow(
                when, text, ends, amount(standard, row.amount) if row.amount else "–", amount(standard, row.total),
                not row.hours, axis.bar(row, due, end),
            )
        )  # fmt: skip
    return rows


def _when(row: ExplainedRow, moments: Moments) -> str:
    if row.first == row.last:
        return moments.date(row.first)
    first, last = moments.date(row.first), moments.date(row.last)
    if (row.first.year, row.first.month) == (row.last.year, row.last.month):
        first = " ".join(first.split()[:2])
    return f"{first} – {last}"


def _folded(rows: list[WhyRow], most: int) -> tuple[WhyRow, ...]:
    if len(rows) <= most:
        return tuple(rows)
    middle = rows[KEPT_BEFORE:-KEPT_AFTER]
    text = ngettext("%(num)s baris diringkas", "%(num)s baris diringkas", len(middle))
    fold = WhyRow("…", text, "", "…", middle[-1].total, True, None)
    return (*rows[:KEPT_BEFORE], fold, *rows[-KEPT_AFTER:])
