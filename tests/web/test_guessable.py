"""Passwords that somebody would try first are refused, however dressed up; three words of one's own are not."""

import random
import secrets
from importlib.resources import files

import pytest

from kanban.web.accounts.guessable import is_guessable
from kanban.web.accounts.passwords import LEAST_LENGTH, temporary_password

ABOUT = ("siti.aminah", "Siti Aminah, S.Sos.", "198001012005012001", "Dinas Koperasi dan UKM Kabupaten Mekarjaya")


@pytest.mark.parametrize(
    "password",
    [
        "1234567890", "qwertyuiop", "Password123", "P@ssw0rd123", "bismillah123", "Bismillah786!", "indonesia2026!",
        "sayangkamu123", "akucintakamu", "persib1933!!", "r4h4s14-2026", "merdeka17081945", "jakarta2026", "0987654321",
        "abcabcabcabc", "aaaaaaaaaaaa", "121212121212", "password-password", "rahasia kantor", "admin.admin.2026",
    ],
)  # fmt: skip
def test_what_everybody_uses_is_refused(password: str) -> None:
    assert is_guessable(password)


@pytest.mark.parametrize(
    "password",
    [
        "siti.aminah99", "AMINAH.siti", "xx siti aminah xx", "198001012005012001", "19800101 200501 2001",
        "NIP198001012005012001", "dinaskoperasi1", "mekarjaya2026", "Koperasi-UKM-26", "4m1n4h-2026",
    ],
)  # fmt: skip
def test_what_a_colleague_knows_is_refused_for_this_account_only(password: str) -> None:
    assert is_guessable(password, *ABOUT)


@pytest.mark.parametrize(
    "password",
    [
        "gajah kopi sepeda", "perahu mangga hujan", "koperasi hijau gunung", "sepatu basah di teras", "8f3k-29dk-2mxx",
        "Xk2!pq9#Lm", "hujan turun lagi, Siti", "ayam-bakar-pedas",
    ],
)  # fmt: skip
def test_words_of_ones_own_are_taken_whatever_their_signs(password: str) -> None:
    assert not is_guessable(password, *ABOUT)


def test_what_is_printed_on_a_slip_is_not_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 60,000 that were drawn one was: "ukm5-7432-r93d-prm2" holds a name and few other letters."""
    monkeypatch.setattr(secrets, "choice", random.Random(7).choice)
    assert not any(is_guessable(temporary_password(), *ABOUT) for _ in range(200))


def test_three_thousand_common_ones_of_the_allowed_length_are_refused() -> None:
    """ASVS 5, 6.2.4. Words stand for themselves with the digits that people add."""
    listed, words = (
        [line for line in files("kanban.data").joinpath(name).read_text("utf-8").splitlines() if line[0] != "#"]
        for name in ("common_passwords.txt", "common_words.txt")
    )
    tried = [*listed, *(f"{word}{'1234567890'[: max(LEAST_LENGTH - len(word), 3)]}" for word in words)]
    assert len(tried) > 5000
    assert [password for password in tried if not is_guessable(password)] == []
