"""Remarks on a case: whom a text mentions, and who may write and take back."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from kanban.domain.moves import Refusal
from kanban.domain.people import Actor

NOTE_LENGTH = 2000
"""Longest remark in characters."""
SIGN = "@"


class Mentionable(StrEnum):
    """Who can be mentioned."""

    ROLE = "role"
    PERSON = "person"


class Mention(NamedTuple):
    """A role, whoever holds it, or a person, by id."""

    kind: Mentionable
    id: int


class Named(NamedTuple):
    """Somebody who can be mentioned, with the name that is written behind the sign."""

    mention: Mention
    name: str


def mentioned(text: str, names: Iterable[Named]) -> tuple[Mention, ...]:
    """Whom a text mentions by "@Name", in the order of the text, each once; capitals do not matter.

    Of two names that begin alike the longer one is meant: "@Sekretaris Daerah" is not Sekretaris.
    """
    known = sorted(names, key=lambda each: -len(each.name))
    folded, found = text.casefold(), []
    at = folded.find(SIGN)
    while at >= 0:
        rest = folded[at + 1 :]
        named = next((each for each in known if _stands_alone(rest, each.name.casefold())), None)
        if named and named.mention not in found:
            found.append(named.mention)
        at = folded.find(SIGN, at + 1)
    return tuple(found)


def writing_refusal(actor: Actor) -> Refusal | None:
    """Why this actor may not write a remark; None when allowed: whoever holds a role today may, on every case."""
    return None if actor.hat else Refusal.NO_HAT


def taking_back_refusal(writer_id: int, is_withdrawn: bool, actor: Actor) -> Refusal | None:
    """Why this actor may not take a remark back; None when allowed: its writer may, whatever they hold by now."""
    if actor.person_id != writer_id:
        return Refusal.NOT_YOUR_NOTE
    return Refusal.ALREADY_WITHDRAWN if is_withdrawn else None


def _stands_alone(text: str, name: str) -> bool:
    """Whether a text begins with a name, and not with a longer word."""
    return bool(name) and text.startswith(name) and not text[len(name) : len(name) + 1].isalnum()
