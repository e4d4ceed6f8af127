"""The ways in which each act can be done, and the tables of docs/permissions.md as the tests that try them read it."""

import re
from dataclasses import dataclass
from pathlib import Path

DOCUMENT = Path(__file__).resolve().parents[1] / "docs" / "permissions.md"
NEW, DONE_ROW = "Berkas baru", "Selesai"
"""Rows that stand for no step."""


@dataclass(frozen=True, slots=True)
class Way:
    """One act: its sign in the tables, where it is posted to, and what offers it besides its plain form."""

    sign: str
    name: str
    address: str
    drag: bool = False
    menu: bool = True
    keys: str = ""
    bulk: str = ""
    """What the act is called in the form for several cards."""
    csv: str = ""


MOVES = "/cases/<int:case_id>/moves"
WAYS = (
    Way("+", "buka berkas · open a case", "/cases", menu=False, csv="/cases/import"),
    Way("→", "teruskan, selesaikan · hand on, finish", MOVES, drag=True, keys="T, M", bulk="forward"),
    Way("✗", "jawab Tidak · answer no", MOVES, drag=True, keys="M", bulk="answer-no"),
    Way("↩", "kembalikan · send back", MOVES, drag=True, keys="M", bulk="back"),
    Way("⊕", "sahkan sebagai atasan · endorse for the owner", MOVES, drag=True, keys="M", bulk="override"),
    Way("⇥", "lewati · skip", MOVES, drag=True, keys="M", bulk="skip"),
    Way("T", "terima · accept", "/cases/<int:case_id>/acceptances", keys="M", bulk="accept"),
    Way("J", "jeda · stop the clock", "/cases/<int:case_id>/holds", keys="M", bulk="hold"),
    Way("J", "lanjutkan · let it run again", "/cases/<int:case_id>/holds/end", keys="M", bulk="resume"),
    Way("D", "tetapkan jadwal · set the date", "/cases/<int:case_id>/schedules", keys="M"),
    Way("B", "batalkan · cancel", "/cases/<int:case_id>/closing", keys="M", bulk="cancel"),
    Way("K", "buka kembali · open again", "/cases/<int:case_id>/reopening"),
    Way("U", "urungkan · take back", "/cases/<int:case_id>/undoing", keys="Z, M"),
)


def ways_table() -> list[str]:
    """The acts and their ways, as lines of the document."""
    heads = (
        "tanda", "tindakan · act", "alamat · address", "seret · drag", "menu", "papan tik · keyboard", "massal · bulk",
        "formulir · plain form", "daftar CSV · CSV list", "perintah · command line",
    )  # fmt: skip
    rows = [
        (
            way.sign, way.name, f"`{way.address.replace('<int:case_id>', '7')}`", _mark(way.drag), _mark(way.menu),
            way.keys or "·", _mark(way.bulk), _mark(True), f"`{way.csv}`" if way.csv else "·", "·",
        )
        for way in WAYS
    ]  # fmt: skip
    return [_line(heads), f"|{'---|' * len(heads)}", *map(_line, rows)]


def permitted(code: str, role: str) -> set[tuple[str, str, str]]:
    """What the document lets a role do on the board of an SOP: (row, sign, place); acts that lead nowhere have no
    place, and rows are a step's number, NEW or DONE_ROW."""
    lines = DOCUMENT.read_text("utf-8").split(f"## {code} ·")[1].split("## ")[0].splitlines()
    rows = [[cell.strip(" *") for cell in line.strip("|").split("|")] for line in lines if line.startswith("| ")]
    place = rows[0].index(role)
    cells = [(row[0].split(".")[0], row[place]) for row in rows if role not in row]
    return {(row, *act) for row, cell in cells for act in _acts(cell)}


def _acts(cell: str) -> set[tuple[str, str]]:
    """One cell: "→ 3 ↩ 1, 2" or "TJ"."""
    moves = re.findall(r"([→✗↩⊕⇥]) ((?:\d|✓|, )+)", cell)
    if moves:
        return {(sign, to) for sign, places in moves for to in re.findall(r"\d|✓", places)}
    return {(letter, "") for letter in cell if letter != "·"}


def _line(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def _mark(there: object) -> str:
    return "ya" if there else "·"
