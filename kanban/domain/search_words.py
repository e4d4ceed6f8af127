"""What somebody means by what they type into the search box: a short code, a register number, or words."""

import re
from dataclasses import dataclass

from kanban.domain.particulars import NIK_DIGITS, digits
from kanban.domain.short_code import case_of

MOST_LETTERS = 100
"""What is typed beyond that is not looked at."""
MOST_WORDS = 8
INDEXED = 3
"""An index of three letters does not know shorter words; those are looked for in what the longer ones found."""
_APART = r"[\s./_-]*"
NUMBER = re.compile(rf"(?:([A-Za-z]{{2,8}}){_APART})?(?:(20\d\d){_APART})?(\d{{1,6}})")
SCANNED = re.compile(r"^https?://\S+/k/([0-9A-Za-z-]{6,7})$", re.IGNORECASE)
"""What a hand scanner types when it reads the address in a QR code."""


@dataclass(frozen=True, slots=True)
class RegisterNumber:
    """A register number as far as it was typed: "PLT-2026-014", "plt 14", "14"."""

    code: str
    year: int | None
    serial: int

    @property
    def is_whole(self) -> bool:
        """Whether it names one case."""
        return bool(self.code) and self.year is not None


@dataclass(frozen=True, slots=True)
class Sought:
    """What to look for; each word must occur somewhere, also inside another word."""

    words: tuple[str, ...] = ()
    number: RegisterNumber | None = None
    case_id: int | None = None
    """The case of a short code; whether there is one, the database knows."""

    @property
    def is_short(self) -> bool:
        """Whether the index knows none of the words."""
        return bool(self.words) and not self.long

    @property
    def long(self) -> tuple[str, ...]:
        """The words that an index of three letters knows."""
        return tuple(word for word in self.words if len(word) >= INDEXED)


def sought(text: str) -> Sought:
    """Read what was typed or scanned; case, accents of spacing and punctuation in a number do not matter."""
    typed = text.strip()[:MOST_LETTERS]
    scanned = SCANNED.search(typed)
    if scanned:
        return Sought(words=(scanned[1].casefold(),), case_id=case_of(scanned[1]))
    words = tuple(dict.fromkeys(re.findall(r"\w+", typed.casefold().replace("_", " "))))[:MOST_WORDS]
    return Sought(words, _number(typed), case_of(typed))


def is_nik(text: str) -> bool:
    """Whether somebody typed a NIK into a box that must not carry one."""
    number = digits(text)
    return number.isdigit() and len(number) == NIK_DIGITS


def _number(typed: str) -> RegisterNumber | None:
    found = NUMBER.fullmatch(typed)
    if found is None:
        return None
    code, year, serial = found.groups()
    return RegisterNumber((code or "").upper(), int(year) if year else None, int(serial))
