"""The table of an SOP as CSV, for whoever wants it in a spreadsheet or a statistics program: one line per step."""

import csv
import io

from kanban.domain.formulas import neutral
from kanban.domain.sheets import sheet_words as words
from kanban.domain.sheets.sheet import Row, Sheet

OWNER, INVOLVED = "penanggung jawab", "terlibat"


def to_csv(sheet: Sheet) -> str:
    """The table with its header; Excel needs the mark in front to read it as UTF-8."""
    made = io.StringIO()
    write = csv.writer(made)
    write.writerow(
        map(
            neutral, (words.NO, words.ACTIVITY, *sheet.roles, words.REQUIREMENTS, words.WAKTU, words.OUTPUT, words.NOTE)
        )
    )
    write.writerows(map(neutral, _cells(sheet, row)) for row in sheet.rows)
    return "\ufeff" + made.getvalue()


def _cells(sheet: Sheet, row: Row) -> list[str]:
    roles = [OWNER if n == row.owner else INVOLVED if n in row.involved else "" for n in range(len(sheet.roles))]
    return [str(row.no), row.activity, *roles, "\n".join(row.requirements), row.waktu, row.output, row.note]
