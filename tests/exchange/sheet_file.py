"""Official sheets as workbooks, for tests: written, changed by somebody, and what must come out of them."""

import io
import zipfile
from collections.abc import Callable

import pytest

from kanban.domain.sheets.sheet import sheet_of
from kanban.domain.sop_drafts import SopDraft
from kanban.domain.sop_problems import arrows
from kanban.exchange.sop_seed_drafts import seed_drafts
from kanban.exchange.xlsx.sop_xlsx_write import to_xlsx
from tests.domain.sheet_made import looping, seventeen

KNOWN = {"unit": "Dinas Koperasi", "name": "Penerbitan Rekomendasi"}
ALL = [*seed_drafts(), seventeen(), looping()]
EACH = pytest.mark.parametrize("draft", ALL, ids=lambda draft: draft.code)


def made(draft: SopDraft) -> bytes:
    return to_xlsx(sheet_of(draft, known=KNOWN, foot="Rahasia & penting"), draft)


def changed(content: bytes, change: Callable[[str, str], str | None]) -> bytes:
    """The file with its parts changed; None leaves a part out."""
    new = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(new, "w") as file:
        for name in old.namelist():
            text = change(name, old.read(name).decode())
            if text is not None:
                file.writestr(name, text)
    return new.getvalue()


def without_data(content: bytes) -> bytes:
    """The workbook as if somebody had deleted the hidden sheet."""
    return changed(content, lambda name, text: None if name.endswith("sheet2.xml") else text)


def facts(draft: SopDraft) -> list[object]:
    """What a reader must find, arrows by the places that they lead to."""
    places = {step.key: n for n, step in enumerate(draft.steps)} | {None: "selesai"}
    leads = arrows(draft)
    return [
        (
            step.activity.value, step.role.value, {read.value for read in step.involved}, step.kind,
            tuple(read.value for read in step.requirements), step.waktu.value, step.standard, step.output.value,
            step.note.value, tuple(places[to] for to in leads[step.key]),
        )
        for step in draft.steps
    ]  # fmt: skip
