"""A part of a board as text: whole, or for a screen that shows an earlier state, with unchanged cards only named."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

GAP = "\x00"
"""Stands in a template's text where the cards and the stamp go: no text that people type holds it."""


@dataclass(frozen=True, slots=True)
class DrawnCard:
    """A card's text with the digest of it."""

    id: int
    text: str
    mark: str

    @classmethod
    def of(cls, case_id: int, text: str) -> "DrawnCard":
        """The card of a case."""
        return cls(case_id, text, _digest(text))


@dataclass(frozen=True, slots=True)
class Drawn:
    """A column, or the strip Selesai. `stamp` stands for all of its text, its name before the dot for the place."""

    stamp: str
    before: str
    cards: tuple[DrawnCard, ...]
    behind: str

    @classmethod
    def of(cls, place: int | str, text: str, cards: tuple[DrawnCard, ...] = ()) -> "Drawn":
        """What a template has drawn with a GAP for its cards, if it shows any, and one for its stamp."""
        *before, between, end = text.split(GAP)
        stamp = f"{place}.{_digest(text, *(card.mark for card in cards))}"
        return cls(stamp, "".join(before), cards, f"{between}{stamp}{end}")

    @property
    def place(self) -> str:
        """Which column: the id of its step, or "done"."""
        return self.stamp.partition(".")[0]

    @property
    def marks(self) -> dict[int, str]:
        """The digest of each card by the id of its case."""
        return {card.id: card.mark for card in self.cards}

    def whole(self) -> Markup:
        """All of it."""
        return Markup("".join((self.before, *(card.text for card in self.cards), self.behind)))

    def since(self, shown: Mapping[int, str]) -> Markup:
        """For a screen that shows cards with these marks: those that it has as they are now are named, in their
        places, and stay as they stand there (kept.js)."""
        cards = (
            f'<li id="case-{card.id}" data-kept></li>' if shown.get(card.id) == card.mark else card.text
            for card in self.cards
        )
        return Markup("".join((self.before, *cards, self.behind)))


def _digest(*texts: str) -> str:
    digest = hashlib.blake2b(digest_size=6)
    for text in texts:
        digest.update(text.encode())
    return digest.hexdigest()
