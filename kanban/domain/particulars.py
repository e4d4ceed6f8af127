"""What an applicant is known by: numbers that must be whole to be of use, and that few may see whole."""

import re
from enum import IntEnum, StrEnum

NIK_DIGITS, NIB_DIGITS = 16, 13
"""Digits of a NIK (Nomor Induk Kependudukan) and of a NIB (Nomor Induk Berusaha)."""
SHOWN = 4
"""So many digits of a NIK stand on a screen; the rest are dots."""
BETWEEN = re.compile(r"[\s.-]+")


class Priority(IntEnum):
    """How pressing the sender says it is: "sifat" on a lembar disposisi. Cards still stand in the order of due."""

    ORDINARY = 0
    URGENT = 1
    MOST_URGENT = 2


class NumberFault(StrEnum):
    """What is wrong with a number of an identity."""

    NOT_DIGITS = "not-digits"
    WRONG_LENGTH = "wrong-length"


def digits(text: str) -> str:
    """The number without the spaces, dots and hyphens that people write between the digits."""
    return BETWEEN.sub("", text)


def number_fault(number: str, length: int) -> NumberFault | None:
    """Why this cannot be such a number; None when it can, or when it is empty."""
    if not number:
        return None
    if not (number.isascii() and number.isdigit()):
        return NumberFault.NOT_DIGITS
    return None if len(number) == length else NumberFault.WRONG_LENGTH


def masked(nik: str) -> str:
    """ "•••• •••• •••• 0002": the last four digits; empty without a number."""
    if not nik:
        return ""
    hidden = "•" * (len(nik) - SHOWN) + nik[-SHOWN:]
    return " ".join(hidden[at : at + SHOWN] for at in range(0, len(hidden), SHOWN))


def grouped(nik: str) -> str:
    """ "3507 0145 0980 0002": as people read it aloud."""
    return " ".join(nik[at : at + SHOWN] for at in range(0, len(nik), SHOWN))
