"""Word tables, CSV, tables in Markdown and our own JSON: the same draft by other doors."""

import pytest

from kanban.domain.sop_drafts import SopDraft, written
from kanban.exchange.sop_finding_words import Finding
from kanban.exchange.sop_formats import read_here
from kanban.exchange.sop_json import to_json
from tests.exchange.text_made import docx

HEAD = ["No", "Kegiatan", "Pelaksana", "Kelengkapan", "Waktu (menit)", "Output"]
STEPS = [
    ["1", "Menerima surat", "Staf", "Surat masuk", "5", "Surat tercatat"],
    ["2", "Memberi arahan", "Kepala Dinas", "Surat tercatat", "10-15", "Disposisi"],
]


def read_steps(content: bytes) -> list[tuple[str | None, ...]]:
    (draft,) = read_here(content).drafts
    return [(s.activity.value, s.role.value, s.waktu.value, s.standard, s.output.value) for s in draft.steps]


MEANT = [
    ("Menerima surat", "Staf", "5 menit", "working-time:300", "Surat tercatat"),
    ("Memberi arahan", "Kepala Dinas", "10-15 menit", "working-time:900", "Disposisi"),
]
TEXTS = {
    "tabs": "\n".join("\t".join(row) for row in [HEAD, *STEPS]),
    "csv": "\n".join(",".join(f'"{cell}"' for cell in row) for row in [HEAD, *STEPS]),
    "csv of an Indonesian Excel": "\n".join(";".join(row) for row in [HEAD, *STEPS]),
    "markdown": "\n".join(f"| {' | '.join(row)} |" for row in [HEAD, ["---"] * 6, *STEPS]),
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_column_that_names_the_role_and_a_unit_in_the_header(text, coding):
    assert read_steps(text.encode(coding)) == MEANT


def test_a_word_table_is_read_and_a_pdf_asked_for():
    content = docx([HEAD, *STEPS])
    assert read_steps(content) == MEANT
    assert Finding.WORD in [remark.finding for remark in read_here(content).remarks]


def test_cells_merged_downwards_in_word_belong_to_each_step():
    steps = (
        read_here(docx([HEAD, STEPS[0], ["2", "Memberi arahan", "Kepala Dinas", "^", "^", "Disposisi"]]))
        .drafts[0]
        .steps
    )
    assert [(step.waktu.value, step.waktu.is_sure) for step in steps] == [("5 menit", False), ("5 menit", False)]


def test_a_line_that_goes_on_below_is_joined_to_its_step_and_doubted():
    text = TEXTS["tabs"] + "\n\tdan mencatatnya\t\t\t\t"
    step = read_here(text.encode()).drafts[0].steps[1]
    assert (step.activity.value, step.activity.is_sure) == ("Memberi arahan dan mencatatnya", False)


def test_our_own_json_comes_back_as_it_was():
    draft = SopDraft(title=written("Pelayanan"), steps=(), source={"file": "asal.pdf"})
    assert read_here(to_json(draft).encode()).drafts == (draft,)
