"""Which six digits are no secret: what a colleague at the same screen would try first."""

from enum import StrEnum
from itertools import pairwise

LENGTH = 6
LAST_OF_MONTH = 31
KEYPAD = frozenset(["147258", "258369", "147852", "369258", "159357", "159753", "357159", "357951", "741852", "963852"])
"""Lines drawn on the keys."""


class PinFault(StrEnum):
    """Why a PIN will not do. The sentences are in `web/accounts/pins.py`."""

    NOT_SIX_DIGITS = "not-six-digits"
    REPEATED = "repeated"
    SEQUENCE = "sequence"
    DATE = "date"


def pin_fault(pin: str) -> PinFault | None:
    """What is wrong with a PIN; None when it will do. Of a million PINs about 92 in 100 will."""
    if len(pin) != LENGTH or not (pin.isascii() and pin.isdigit()):
        return PinFault.NOT_SIX_DIGITS
    if len(set(pin)) <= 2 or pin[:3] == pin[3:] or pin[:2] * 3 == pin or pin == pin[::-1] or _is_doubled(pin):
        return PinFault.REPEATED
    if pin in KEYPAD or _steps(pin) or (_steps(pin[::2]) and _steps(pin[1::2])):
        return PinFault.SEQUENCE
    return PinFault.DATE if _is_date(pin) else None


def _is_doubled(pin: str) -> bool:
    """ "112233" """
    return pin[::2] == pin[1::2]


def _steps(digits: str) -> bool:
    """Whether each digit follows the one before by the same step, 9 being followed by 0: "123456", "246802"."""
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(digits)}
    return len(steps) == 1


def _is_date(pin: str) -> bool:
    """A day of somebody's life: ddmmyy, yymmdd, or a month of a year from 1940 to 2039 (mmyyyy, yyyymm)."""
    first, middle, last = int(pin[:2]), int(pin[2:4]), int(pin[4:])
    if _is_month(middle) and (1 <= first <= LAST_OF_MONTH or 1 <= last <= LAST_OF_MONTH):
        return True
    return (_is_month(first) and _is_year(int(pin[2:]))) or (_is_month(last) and _is_year(int(pin[:4])))


def _is_month(number: int) -> bool:
    return 1 <= number <= 12


def _is_year(number: int) -> bool:
    return 1940 <= number <= 2039
