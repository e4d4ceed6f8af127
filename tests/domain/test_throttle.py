"""From which wrong password on somebody must wait, and how long."""

import pytest

from kanban.domain.throttle import ACCOUNT, ADDRESS

MINUTE = 60


@pytest.mark.parametrize(
    ("failures", "minutes"),
    [(0, 0), (1, 0), (4, 0), (5, 5), (6, 10), (7, 20), (8, 40), (9, 60), (10, 60), (500, 60), (10**9, 60)],
)
def test_five_wrong_passwords_cost_five_minutes_and_each_further_one_twice_as_long_up_to_an_hour(
    failures: int, minutes: int
) -> None:
    assert ACCOUNT.lock(failures) == minutes * MINUTE


@pytest.mark.parametrize(("failures", "minutes"), [(5, 0), (299, 0), (300, 5), (304, 60)])
def test_an_address_may_be_a_whole_office(failures: int, minutes: int) -> None:
    assert ADDRESS.lock(failures) == minutes * MINUTE
