"""The short code on paper: its own way back, forgiving of how it is typed, strict about slips."""

import pytest

from kanban.domain.short_code import ALPHABET, SPACE, case_of, short_code


def test_every_code_leads_back_to_its_case_and_no_two_are_alike() -> None:
    codes = {short_code(case_id): case_id for case_id in (*range(1, 5000), SPACE - 1)}
    assert len(codes) == 5000
    assert {code: case_of(code) for code in codes} == codes


def test_it_may_be_typed_in_small_letters_with_spaces_and_with_letters_for_digits() -> None:
    code = next(code for n in range(1, 999) if "0" in (code := short_code(n)) and "1" in code)
    typed = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert case_of(typed) == case_of(code)


def test_a_wrong_letter_or_two_exchanged_ones_is_no_code_of_another_case() -> None:
    for case_id in (1, 77, 4321):
        code = short_code(case_id).replace("-", "")
        for place in range(6):
            for letter in set(ALPHABET) - {code[place]}:
                found = case_of(code[:place] + letter + code[place + 1 :])
                assert (code, place, letter, found) == (code, place, letter, None)
        for place in range(4):
            swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
            assert case_of(swapped) in ({case_id} if swapped == code else {None})


@pytest.mark.parametrize("text", ["", "melati", "PLT-2026-014", "AAAAAAA", "😀😀😀😀😀😀", "UUU-UUU"])
def test_other_texts_are_no_code(text: str) -> None:
    assert case_of(text) is None


@pytest.mark.parametrize("case_id", [0, -1, SPACE])
def test_a_case_that_no_office_reaches_has_none(case_id: int) -> None:
    with pytest.raises(ValueError, match=str(case_id)):
        short_code(case_id)
