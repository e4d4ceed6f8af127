"""The key on a receipt opens one file, in any spelling, and nothing once the file's own secret is gone."""

import pytest

from kanban.domain.applicant_key import applicant_key, opens

OFFICE, CASE = "a" * 32, "b" * 32


def test_it_is_the_same_each_time_and_another_for_each_file_and_office() -> None:
    keys = {applicant_key(OFFICE, f"{n:032x}") for n in range(1000)} | {applicant_key("c" * 32, CASE)}
    assert len(keys) == 1001
    assert applicant_key(OFFICE, CASE) == applicant_key(OFFICE, CASE)
    assert {len(key) for key in keys} == {9}


@pytest.mark.parametrize(
    "written", [str, str.lower, lambda key: key.replace("-", ""), lambda key: f" {' '.join(key)} "]
)
def test_it_is_known_in_any_spelling(written: object) -> None:
    assert callable(written)
    assert opens(OFFICE, CASE, written(applicant_key(OFFICE, CASE)))


def test_letters_that_are_read_as_digits_are_taken_as_them() -> None:
    salt = next(f"{n:032x}" for n in range(1000) if {"0", "1"} <= set(applicant_key(OFFICE, f"{n:032x}")))
    assert opens(OFFICE, salt, applicant_key(OFFICE, salt).replace("0", "O").replace("1", "I"))


@pytest.mark.parametrize("typed", ["", "K7M2-4XQ9", "😀" * 20, "\udc80", "x" * 10_000])
def test_another_key_does_not_open(typed: str) -> None:
    assert not opens(OFFICE, CASE, typed)


def test_without_a_secret_there_is_no_key_and_nothing_opens() -> None:
    assert applicant_key(OFFICE, "") == ""
    assert not opens(OFFICE, "", "")
    assert not opens(OFFICE, "", applicant_key(OFFICE, "nobody"))
