"""The rows that a calendar is entered in, each reading and writing itself, so that a refusal can name the row."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from kanban.domain.hours import (
    CalendarInvalid,
    Hours,
    Week,
    check_hours,
    check_week,
    read_hours,
    read_week,
    write_hours,
    write_week,
)

Json = Mapping[str, object]
Row = TypeVar("Row")


class HolidayKind(StrEnum):
    NATIONAL = "LN"
    """Libur nasional, by the joint decree of three ministers (SKB)."""
    JOINT_LEAVE = "CB"
    """Cuti bersama, by the same decree."""
    LOCAL = "local"
    """A holiday of the province, regency or office."""


@dataclass(frozen=True, slots=True)
class Holiday:
    date: date
    kind: HolidayKind
    name: str
    estimated: bool = False

    @classmethod
    def from_json(cls, row: Json, where: str) -> "Holiday":
        no_others(row, {"date", "kind", "name", "estimated"}, where)
        day = day_of(row, "date", where)
        kind = text(row, "kind", where)
        if kind not in set(HolidayKind):
            raise CalendarInvalid(f"{where} {day}", "kind must be LN, CB or local")
        return cls(day, HolidayKind(kind), text(row, "name", where), flag(row, "estimated", where))

    def to_json(self) -> dict[str, object]:
        return {
            "date": self.date.isoformat(), "kind": str(self.kind), "name": self.name, "estimated": self.estimated,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class SpecialHours:
    """Other hours on one date, also on a weekend or a holiday. To close a date, enter a local holiday."""

    date: date
    hours: Hours
    name: str
    estimated: bool = False

    def __post_init__(self) -> None:
        check_hours(self.hours, f"special {self.date}")
        if not self.hours:
            raise CalendarInvalid(f"special {self.date}", "no hours: enter a local holiday to close a date")

    @classmethod
    def from_json(cls, row: Json, where: str) -> "SpecialHours":
        no_others(row, {"date", "hours", "name", "estimated"}, where)
        day = day_of(row, "date", where)
        hours = read_hours(row.get("hours"), f"special {day}")
        return cls(day, hours, text(row, "name", where), flag(row, "estimated", where))

    def to_json(self) -> dict[str, object]:
        return {
            "date": self.date.isoformat(), "hours": write_hours(self.hours), "name": self.name,
            "estimated": self.estimated,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Season:
    """A weekly pattern of its own from `first` to `last`, both included (Ramadan)."""

    name: str
    first: date
    last: date
    week: Week
    estimated: bool = False
    status: str = ""

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise CalendarInvalid(f"seasons {self.name}", f"{self.first} to {self.last} runs backwards")
        check_week(self.week, f"seasons {self.name}")

    @classmethod
    def from_json(cls, row: Json, where: str) -> "Season":
        no_others(row, {"name", "first", "last", "week", "estimated", "status"}, where)
        name = text(row, "name", where)
        return cls(
            name, day_of(row, "first", where), day_of(row, "last", where),
            read_week(row.get("week"), f"seasons {name}"), flag(row, "estimated", where), text(row, "status", where),
        )  # fmt: skip

    def to_json(self) -> dict[str, object]:
        return {
            "name": self.name, "first": self.first.isoformat(), "last": self.last.isoformat(),
            "week": write_week(self.week), "estimated": self.estimated, "status": self.status,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Decree:
    """Where a year's list of holidays comes from, and the counts that the decree itself states."""

    year: int
    decree: str
    status: str
    text_read: bool
    national_holidays: int
    joint_leave: int
    working_days: int

    @classmethod
    def from_json(cls, row: Json, where: str) -> "Decree":
        no_others(row, set(cls.__slots__), where)
        return cls(
            integer(row, "year", where), text(row, "decree", where), text(row, "status", where),
            flag(row, "text_read", where), integer(row, "national_holidays", where),
            integer(row, "joint_leave", where), integer(row, "working_days", where),
        )  # fmt: skip

    def to_json(self) -> dict[str, object]:
        return {key: getattr(self, key) for key in self.__slots__}


@dataclass(frozen=True, slots=True)
class Rows:
    """One list of a calendar's JSON, each row called by its place ("holidays[3]") when it is refused."""

    name: str
    source: Json

    def read(self, one: Callable[[Json, str], Row]) -> tuple[Row, ...]:
        rows = self.source.get(self.name, [])
        if not isinstance(rows, list):
            raise CalendarInvalid(self.name, "must be a list")
        for place, row in enumerate(rows):
            if not isinstance(row, Mapping):
                raise CalendarInvalid(f"{self.name}[{place}]", "must be an object")
        return tuple(one(row, f"{self.name}[{place}]") for place, row in enumerate(rows))


def no_others(row: Json, known: set[str], where: str) -> None:
    if unknown := sorted(set(row) - known):
        raise CalendarInvalid(where, f"unknown: {', '.join(unknown)}")


def text(row: Json, key: str, where: str) -> str:
    value = row.get(key, "")
    if not isinstance(value, str):
        raise CalendarInvalid(where, f"{key} must be text")
    return value


def integer(row: Json, key: str, where: str) -> int:
    value = row.get(key)
    if type(value) is not int:
        raise CalendarInvalid(where, f"{key} must be a whole number")
    return value


def flag(row: Json, key: str, where: str) -> bool:
    value = row.get(key, False)
    if not isinstance(value, bool):
        raise CalendarInvalid(where, f"{key} must be true or false")
    return value


def day_of(row: Json, key: str, where: str) -> date:
    written = text(row, key, where)
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise CalendarInvalid(where, f"{key} must be a date such as 2026-12-25") from error
