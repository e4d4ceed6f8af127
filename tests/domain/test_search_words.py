"""What is meant by what was typed: a number in any spelling, words, a short code, and never a NIK."""

import pytest

from kanban.domain.search_words import RegisterNumber, is_nik, sought
from kanban.domain.short_code import short_code


@pytest.mark.parametrize(
    "typed", ["PLT-2026-014", "plt 2026 14", "PLT2026014", "plt/2026/014", " plt.2026-0014 ", "Plt–2026–14"]
)
def test_a_number_is_known_in_any_spelling(typed: str) -> None:
    assert sought(typed.replace("–", "-")).number == RegisterNumber("PLT", 2026, 14)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("14", RegisterNumber("", None, 14)),
        ("plt 14", RegisterNumber("PLT", None, 14)),
        ("2026/14", RegisterNumber("", 2026, 14)),
        ("pelatihan batik", None),
        ("pelatihan batik 3", None),
        ("", None),
    ],
)
def test_a_part_of_a_number_is_one_too(typed: str, number: RegisterNumber | None) -> None:
    assert sought(typed).number == number


def test_words_are_small_once_and_without_punctuation() -> None:
    found = sought("Batik-tulis, BATIK 'ab' \"%_")
    assert (found.words, found.long) == (("batik", "tulis", "ab"), ("batik", "tulis"))


def test_endless_text_is_cut() -> None:
    assert len(sought("kata " * 10_000).words) == 1
    assert len(sought(" ".join(f"k{n}" for n in range(99))).words) == 8


def test_a_short_code_is_known() -> None:
    assert sought(short_code(77).lower().replace("-", " ")).case_id == 77


@pytest.mark.parametrize(
    ("typed", "found"), [("3507 0145 0980 0002", True), ("350701450980000", False), ("PLT-2026-014", False)]
)
def test_a_nik_is_noticed(typed: str, found: bool) -> None:
    assert is_nik(typed) == found


@pytest.mark.parametrize("host", ["http://10.0.0.5:8000", "https://papan.example.go.id/sop"])
def test_the_address_in_a_qr_code_is_read_as_its_short_code(host: str) -> None:
    assert sought(f"{host}/k/{short_code(77)}").case_id == 77


def test_a_slip_in_a_scanned_address_finds_nothing() -> None:
    assert sought("http://10.0.0.5:8000/k/000-001").words == ("000-001",)
