"""Numbers as officials write them in SOP documents: 10, 1,5, "sepuluh", "setengah", and an l that should be a 1."""

import re
from fractions import Fraction

_ONES = {
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9,
}  # fmt: skip
_WORDS = {"nol": 0, "sepuluh": 10, "sebelas": 11, "seratus": 100, "belas": 10, "puluh": 10, "ratus": 100, **_ONES}
_WORD = "|".join(sorted(_WORDS, key=len, reverse=True))
_MISREAD = str.maketrans("lI|oO", "11100")

NUMBER = rf"(?:\d+/\d+|\d+(?:[.,]\d+)?|[\dlI|oO]+(?=\s*[^\W\d])|setengah|(?:{_WORD})(?:\s+(?:{_WORD}))*)"
"""A pattern without groups, to be used ignoring case."""


def read_number(written: str) -> tuple[Fraction, bool]:
    """The number, exactly, and whether it was written clearly. Raises ValueError."""
    if re.fullmatch(r"\d+(/0*[1-9]\d*)?", written):
        return Fraction(written), True
    if re.fullmatch(r"\d{1,3}(\.\d{3})", written):
        return Fraction(written.replace(".", "")), True
    if re.fullmatch(r"\d+[.,]\d+", written):
        return Fraction(written.replace(",", ".")), True
    if re.fullmatch(r"[\dlI|oO]+", written):
        return Fraction(written.translate(_MISREAD)), False
    if written.lower() == "setengah":
        return Fraction(1, 2), True
    return Fraction(_words(written.lower().split())), True


def _words(words: list[str]) -> int:
    """ "dua puluh lima": a digit waits until the next word says whether it multiplies or adds."""
    total, waiting = 0, 0
    for word in words:
        if word not in _WORDS:
            raise ValueError(f"{word!r} is not a number")
        if word in _ONES or word == "nol":
            total, waiting = total + waiting, _WORDS[word]
        elif word == "belas":
            total, waiting = total + waiting + 10, 0
        elif word in ("puluh", "ratus"):
            total, waiting = total + max(waiting, 1) * _WORDS[word], 0
        else:
            total, waiting = total + waiting + _WORDS[word], 0
    return total + waiting
