"""A known SOP as text and as a Word file: tables in which the role is named or ticked, for lack of a flowchart."""

import io
import zipfile
from collections.abc import Sequence

from tests.exchange.sop_made import MadeSop

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def named(sop: MadeSop) -> list[list[str]]:
    """The rows of a table with one column that names the role."""
    head = ["No", "Kegiatan", "Pelaksana", "Kelengkapan", "Waktu", "Output"]
    return [head, *(_row(sop, n, [sop.roles[sop.steps[n].roles[0]]]) for n in range(len(sop.steps)))]


def ticked(sop: MadeSop, tick: str = "√") -> list[list[str]]:
    """The rows of a table with a column for each role, under a second row of the header."""
    roles = len(sop.roles)
    above = ["No", "Kegiatan", "Pelaksana", *[""] * (roles - 1), "Mutu Baku", "", "", "Keterangan"]
    head = ["", "", *sop.roles, "Kelengkapan", "Waktu", "Output", ""]
    marks = [[tick if role in step.roles else "" for role in range(roles)] for step in sop.steps]
    return [above, head, *([*_row(sop, n, each), ""] for n, each in enumerate(marks))]


def _row(sop: MadeSop, n: int, roles: Sequence[str]) -> list[str]:
    step = sop.steps[n]
    return [str(n + 1), step.activity, *roles, "; ".join(step.requirements), step.waktu, step.output]


def separated(rows: Sequence[Sequence[str]], sign: str, quote: str = "") -> bytes:
    return "\n".join(sign.join(f"{quote}{cell}{quote}" for cell in row) for row in rows).encode()


def markdown(rows: Sequence[Sequence[str]]) -> bytes:
    head, *body = (f"| {' | '.join(row)} |" for row in rows)
    return "\n".join([head, f"|{'---|' * len(rows[0])}", *body]).encode()


def docx(rows: Sequence[Sequence[str]]) -> bytes:
    """A Word file with one table; "^" continues the cell above."""

    def cell(text: str) -> str:
        begins, shown = ("", "") if text == "^" else (' w:val="restart"', text)
        return f"<w:tc><w:tcPr><w:vMerge{begins}/></w:tcPr><w:p><w:r><w:t>{shown}</w:t></w:r></w:p></w:tc>"

    table = "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in rows)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{W}"><w:body><w:tbl>{table}</w:tbl></w:body></w:document>'
        )
    return made.getvalue()
