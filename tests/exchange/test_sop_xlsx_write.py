"""The official sheet as a workbook: it comes back identical, and what is drawn in it is read right by itself."""

import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from openpyxl import load_workbook

from kanban.domain.sop_drafts import SopDraft, written
from kanban.exchange.sop_finding_words import Finding
from kanban.exchange.sop_findings import Reading
from kanban.exchange.sop_formats import read_here
from kanban.exchange.sop_seed_drafts import seed_drafts
from tests.domain.sheet_made import as_decision, drafts, no_to_end, seventeen
from tests.exchange.sheet_file import EACH, KNOWN, changed, facts, made, without_data


def found(reading: Reading) -> list[Finding]:
    return [remark.finding for remark in reading.remarks]


@EACH
def test_an_exported_sop_comes_back_identical(draft: SopDraft) -> None:
    reading = read_here(made(draft))
    assert reading.drafts == (draft,)
    assert found(reading) == [Finding.READ]


@settings(max_examples=40, deadline=None)
@given(drafts())
def test_any_sop_comes_back_identical(draft: SopDraft) -> None:
    assert read_here(made(draft)).drafts == (draft,)


@EACH
def test_the_same_sop_gives_the_same_file(draft: SopDraft) -> None:
    assert made(draft) == made(draft)


@EACH
def test_the_cells_and_shapes_alone_say_the_same(draft: SopDraft) -> None:
    (read,) = read_here(without_data(made(draft))).drafts
    assert facts(read) == facts(draft)
    assert read.title.value == (draft.identity["name"].value if "name" in draft.identity else KNOWN["name"])
    known = {name: each.value for name, each in read.identity.items()}
    assert known == {"name": KNOWN["name"]} | {name: each.value for name, each in draft.identity.items()}


def test_who_is_accountable_among_several_is_read_from_the_shapes() -> None:
    (read,) = read_here(without_data(made(seventeen()))).drafts
    sixth = read.steps[5]
    assert (sixth.role.value, sixth.role.is_sure) == ("Kepala Seksi", True)
    assert [each.value for each in sixth.involved] == ["Analis Kebijakan", "Kepala Bidang"]


def test_an_early_end_is_read_from_its_capsule_and_names_nobody() -> None:
    draft = seed_drafts()[2]
    early = replace(
        draft, steps=(draft.steps[0], as_decision(draft.steps[1]), *draft.steps[2:]), arrows=(no_to_end("s2"),)
    )
    (read,) = read_here(without_data(made(early))).drafts
    assert facts(read) == facts(early)


@pytest.mark.parametrize(
    "change",
    [
        ("sheet1.xml", "Membubuhkan cap dinas", "Membubuhkan cap"),
        ("drawing1.xml", "<xdr:col>2</xdr:col>", "<xdr:col>3</xdr:col>"),
        ("drawing1.xml", '<a:endCxn id="4"', '<a:endCxn id="5"'),
        ("drawing1.xml", "<a:t>Tidak</a:t>", "<a:t>Ya</a:t>"),
        ("sheet2.xml", "sidik-", "sidik-0"),
    ],
    ids=["a word", "a symbol", "an arrow", "an answer", "the fingerprint"],
)
def test_what_somebody_changed_is_read_as_it_can_be_seen_and_says_so(change: tuple[str, str, str]) -> None:
    part, old, new = change
    content = made(seventeen())
    edited = changed(content, lambda name, text: text.replace(old, new) if name.endswith(part) else text)
    assert edited != changed(content, lambda _, text: text)
    reading = read_here(edited)
    assert Finding.CHANGED in found(reading)
    assert len(reading.drafts[0].steps) == 17


def test_texts_that_a_spreadsheet_would_calculate_stay_texts() -> None:
    draft = seed_drafts()[0]
    hostile = written("=HYPERLINK(A1)")
    draft = replace(
        draft, steps=(replace(draft.steps[0], activity=hostile, note=written("_x0041_ \x07")), *draft.steps[1:])
    )
    content = made(draft)
    assert read_here(content).drafts == (draft,)
    sheet = load_workbook(io.BytesIO(content))["SOP"]
    (cell,) = [each for row in sheet.iter_rows() for each in row if each.value == "=HYPERLINK(A1)"]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


def test_the_sheet_prints_on_f4_across_with_its_header_on_every_page() -> None:
    book = load_workbook(io.BytesIO(made(seventeen())))
    assert [(sheet.title, sheet.sheet_state) for sheet in book] == [("SOP", "visible"), ("papan-sop", "hidden")]
    sheet = book["SOP"]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (14, "landscape")
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    top = int(sheet.print_title_rows.replace("$", "").split(":")[0])
    assert [cell.value for cell in sheet[top]][:3] == ["No", "Kegiatan", "Pelaksana"]
    assert sheet.oddFooter.left.text == "Rahasia && penting", "a single & would begin a code"
