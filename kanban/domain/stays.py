"""How a stay of a case in a step ends, and which ends endorse what the step asks for."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final, Protocol

from kanban.domain.moves import MoveKind


class Exit(StrEnum):
    """How a stay ended."""

    HANDED_ON = "handed_on"
    FINISHED = "finished"
    ANSWERED_NO = "answered_no"
    OVERRIDDEN = "overridden"
    SENT_BACK = "sent_back"
    SKIPPED = "skipped"
    CANCELLED = "cancelled"
    UNDONE = "undone"
    """The move that began this stay was taken back: for every count it never was."""


ENDORSED: Final = frozenset({Exit.HANDED_ON, Exit.FINISHED, Exit.ANSWERED_NO, Exit.OVERRIDDEN})
"""Ends by which somebody answers for the step: only these stays count as on time or late in figures. A stay that was
continued by another, after its move was taken back, is counted with that one."""

EXITS: Final = {
    MoveKind.HAND_ON: Exit.HANDED_ON,
    MoveKind.FINISH: Exit.FINISHED,
    MoveKind.ANSWER_NO: Exit.ANSWERED_NO,
    MoveKind.OVERRIDE: Exit.OVERRIDDEN,
    MoveKind.SEND_BACK: Exit.SENT_BACK,
    MoveKind.SKIP: Exit.SKIPPED,
}
"""How the stay ends that a move leaves."""


class Stay(Protocol):
    """What of a stay tells whether it counts."""

    @property
    def id(self) -> int: ...
    @property
    def exit(self) -> str | None: ...
    @property
    def continues_id(self) -> int | None: ...


def uncounted(stays: Iterable[Stay]) -> frozenset[int]:
    """Of the stays of a case those that for every count never were: begun by a move that was taken back, or gone on
    with in another row."""
    found = list(stays)
    begun = {stay.id for stay in found if stay.exit == Exit.UNDONE}
    return frozenset(begun | {stay.continues_id for stay in found if stay.continues_id is not None})
