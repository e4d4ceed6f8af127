"""Several cards of a board chosen for one act: which, and what may be done with them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from kanban.domain.closing import CANCEL, cancel_refusal
from kanban.domain.holds import ClockAct, StayState, clock_refusal, lasting
from kanban.domain.moves import CaseState, MoveKind, refusal
from kanban.domain.people import Actor
from kanban.domain.workflow import Workflow, WorkflowStep
from kanban.queries.cards import OpenCase
from kanban.queries.workflows import VersionFacts
from kanban.web.i18n import gettext, ngettext

FORWARD, BACK = "forward", "back"
REASONED = frozenset({BACK, MoveKind.ANSWER_NO, MoveKind.SKIP, MoveKind.OVERRIDE, CANCEL})
"""Acts that need a reason."""


class Chosen(NamedTuple):
    """A card as the page showed it: what the act is judged against is read anew."""

    case_id: int
    seen: int
    step_id: int

    @property
    def value(self) -> str:
        """As forms and addresses carry it."""
        return f"{self.case_id}:{self.seen}:{self.step_id}"


@dataclass(frozen=True, slots=True)
class Row:
    """One case that can be ticked."""

    value: str
    number: str
    title: str
    applicant: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The cases of one step."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """An act, and for how many of the cases it is possible; `count` is empty where it is possible for all."""

    value: str
    label: str
    count: str


@dataclass(frozen=True, slots=True)
class Selection:
    """The form."""

    board_id: int
    groups: tuple[Group, ...]
    options: tuple[Option, ...]
    places: tuple[tuple[str, str], ...]
    """Steps that cases may be sent back to."""


def selection_view(
    version: VersionFacts, cases: Sequence[OpenCase], chosen: Collection[int], actor: Actor, now: int
) -> Selection:
    """The cases by step; acts that nobody among them (the chosen ones, if any are) allows are left out."""
    looked_at = [case for case in cases if case.id in chosen] or cases
    return Selection(
        board_id=version.id,
        groups=tuple(_groups(version, cases, chosen)),
        options=tuple(_options(version.workflow, looked_at, actor, now, is_counted=bool(chosen))),
        places=tuple((str(step.id), f"{step.no}. {step.name}") for step in version.workflow.steps[:-1]),
    )


def labels() -> dict[str, str]:
    """The acts in the order in which they are offered."""
    return {
        FORWARD: gettext("Teruskan atau selesaikan"),
        ClockAct.ACCEPT: gettext("Terima berkas"),
        BACK: gettext("Kembalikan"),
        MoveKind.ANSWER_NO: gettext("Jawab Tidak"),
        ClockAct.HOLD: gettext("Jeda"),
        ClockAct.RESUME: gettext("Lanjutkan jam"),
        MoveKind.OVERRIDE: gettext("Sahkan sebagai atasan"),
        MoveKind.SKIP: gettext("Lewati langkahnya"),
        CANCEL: gettext("Batalkan berkas"),
    }


def _groups(version: VersionFacts, cases: Sequence[OpenCase], chosen: Collection[int]) -> list[Group]:
    order = {step.id: step.no for step in version.workflow}
    found = sorted(cases, key=lambda case: order[case.step_id])
    return [
        Group(
            f"{order[step_id]}. {version.step(step_id).name}",
            tuple(
                Row(
                    Chosen(case.id, case.revision, step_id).value, case.number, case.title, case.applicant,
                    case.id in chosen,
                )
                for case in group
            ),
        )
        for step_id, group in groupby(found, key=lambda case: case.step_id)
    ]  # fmt: skip


def _options(
    workflow: Workflow, cases: Sequence[OpenCase], actor: Actor, now: int, *, is_counted: bool
) -> list[Option]:  # fmt: skip
    options = []
    for value, label in labels().items():
        count = sum(_may(value, workflow, case, actor, now) for case in cases)
        if count:
            text = ngettext("%(num)s dari %(all)s berkas", "%(num)s dari %(all)s berkas", count, all=len(cases))
            options.append(Option(value, label, text if is_counted and count < len(cases) else ""))
    return options


def _may(act: str, workflow: Workflow, case: OpenCase, actor: Actor, now: int) -> bool:
    here = workflow.step(case.step_id)
    if here is None:
        return False
    if act == CANCEL:
        return cancel_refusal(here, actor) is None
    if act in set(ClockAct):
        hold = lasting(case.holds, now)
        # Whether the file was taken up already the act itself will say.
        return clock_refusal(ClockAct(act), here, StayState(False, False, hold.reason if hold else None), actor) is None
    if act == BACK:
        earlier = [step for step in workflow if step.no < here.no]
        return any(_judge(workflow, here, actor, step.id, MoveKind.SEND_BACK) for step in earlier)
    to = here.no_id if act == MoveKind.ANSWER_NO else here.next_id
    return to is not None and _judge(workflow, here, actor, to, kind_of(act, here))


def kind_of(act: str, here: WorkflowStep | None) -> MoveKind:
    """What is meant by an act of the list at a step."""
    if act == FORWARD:
        return MoveKind.HAND_ON if here and here.next_id else MoveKind.FINISH
    return MoveKind.SEND_BACK if act == BACK else MoveKind(act)


def _judge(workflow: Workflow, here: WorkflowStep, actor: Actor, to: int, kind: MoveKind) -> bool:
    return refusal(workflow, CaseState(here.id), actor, to, kind) is None
