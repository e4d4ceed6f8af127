"""What a step asks for, as the sheet of a shared screen shows it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kanban.domain.requirements import Item
from kanban.queries.requirements import TickFacts
from kanban.web.cases.move_words import and_then
from kanban.web.i18n import gettext
from kanban.web.walls.wall_choices import TICK


@dataclass(frozen=True, slots=True)
class Asked:
    """One requirement with its box."""

    id: int
    text: str
    is_checked: bool


def asked(kind: str, items: Iterable[Item[TickFacts]], step_id: int, form: Mapping[str, str]) -> tuple[Asked, ...]:
    """What an act asks about: before an endorsement what is missing, ticked already, so that a usual one needs no more
    taps; for ticking alone all that is open, for whoever ticks to choose."""
    if kind not in ("forward", TICK):
        return ()
    wanted = [item.line for item in items if not item.is_met and (item.is_mandatory or kind == TICK)]
    is_answer = form.get("asked") == str(step_id)
    return tuple(
        Asked(line.id, line.text, f"mark-{line.id}" in form if is_answer else kind == "forward") for line in wanted
    )


def unsaid_text(asked: Iterable[Asked]) -> str:
    """Why an endorsement was not signed."""
    names = and_then([each.text for each in asked if not each.is_checked])
    return gettext("Belum dicentang: %(names)s. Yang tidak perlu dicatat di halaman berkas.", names=names)
