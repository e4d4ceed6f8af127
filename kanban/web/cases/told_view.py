"""What a case's stays come to, in sentences for who was not there: endorsed in time or late, sent back, time used."""

from kanban.domain.sla import Outcome
from kanban.domain.stays import ENDORSED, Exit, uncounted
from kanban.queries.cases import CaseFacts, RunFacts
from kanban.web.i18n import gettext, ngettext
from kanban.web.times import seconds_text


def told_lines(facts: CaseFacts) -> tuple[str, ...]:
    """The sentences; stays that never were for any count are left out."""
    undone = uncounted(facts.runs)
    stamped = [run for run in facts.runs if run.finished_at is not None and run.id not in undone]
    if not stamped:
        return (gettext("Belum ada langkah yang dicap."),)
    worked = sum(run.worked or 0 for run in stamped)
    lines = (
        _judged(stamped),
        _returned(stamped),
        gettext("Waktu kerja terpakai di semua cap, di luar jeda: %(worked)s.", worked=seconds_text(worked)),
    )
    return tuple(line for line in lines if line)


def _judged(stamped: list[RunFacts]) -> str:
    judged = [run for run in stamped if run.verdict != Outcome.NO_STANDARD and run.exit in ENDORSED]
    late = sum(run.verdict == Outcome.LATE for run in judged)
    return ngettext(
        "%(num)s pengesahan dengan standar waktu: %(good)s tepat waktu, %(late)s terlambat.",
        "%(num)s pengesahan dengan standar waktu: %(good)s tepat waktu, %(late)s terlambat.",
        len(judged), good=len(judged) - late, late=late,
    )  # fmt: skip


def _returned(stamped: list[RunFacts]) -> str:
    returns = sum(run.exit in (Exit.SENT_BACK, Exit.ANSWERED_NO) for run in stamped)
    return ngettext("%(num)s kali dikembalikan.", "%(num)s kali dikembalikan.", returns) if returns else ""
