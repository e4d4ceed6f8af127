"""The mutu baku of a case's step in words."""

from typing import NamedTuple

from kanban.queries.norms import StepNorm
from kanban.web.boards.card_view import standard_of
from kanban.web.times import standard_text


class NormView(NamedTuple):
    """What the SOP asks of the step: the standard as written and as read, what comes out."""

    written: str
    read: str
    output: tuple[str, ...]
    waktu: str
    """As the document has it."""


def norm_view(norm: StepNorm) -> NormView:
    """The mutu baku in words; `written` is empty where the document says it in the words of `read`."""
    read = standard_text(standard_of(norm.standard))
    written = "" if norm.waktu.casefold() == read.casefold() else norm.waktu
    return NormView(written, read, norm.output, norm.waktu)
