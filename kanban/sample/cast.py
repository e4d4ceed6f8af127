"""Who works in the sample office. Data only: every name is invented and nobody has a NIP, since any number that looks
right could be a real person's."""

from dataclasses import dataclass
from typing import Final

OFFICE_NAME: Final = "Dinas Koperasi & UKM Kab. Mekarjaya"
ZONE: Final = "WIB"


@dataclass(frozen=True, slots=True)
class Member:
    """A person and the code of the role they hold for good; None for who holds no role."""

    name: str
    role_code: str | None

    @property
    def username(self) -> str:
        """What is typed to sign in: "siti.aminah"."""
        return self.name.lower().replace(" ", ".")


ADMIN: Final = Member("Dedi Kurniawan", None)

CAST: Final = (
    Member("Endang Prasetyo", "kepala_dinas"),
    Member("Siti Aminah", "sekretaris"),
    Member("Hendra Wijaya", "kepala_bidang"),
    Member("Ratna Wulandari", "sek_pro"),
    Member("Agus Setiadi", "seksi_pengembangan_usaha"),
    Member("Rahmat Hidayat", "jafung"),
    Member("Nurul Fitriani", "jafung"),
    Member("Sari Lestari", "pelaksana"),
    Member("Joko Saputra", "pelaksana"),
)
"""Everybody but the admin, highest rank first."""


@dataclass(frozen=True, slots=True)
class Deputy:
    """Somebody who stands in for an absent holder (Plh.) around the moment the sample is made."""

    username: str
    role_code: str
    letter: str
    """Number of the letter of appointment without its year."""
    working_days_before: int
    days_after: int


DEPUTY: Final = Deputy("siti.aminah", "kepala_bidang", "800.1.11.1/417", working_days_before=3, days_after=6)
