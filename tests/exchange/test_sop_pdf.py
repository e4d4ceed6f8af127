"""PDFs as office programs paint them: what stands beside the steps, and what is doubted. The steps themselves are
read in `test_sop_fixtures.py`.
"""

import itertools

import pytest

from kanban.domain.sop_drafts import FlagKind
from kanban.exchange.pdf.sop_pdf_arrows import links
from kanban.exchange.pdf.sop_pdf_marks import segment
from kanban.exchange.pdf.sop_pdf_rules import Rules
from kanban.exchange.pdf.sop_pdf_shapes import Drawn
from kanban.exchange.sop_formats import read_here
from kanban.exchange.sop_grid import Box, Shape
from kanban.exchange.sop_header import is_numbering
from tests.exchange.pdf_fixtures import OVER_PAGES
from tests.exchange.pdf_made import PdfDialect, pages, pdf
from tests.exchange.pdf_pages import Page, assembled
from tests.exchange.sop_made import BRIEF, LETTERS, facts, found


@pytest.mark.parametrize("dialect", OVER_PAGES.values(), ids=OVER_PAGES)
def test_a_table_over_pages_is_one_sop(dialect):
    assert len(read_here(pdf(LETTERS, dialect=dialect)).drafts) == 1


def test_several_sops_in_one_file_keep_their_titles():
    assert [draft.title.value for draft in read_here(pdf(LETTERS, BRIEF)).drafts] == [LETTERS.title, BRIEF.title]


@pytest.mark.parametrize("shift", [1.0, 0.97])
def test_a_shape_on_a_column_border_is_a_guess_with_its_alternative(shift):
    role = read_here(pdf(LETTERS, dialect=PdfDialect(shift=shift))).drafts[0].steps[0].role
    named = {role.value, *(flag.instead for flag in role.flags if flag.kind is FlagKind.ALTERNATIVE)}
    assert (role.is_guess, named) == (True, {"Staf", "Kasubbag Umum"})


def test_a_waktu_over_several_steps_is_given_to_each_and_doubted():
    steps = read_here(pdf(LETTERS, dialect=PdfDialect(merged_waktu=(1, 2)))).drafts[0].steps
    assert [step.waktu.value for step in steps[1:3]] == ["10 menit"] * 2
    assert [step.waktu.is_sure for step in steps[:4]] == [True, False, False, True]


def test_without_shapes_no_role_is_invented_and_that_is_said():
    reading = read_here(pdf(LETTERS, dialect=PdfDialect(shapes="none")))
    assert {(step.role.value, step.role.is_guess) for step in reading.drafts[0].steps} == {(None, True)}
    assert [remark.finding.value for remark in reading.remarks] == ["read", "no-symbols"]


def with_hidden(page: Page) -> bytes:
    """A page that paints a box and a line over the table in a part of it that is not shown, as programs do that paint
    all of a long sheet on each of its pages."""
    hidden = ["q 0 0 935 90 re W n", "300 390 30 20 re S", "310 518 m 310 350 l S", "Q"]
    return assembled([Page([*page.parts, *hidden])])


def test_what_a_page_does_not_show_is_not_read():
    reading = read_here(with_hidden(pages(LETTERS)[0]))
    assert found(reading) == facts(LETTERS)
    assert all(step.role.is_sure for step in reading.drafts[0].steps)


def test_a_path_that_ends_after_another_had_clipped_hides_nothing():
    strange = ["q 0 0 9 9 re W f", "0 0 9 9 re n", "9 9 re W n Q"]
    assert found(read_here(assembled([Page([*strange, *pages(LETTERS)[0].parts])]))) == facts(LETTERS)


def test_a_label_over_two_numbered_columns_is_no_step():
    texts = ["(1)", "(2)", "(3) (4)", "(5) (6)", "(7)"]
    assert (is_numbering(texts), is_numbering([*texts, "3 hari"]), is_numbering(["1", "3 4"])) == (True, False, False)


def test_a_corner_beside_the_head_of_another_arrow_stays_a_corner():
    way = [(63.0, 48.0), (68.0, 48.0), (68.0, 81.0), (63.0, 81.0)]
    boxes = [Box(23, 38, 63, 58), Box(23, 71, 63, 91)]
    drawn = Drawn(
        shapes=[Shape("box", box) for box in boxes], loose=[segment(*ends) for ends in itertools.pairwise(way)],
        heads=[Box(63, 78.5, 70, 83.5), Box(63, 47.5, 70, 52.5)],
    )  # fmt: skip
    ends = [{link.start, link.end} for link in links(drawn, Rules([]), (0, 200), (0, 200), 1)]
    assert ends == [{way[0], way[-1]}]
