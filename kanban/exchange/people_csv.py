"""A list of staff from a spreadsheet: names, user names, NIP and roles; each row is sure or says why not."""

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

SEPARATORS = ";,\t"
MOST_ROWS = 200
LONGEST_NAME = 100
COLUMNS = {
    "nama": "name", "nama lengkap": "name", "nama pegawai": "name", "name": "name",
    "nama pengguna": "username", "username": "username", "pengguna": "username",
    "nip": "nip", "peran": "role", "jabatan": "role", "role": "role",
}  # fmt: skip
"""The heading of a column, in small letters, and what stands below it; other columns are left aside."""
USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{2,39}", re.ASCII)
NIP = re.compile(r"\d{18}", re.ASCII)
FORMULA = ("=", "+", "-", "@")


class Fault(StrEnum):
    """Why a row is not taken."""

    NO_NAME = "no-name"
    NAME_TOO_LONG = "name-too-long"
    FORMULA = "formula"
    BAD_USERNAME = "bad-username"
    BAD_NIP = "bad-nip"
    UNKNOWN_ROLE = "unknown-role"
    TWICE = "twice"
    TAKEN = "taken"


class ListUnread(ValueError):
    """The text is no such list: `heading` when no column says "nama", else `long` or `empty`."""


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person of the list; `is_proposed`: the user name was made from the name. `line` counts from 1."""

    line: int
    name: str
    username: str
    is_proposed: bool
    nip: str
    role: str
    role_id: int | None
    faults: tuple[Fault, ...]


def read_people(text: str, roles: Mapping[str, int], taken: frozenset[str]) -> tuple[PersonLine, ...]:
    """The people of a list with column headings. `roles`: id by name; `taken`: user names and NIPs in use.

    Raises ListUnread.
    """
    rows = [(number, row) for number, row in enumerate(_rows(text), 1) if any(cell.strip() for cell in row)]
    if not rows:
        raise ListUnread("empty")
    columns = [COLUMNS.get(cell.strip().lower(), "") for cell in rows[0][1]]
    if "name" not in columns:
        raise ListUnread("heading")
    if len(rows) > MOST_ROWS + 1:
        raise ListUnread("long")
    by_name = {name.lower(): role_id for name, role_id in roles.items()}
    seen: set[str] = set()
    found = []
    for number, row in rows[1:]:
        cells = {column: cell.strip() for column, cell in zip(columns, row, strict=False) if column}
        line = _line(number, cells, by_name, taken, seen)
        found.append(line)
        seen |= {line.username, line.nip} - {""}
    return tuple(found)


def proposed_username(name: str) -> str:
    """ "Dra. Siti Aminah, M.Si." → "siti.aminah": titles are words with a dot and what follows the first comma."""
    words = [word for word in name.partition(",")[0].lower().split() if "." not in word]
    parts = [re.sub(r"[^a-z0-9]", "", word) for word in words]
    return ".".join(part for part in (parts[:1] + parts[-1:] if len(parts) > 1 else parts) if part)[:40]


def _rows(text: str) -> list[list[str]]:
    text = text.lstrip("\ufeff").replace("\x00", "")
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(SEPARATORS, key=first.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=False))
    except csv.Error as error:
        raise ListUnread("heading") from error


def _line(
    number: int, cells: Mapping[str, str], roles: Mapping[str, int], taken: frozenset[str], seen: set[str]
) -> PersonLine:  # fmt: skip
    name, typed = cells.get("name", ""), cells.get("username", "").lower()
    # A spreadsheet shows a NIP with spaces, or marks it as a text with an apostrophe.
    nip = cells.get("nip", "").replace(" ", "").lstrip("'")
    username, role = typed or proposed_username(name), cells.get("role", "")
    role_id = roles.get(role.lower()) if role else None
    checks = {
        Fault.NO_NAME: not name,
        Fault.NAME_TOO_LONG: len(name) > LONGEST_NAME,
        Fault.FORMULA: name.startswith(FORMULA),
        Fault.BAD_USERNAME: bool(name) and not USERNAME.fullmatch(username),
        Fault.BAD_NIP: bool(nip) and not NIP.fullmatch(nip),
        Fault.UNKNOWN_ROLE: bool(role) and role_id is None,
        Fault.TWICE: username in seen or nip in seen - {""},
        Fault.TAKEN: username in taken or nip in taken,
    }
    faults = tuple(fault for fault, is_wrong in checks.items() if is_wrong)
    return PersonLine(number, name, username, not typed, nip, role, role_id, faults)
