"""What `kanban test` hands to pytest."""

import pytest

from kanban.cli.test import ORACLE, SIDE_BY_SIDE, chosen


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        (["--oracle", "1000000"], ["--oracle", "1000000", ORACLE]),
        (["--oracle=9", "--oracle-seed", "5"], ["--oracle=9", "--oracle-seed", "5", ORACLE]),
        (["--oracle", "9", "tests/domain/test_trace.py"], ["--oracle", "9", "tests/domain/test_trace.py"]),
        (["--oracle", "9", "tests/domain/test_trace.py::test_a_holiday_is_named"],
         ["--oracle", "9", "tests/domain/test_trace.py::test_a_holiday_is_named"]),
    ],
)  # fmt: skip
def test_a_run_of_the_oracle_is_asked_for_by_itself(asked: list[str], given: list[str]) -> None:
    assert chosen(asked) == given


@pytest.mark.parametrize("asked", [[], ["-q", "tests/web"], ["--oracle-seed", "5"], ["--oracle", "9", "tests/domain"]])
def test_all_and_whole_folders_run_on_all_cores(asked: list[str]) -> None:
    assert chosen(asked) == [*SIDE_BY_SIDE, *asked]


@pytest.mark.parametrize("asked", ["tests/web/test_board.py", "tests/domain/test_trace.py::test_a_holiday_is_named"])
def test_a_file_runs_in_one_process(asked: str) -> None:
    assert chosen(["-x", asked]) == ["-x", asked]
