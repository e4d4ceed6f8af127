"""What a handed-in file is, by what it holds; what would do harm is refused with its reason."""

import pytest

from kanban.domain.documents import MOST_BYTES, Kind
from kanban.exchange.documents.document_faults import Fault, Unfit
from kanban.exchange.documents.document_kinds import kind_of
from tests.handed_files import SOUND, jpg, pdf
from tests.hostile_files import HOSTILE


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_file_is_taken_for_what_it_is(name: str) -> None:
    assert kind_of(SOUND[name]) is Kind(name.rpartition(".")[2])


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_file_is_refused_with_its_reason(what: str) -> None:
    _, content, why = HOSTILE[what]
    with pytest.raises(Unfit) as caught:
        kind_of(content)
    assert caught.value.why is why


def test_every_reason_has_its_file() -> None:
    assert {why for _, _, why in HOSTILE.values()} == set(Fault)
    assert len(HOSTILE) >= 30


def test_the_largest_file_is_taken_and_one_byte_more_is_not() -> None:
    largest = jpg(behind=b"x" * (MOST_BYTES - len(jpg())))
    assert (len(largest), kind_of(largest)) == (15_000_000, Kind.JPG)
    with pytest.raises(Unfit):
        kind_of(largest + b"x")


def test_what_a_page_of_a_pdf_says_of_programs_is_no_program() -> None:
    assert kind_of(pdf(words="Kursus /JavaScript bagi UMK")) is Kind.PDF
