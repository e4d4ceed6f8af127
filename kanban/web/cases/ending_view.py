"""How a case ended, and what may be done about its end: cancel, open again, take the last move back."""

import json
from dataclasses import dataclass

from kanban.domain.closing import UNDO_SECONDS, UNDOABLE, LastMove, cancel_refusal, reopen_refusal, undo_refusal
from kanban.domain.people import Actor
from kanban.domain.stays import Exit, uncounted
from kanban.domain.workflow import DONE, Workflow
from kanban.queries.cases import CaseFacts, EventRow
from kanban.web.cases.move_words import said_act
from kanban.web.i18n import gettext
from kanban.web.times import Moments


@dataclass(frozen=True, slots=True)
class Ending:
    """The end of a case in words."""

    is_cancelled: bool
    title: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class EndChoices:
    """What may be done about the end; `undo` is what the button submits, empty when there is nothing to take back."""

    may_cancel: bool
    may_reopen: bool
    undo: str
    undo_until: str

    @property
    def any(self) -> bool:
        """Whether there is anything."""
        return bool(self.may_cancel or self.may_reopen or self.undo)


def ending_view(facts: CaseFacts, moments: Moments) -> Ending | None:
    """How the case ended; None while it is open."""
    if facts.cancelled_at is not None:
        last = facts.runs[0]
        text = gettext(
            "Dibatalkan %(when)s oleh %(name)s sebagai %(hat)s.",
            when=moments.full(facts.cancelled_at), name=last.person, hat=last.hat,
        )  # fmt: skip
        return Ending(True, gettext("Berkas dibatalkan"), text, last.reason)
    if facts.finished_at is None:
        return None
    undone = uncounted(facts.runs)
    passed = any(run.exit == Exit.SKIPPED and run.id not in undone for run in facts.runs)
    when = moments.full(facts.finished_at)
    text = (
        gettext("Selesai %(when)s. Ada langkah yang dilewati; lihat riwayat.", when=when)
        if passed
        else gettext("Selesai %(when)s. Semua langkah telah disahkan.", when=when)
    )
    return Ending(False, gettext("Berkas selesai"), text, "")


def end_choices(
    facts: CaseFacts, workflow: Workflow, actor: Actor, events: tuple[EventRow, ...], moments: Moments, at: int
) -> EndChoices:  # fmt: skip
    """What this actor may do about the end at this instant, to the second; `events` newest first."""
    here = workflow.step(facts.step_id or DONE)
    last = next((event for event in events if event.kind in UNDOABLE), None)
    data = json.loads(last.data) if last else {}
    move = LastMove(last.person_id, last.at, data.get("revision") == facts.revision) if last else None
    may_undo = undo_refusal(move, actor, at) is None
    return EndChoices(
        may_cancel=cancel_refusal(here, actor) is None,
        may_reopen=reopen_refusal(workflow, here, actor, workflow.first.id) is None,
        undo=said_act(data["from"]["id"], facts.revision, None) if may_undo else "",
        undo_until=moments.clock(last.at + UNDO_SECONDS) if last and may_undo else "",
    )
