"""The persyaratan of a step as a checklist: what must be there, what has been said of it, what is carried along."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from kanban.domain.moves import Refusal
from kanban.domain.people import Actor
from kanban.domain.workflow import WorkflowStep

MAY_LACK = re.compile(
    r"\b(?:jika|bila|apabila|kalau|manakala) (?:ada|diperlukan|perlu|dibutuhkan|tersedia|memungkinkan|diminta)\b"
    r"|\b(?:opsional|optional|tidak wajib|boleh menyusul|boleh kosong)\b"
)
"""Words by which a document itself says that something may be lacking; after `normal()`."""


class TickState(StrEnum):
    """What is said of a requirement."""

    PRESENT = "present"
    WAIVED = "waived"
    """Not needed for this case, with a reason."""
    OPEN = "open"
    """Taken back: as if nothing had been said."""


class Line(NamedTuple):
    """A line of a step's persyaratan."""

    id: int
    text: str


@dataclass(frozen=True, slots=True)
class Tick:
    """What was said of a requirement, once; the text is that of the line that it was said of."""

    id: int
    requirement_id: int
    text: str
    state: str


AnyTick = TypeVar("AnyTick", bound=Tick)


@dataclass(frozen=True, slots=True)
class Item(Generic[AnyTick]):
    """A requirement with the newest that was said of it, or of the same one at another step."""

    line: Line
    tick: AnyTick | None

    @property
    def is_mandatory(self) -> bool:
        """Whether the step cannot be endorsed without it."""
        return not may_lack(self.line.text)

    @property
    def is_met(self) -> bool:
        """Whether it is there, or not needed."""
        return self.tick is not None and self.tick.state != TickState.OPEN

    @property
    def seen(self) -> int:
        """The tick that counts, 0 for none: what whoever says something new has seen."""
        return self.tick.id if self.tick else 0

    @property
    def is_carried(self) -> bool:
        """Whether it was said at another step."""
        return self.tick is not None and self.tick.requirement_id != self.line.id


@lru_cache(maxsize=4096)
def normal(text: str) -> str:
    """A text as it is compared with another: "KTP  Pemohon;" and "ktp pemohon" ask for the same paper."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return " ".join("".join(letter if letter.isalnum() else " " for letter in plain).split())


@lru_cache(maxsize=4096)
def may_lack(text: str) -> bool:
    """Whether the text itself says that it is not always needed: "SK penetapan (jika ada)"."""
    return MAY_LACK.search(normal(text)) is not None


def checklist(lines: Iterable[Line], ticks: Iterable[AnyTick]) -> tuple[Item[AnyTick], ...]:
    """The lines of a step with what counts for each, from everything that was said on the case, in the order in which
    it was said: what was ticked at one step holds at the next for the same requirement, and can be taken back there."""
    newest = {normal(tick.text): tick for tick in ticks}
    asked = [line for line in lines if normal(line.text)]  # "-" asks for nothing
    return tuple(Item(line, newest.get(normal(line.text))) for line in asked)


def missing(items: Sequence[Item[AnyTick]]) -> tuple[int, ...]:
    """Mandatory requirements that nobody has met yet, by id."""
    return tuple(item.line.id for item in items if item.is_mandatory and not item.is_met)


def tally(items: Sequence[Item[AnyTick]]) -> tuple[int, int]:
    """How many mandatory requirements are met, and how many there are."""
    mandatory = [item for item in items if item.is_mandatory]
    return sum(item.is_met for item in mandatory), len(mandatory)


def tick_refusal(here: WorkflowStep | None, step_id: int | None, actor: Actor) -> Refusal | None:
    """Why this actor may not say anything of a requirement of the step `step_id` (None: there is no such requirement)
    on a case that is at `here` (None: finished); None when allowed. Rule 11: the holder of the step's role ticks."""
    if here is None:
        return Refusal.CASE_FINISHED
    if step_id != here.id:
        return Refusal.REQUIREMENT_ELSEWHERE
    if actor.hat is None:
        return Refusal.NO_HAT
    return None if actor.role_id == here.role_id else Refusal.NOT_YOUR_STEP
