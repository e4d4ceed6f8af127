"""The official sheet as a workbook: cells, the flowchart as native shapes, and on a hidden sheet the SOP as data, with
a fingerprint of what can be seen, so that the data is believed only as long as nobody has changed that."""

import json

from kanban.domain.sheets.sheet import Sheet
from kanban.domain.sop_drafts import SopDraft
from kanban.exchange.sop_fingerprint import fingerprint
from kanban.exchange.sop_json import to_json
from kanban.exchange.sop_xlsx import read_workbook
from kanban.exchange.sop_zip import Package
from kanban.exchange.xlsx.sop_xlsx_cells import fill
from kanban.exchange.xlsx.sop_xlsx_grid import Places, flow, sheet_columns, sheet_parts
from kanban.exchange.xlsx.sop_xlsx_shapes import drawing
from kanban.exchange.xlsx.xlsx_parts import Cells, workbook
from kanban.exchange.xlsx.xlsx_styles import Look

HIDDEN = "papan-sop"
_CHUNK = 30_000
"""A cell holds 32,767 characters."""


def to_xlsx(sheet: Sheet, draft: SopDraft) -> bytes:
    """The workbook; reading it gives this draft back."""
    columns = sheet_columns(sheet)
    parts = sheet_parts(sheet, columns)
    cells, first = fill(sheet, columns, parts)
    shapes = flow(sheet, columns, parts, sum(cells.heights[:first]))
    cells.drawing = drawing(shapes, sheet.roles or ("",), Places(cells.widths, cells.heights))
    seen = fingerprint(read_workbook(Package(workbook([cells]))).grids[0])
    return workbook([cells, _kept(draft, seen)])


def _kept(draft: SopDraft, seen: str) -> Cells:
    """The hidden sheet: in column A the SOP in pieces, in B1 the fingerprint. Plain ASCII, and no "_x" that a
    spreadsheet would take for a sign of its own."""
    text = json.dumps(json.loads(to_json(draft)), sort_keys=True, separators=(",", ":")).replace("_x", "\\u005fx")
    kept, look = Cells(HIDDEN, is_hidden=True), Look(is_ruled=False)
    for n in range(0, len(text), _CHUNK):
        kept.put(n // _CHUNK, 0, text[n : n + _CHUNK], look)
    kept.put(0, 1, seen, look)
    return kept
