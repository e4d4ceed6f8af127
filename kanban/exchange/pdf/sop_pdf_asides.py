"""The "Ya" and "Tidak" beside the arrows of a PDF, which may lie over the cells next to the flowchart."""

from collections.abc import Sequence

from kanban.exchange.pdf.sop_pdf_words import Word
from kanban.exchange.sop_answers import is_short_answer
from kanban.exchange.sop_grid import Box, Shape

_NEAR = 14.0
"""Points between a symbol and the answer that leaves it."""
_SPACE = 0.6
"""In parts of a word's height: a word that is nearer on the same line belongs to the same text."""


def answers_beside(words: Sequence[Word], shapes: Sequence[Shape]) -> frozenset[Word]:
    """The words that are answers: near a symbol, and in no line of other words."""
    around = [shape.box.grown(_NEAR) for shape in shapes]
    return frozenset(
        word
        for word in words
        if is_short_answer(word.text)
        and any(box.holds(*word.box.middle) for box in around)
        and not _is_in_line(word, words)
    )


def _is_in_line(word: Word, words: Sequence[Word]) -> bool:
    return any(other is not word and _continues(word.box, other.box) for other in words)


def _continues(one: Box, other: Box) -> bool:
    gap = max(other.x0 - one.x1, one.x0 - other.x1)
    is_level = abs(one.y1 - other.y1) < 1 and abs(one.height - other.height) < 0.08 * one.height
    return is_level and gap < _SPACE * one.height
