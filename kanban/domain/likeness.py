"""Whether a new file is one that lies open already: the same applicant's number, or nearly the same words."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

LIKE_APPLICANT, LIKE_TITLE = 70, 55
"""From so many per cent on two names, and two subjects, are taken for the same: people shorten subjects more freely."""
WORD = re.compile(r"\w+")


class Resemblance(StrEnum):
    """In what a file resembles another, the surest first."""

    NIK = "nik"
    NIB = "nib"
    LETTER = "letter"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Known:
    """What of a file is compared."""

    title: str
    applicant: str
    nik: str = ""
    nib: str = ""
    letter_number: str = ""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A file as it is compared: made once, since a list of new files is held against every open one."""

    known: Known
    letter: str
    title: frozenset[str]
    applicant: frozenset[str]

    @classmethod
    def of(cls, known: Known) -> "Fingerprint":
        return cls(known, plain(known.letter_number), _trigrams(known.title), _trigrams(known.applicant))


def resemblance(new: Fingerprint, other: Fingerprint) -> Resemblance | None:
    """The surest sign that both are one matter; None without a sign."""
    if new.known.nik and new.known.nik == other.known.nik:
        return Resemblance.NIK
    if new.known.nib and new.known.nib == other.known.nib:
        return Resemblance.NIB
    if new.letter and new.letter == other.letter:
        return Resemblance.LETTER
    if _shared(new.applicant, other.applicant) < LIKE_APPLICANT:
        return None
    return Resemblance.WORDS if _shared(new.title, other.title) >= LIKE_TITLE else None


def likeness(one: str, other: str) -> int:
    """How much two texts are alike in whole per cent: the trigrams they share (Dice). Two empty ones are not."""
    return _shared(_trigrams(one), _trigrams(other))


def plain(text: str) -> str:
    """Small letters and digits only, accents taken off: as two people may write the same."""
    flat = unicodedata.normalize("NFKD", text.casefold())
    return "".join(WORD.findall("".join(letter for letter in flat if not unicodedata.combining(letter))))


def _shared(mine: frozenset[str], theirs: frozenset[str]) -> int:
    return 200 * len(mine & theirs) // (len(mine) + len(theirs)) if mine and theirs else 0


def _trigrams(text: str) -> frozenset[str]:
    words = (f"  {word} " for each in text.split() if (word := plain(each)))
    return frozenset(word[at : at + 3] for word in words for at in range(len(word) - 2))
