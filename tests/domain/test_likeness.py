"""When two files are taken for one matter: by a number, by the letter, or by nearly the same words."""

import pytest

from kanban.domain.likeness import Fingerprint, Known, Resemblance, likeness, resemblance

OPEN = Known(
    "Pelatihan kemasan produk makanan ringan angkatan III", "Kelompok Melati · 20 peserta",
    nik="3507014509800002", nib="0220001234567", letter_number="B/412/DK/2026",
)  # fmt: skip


@pytest.mark.parametrize(
    ("new", "found"),
    [
        (Known("Lain sama sekali", "Orang lain", nik="3507014509800002"), Resemblance.NIK),
        (Known("Lain sama sekali", "Orang lain", nib="0220001234567"), Resemblance.NIB),
        (Known("Lain sama sekali", "Orang lain", letter_number="b 412 dk 2026"), Resemblance.LETTER),
        (Known("pelatihan KEMASAN produk makanan ringan", "Kel. Melati, 20 peserta"), Resemblance.WORDS),
        (Known("Pelatihan kemasan produk makanan ringan", "Kecamatan Sukamaju"), None),
        (Known("Fasilitasi NIB warung kopi", "Kelompok Melati · 20 peserta"), None),
        (Known("", ""), None),
    ],
)
def test_what_resembles_an_open_file(new: Known, found: Resemblance | None) -> None:
    assert resemblance(Fingerprint.of(new), Fingerprint.of(OPEN)) == found


def test_two_files_without_numbers_are_not_alike_for_that() -> None:
    assert resemblance(Fingerprint.of(Known("A", "")), Fingerprint.of(Known("B", ""))) is None


@pytest.mark.parametrize(
    ("one", "other", "percent"), [("Batik", "batik", 100), ("Batik", "BÁTIK!", 100), ("Batik", "kopi", 0), ("", "", 0)]
)
def test_likeness_looks_past_case_accents_and_punctuation(one: str, other: str, percent: int) -> None:
    assert likeness(one, other) == percent
