"""A word list with affixes tells whole words from cut ones."""

import pytest

from kanban.exchange.sop_words import Phrases, cut_words, is_cut, is_word, mended


@pytest.mark.parametrize(
    "word",
    ["kegiatan", "Pelaksanaan", "menyiapkan", "dikirimkan", "pertanggungjawaban", "memverifikasi", "terselesaikannya",
     "kelengkapan", "mengarsipkan", "penyampaian", "pemberitahuan", "ditandatangani", "izin", "ijin"],
)  # fmt: skip
def test_words_of_offices_are_known_with_their_affixes(word):
    assert is_word(word)


@pytest.mark.parametrize(
    "word", ["kegia", "Pelaksar", "lok", "Ij", "Da", "pemberitah", "menyiapk", "kelengka", "dokum"]
)
def test_a_word_that_ends_too_early_is_cut(word):
    assert is_cut(word)


@pytest.mark.parametrize("word", ["Bajubang", "Jafung", "Sleman", "Wulandari", "dan", "di", "ke", "surat"])
def test_names_and_small_words_are_not(word):
    assert not is_cut(word)


def test_the_same_phrase_elsewhere_shows_what_a_known_word_was():
    phrases = Phrases.of(["Data Peserta Pelatihan", "Kesiapan Peserta pelatih Narasumber"])
    flags = cut_words("Kesiapan Peserta pelatih Narasumber", phrases)
    assert [(flag.text, flag.instead) for flag in flags] == [("pelatih", "pelatihan")]


def test_abbreviations_and_acronyms_are_left_alone():
    assert cut_words("Surat Ket. Usaha, KTP, NPWP, dll. di Kab. Sleman", Phrases.of([])) == ()


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("Wakt u", "Waktu"),
        ("Seksi Pengem bangan Usaha", "Seksi Pengembangan Usaha"),
        ("Notifikasi/Pemberitah uan", "Notifikasi/Pemberitahuan"),
        ("K a d i s", "Kadis"),
        ("K e p a l a  D i n a s", "Kepala Dinas"),
        ("di kantor ini", "di kantor ini"),
        ("surat masuk", "surat masuk"),
    ],
)
def test_pieces_of_one_word_are_joined_and_words_are_not(broken, whole):
    assert mended(broken) == whole
