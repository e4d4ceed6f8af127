"""What `kanban test` hands to pytest."""

import pytest

from kanban.cli.test import ORACLE, chosen


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ([], []),
        (["-q", "tests/web"], ["-q", "tests/web"]),
        (["--oracle", "1000000"], ["--oracle", "1000000", ORACLE]),
        (["--oracle=9", "--oracle-seed", "5"], ["--oracle=9", "--oracle-seed", "5", ORACLE]),
        (["--oracle-seed", "5"], ["--oracle-seed", "5"]),
        (["--oracle", "9", "tests/domain"], ["--oracle", "9", "tests/domain"]),
        (["--oracle", "9", "tests/domain/test_trace.py::test_a_holiday_is_named"],
         ["--oracle", "9", "tests/domain/test_trace.py::test_a_holiday_is_named"]),
    ],
)  # fmt: skip
def test_a_run_of_the_oracle_is_asked_for_by_itself(asked: list[str], given: list[str]) -> None:
    assert chosen(asked) == given
