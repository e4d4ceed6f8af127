"""Who acts: a person wearing one hat. The board judges by the hat, the stamp names both."""

from dataclasses import dataclass
from datetime import date

FIRST_PASSWORD_LASTS = 7 * 86_400
"""Seconds in which a first password must be used: a slip forgotten in a drawer opens nothing (ASVS 5, 6.4.1)."""
PREFIX = {"definitif": "", "plt": "Plt. ", "plh": "Plh. "}


@dataclass(frozen=True, slots=True)
class Hat:
    """A dated holding of a role, as worn by one person."""

    id: int
    role_id: int
    role: str
    kind: str
    supervises: bool

    @property
    def label(self) -> str:
        """The title on a stamp: "Sekretaris", "Plh. Kepala Bidang"."""
        return PREFIX[self.kind] + self.role


@dataclass(frozen=True, slots=True)
class Screen:
    """The shared screen at which an act was signed with a PIN."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Actor:
    """A person and the hat worn now; `hat` is None for who holds no role today, `screen` at one's own desk."""

    person_id: int
    hat: Hat | None = None
    screen: Screen | None = None

    @property
    def role_id(self) -> int | None:
        """The role acted in."""
        return self.hat.role_id if self.hat else None

    @property
    def supervises(self) -> bool:
        """Whether the hat may send back (and later hold, skip, cancel) what belongs to other roles."""
        return self.hat is not None and self.hat.supervises


def holds_on(starts_on: date, ends_on: date | None, day: date) -> bool:
    """Whether a dated holding covers a day; first and last day are included."""
    return starts_on <= day and (ends_on is None or day <= ends_on)
