"""Who may put a calendar in force: the one rule that screens, actions and the command line all ask."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum


class DraftRefusal(StrEnum):
    """Why a proposed calendar is not taken, confirmed or withdrawn. The sentences stand where people read."""

    NO_DECREE = "no-decree"
    UNCHANGED = "unchanged"
    """It says what the calendar in force says."""
    OVERTAKEN = "overtaken"
    """Another version came in force after this one was begun."""
    SETTLED = "settled"
    """It was confirmed or withdrawn before."""
    OWN_DRAFT = "own-draft"
    DECREE_DIFFERS = "decree-differs"
    """Who confirms alone must type the decree as it was proposed."""
    TOO_SHORT = "too-short"
    """An open case would be due outside the calendar's years."""


class DraftRefused(Exception):
    """The act was not done, and nothing was written."""

    def __init__(self, why: DraftRefusal) -> None:
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True, slots=True)
class DraftState:
    """What the rule must know of a proposed calendar."""

    status: str
    base_id: int | None
    author_id: int | None
    decree: str


def confirm_refusal(
    draft: DraftState, by: int, admins: Collection[int], in_force: int, typed_decree: str | None
) -> DraftRefusal | None:
    """Why this admin may not confirm this draft; None when they may. `admins` are all who could.

    Source: WORKTIME 9. Two pairs of eyes, since a calendar moves the due dates of everybody; an office with one admin
    reads the decree once more instead, by typing it.
    """
    if why := stands(draft, in_force):
        return why
    if by != draft.author_id:
        return None
    if is_second_needed(draft, admins):
        return DraftRefusal.OWN_DRAFT
    return None if same_decree(typed_decree or "", draft.decree) else DraftRefusal.DECREE_DIFFERS


def stands(draft: DraftState, in_force: int) -> DraftRefusal | None:
    """Why nobody may confirm this draft any more."""
    if draft.status != "draft":
        return DraftRefusal.SETTLED
    return None if draft.base_id == in_force else DraftRefusal.OVERTAKEN


def is_second_needed(draft: DraftState, admins: Collection[int]) -> bool:
    """Whether somebody other than the author could confirm, and therefore must."""
    return any(admin != draft.author_id for admin in admins)


def same_decree(one: str, other: str) -> bool:
    """Whether two people wrote the same decree, whatever their spaces and capitals."""
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
