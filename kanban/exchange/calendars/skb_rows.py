"""What a list of holidays may look like after reading: rows that are sure, faults with their line, lines set aside."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kanban.domain.calendar import Holiday, HolidayKind


class Fault(StrEnum):
    """Why a line is not taken. Nothing is guessed: a person corrects the line."""

    UNREADABLE = "unreadable"
    NO_SUCH_DATE = "no-such-date"
    WRONG_WEEKDAY = "wrong-weekday"
    OUTSIDE_YEAR = "outside-year"
    DUPLICATE = "duplicate"
    BACKWARDS = "backwards"
    TOO_LONG = "too-long"
    """A range of more dates than any holiday has."""
    TWO_DATES = "two-dates"
    NO_NAME = "no-name"
    NAME_TOO_LONG = "name-too-long"
    NO_KIND = "no-kind"
    BROKEN_LETTERS = "broken-letters"


SENTENCES = {
    Fault.UNREADABLE: "Tanggalnya tidak terbaca. Tulis seperti 24 Desember 2027 atau 2027-12-24.",
    Fault.NO_SUCH_DATE: "Tanggal %(found)s tidak ada.",
    Fault.WRONG_WEEKDAY: "Tertulis %(found)s, padahal %(date)s hari %(true)s. Cocokkan dengan naskah.",
    Fault.OUTSIDE_YEAR: "%(date)s di luar tahun %(year)s.",
    Fault.DUPLICATE: "%(date)s sudah disebut di baris %(first)s.",
    Fault.BACKWARDS: "Rentang tanggalnya terbalik.",
    Fault.TOO_LONG: "Rentang %(days)s hari terlalu panjang untuk satu libur.",
    Fault.TWO_DATES: "Ada lebih dari satu tanggal. Tulis satu libur per baris.",
    Fault.NO_NAME: "Nama liburnya belum ada.",
    Fault.NAME_TOO_LONG: "Tampaknya kalimat, bukan nama libur. Hapus baris ini atau ringkas.",
    Fault.NO_KIND: "Tidak jelas libur nasional atau cuti bersama. Tambahkan judul di atasnya, atau kolom LN/CB.",
    Fault.BROKEN_LETTERS: "Ada huruf yang rusak. Simpan berkas sebagai CSV UTF-8.",
}
"""Each fault for people, with an example where one helps."""

WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


@dataclass(frozen=True, slots=True)
class ListFault:
    """A line that was not taken: its number from 1, its text, and what the sentence needs."""

    line: int
    text: str
    fault: Fault
    facts: tuple[tuple[str, str], ...] = ()

    @property
    def sentence(self) -> str:
        """What is wrong, in words."""
        return SENTENCES[self.fault] % dict(self.facts)


@dataclass(frozen=True, slots=True)
class ListRow:
    """One date of the list and the line it stands on."""

    line: int
    holiday: Holiday


@dataclass(frozen=True, slots=True)
class ReadList:
    """A list as read. With faults it is not to be used. `skipped` are headings and prose without a date."""

    rows: tuple[ListRow, ...]
    faults: tuple[ListFault, ...]
    skipped: tuple[tuple[int, str], ...]

    @property
    def holidays(self) -> tuple[Holiday, ...]:
        return tuple(row.holiday for row in self.rows)


class LineFault(ValueError):
    """Raised while one line is read; `facts` fill the sentence."""

    def __init__(self, fault: Fault, **facts: object) -> None:
        super().__init__(fault.value)
        self.fault = fault
        self.facts = tuple((name, str(value)) for name, value in facts.items())


@dataclass(frozen=True, slots=True)
class Entry:
    """A line whose date was found: its dates, the weekdays written beside them, and the rest."""

    dates: tuple[date, ...]
    weekdays: tuple[int, ...]
    name: str
    kind: HolidayKind | None = None


def written(day: date) -> str:
    """A date in a sentence: "24 Desember 2027"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
    "Desember",
)  # fmt: skip
