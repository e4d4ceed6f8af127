"""Full years from the day of closing, and the text that confirms the end of personal values."""

from datetime import date

import pytest

from kanban.domain.retention import confirmation, is_confirmed, last_expired


@pytest.mark.parametrize(
    ("today", "years", "closed"),
    [
        (date(2026, 11, 23), 2, date(2024, 11, 23)),
        (date(2026, 3, 1), 2, date(2024, 3, 1)),
        (date(2028, 2, 29), 2, date(2026, 2, 28)),
        (date(2028, 2, 29), 4, date(2024, 2, 29)),
    ],
)
def test_the_time_is_up_on_the_same_day_so_many_years_later(today: date, years: int, closed: date) -> None:
    assert last_expired(today, years) == closed


def test_the_text_names_how_many() -> None:
    assert confirmation(12) == "HAPUS 12"
    typed = {"HAPUS 12": True, "hapus12": True, " Hapus  12 ": True, "HAPUS 11": False, "HAPUS": False, "": False}
    assert {text: is_confirmed(text, 12) for text in typed} == typed
