"""Figures of steps: which stays count, in which unit, at which price."""

from collections.abc import Iterator

import pytest

from kanban.domain.durations import Standard, standard_from_code
from kanban.domain.figures import StepFigures
from kanban.queries.figures import step_figures
from tests.office import AT, Office
from tests.queries.statements import counted
from tests.queries.stays import HOUR, stay


@pytest.fixture
def case_ids(office: Office) -> Iterator[int]:
    """Cases to hang stays on, one after another."""
    return iter([office.open_case(sop=2) for _ in range(30)])


def standards(office: Office, *steps: int) -> dict[int, Standard]:
    return {office.step(2, no).id: standard_from_code(office.board(2).steps[no - 1].standard) for no in steps}


def figures(office: Office, no: int = 2, begin: int = AT - HOUR, end: int = AT + HOUR) -> StepFigures:
    with office.sessions() as session:
        (found,) = step_figures(session, standards(office, no), begin, end).values()
    return found


def test_median_and_p90_are_stays_that_happened(office: Office, case_ids: Iterator[int]) -> None:
    for n in range(1, 11):
        stay(office, next(case_ids), 2, n * HOUR)
    assert figures(office) == StepFigures(10, 3, 5 * HOUR, 9 * HOUR, 1)


def test_days_stay_whole(office: Office, case_ids: Iterator[int]) -> None:
    for days in (0, 1, 4):
        stay(office, next(case_ids), 6, days, verdict="on-time" if days <= 3 else "late")
    assert figures(office, 6) == StepFigures(3, 2, 1, 4, 2)


@pytest.mark.parametrize("exit_", ["sent_back", "skipped", "cancelled", "undone"])
def test_a_stay_that_nobody_endorsed_does_not_count(exit_: str, office: Office, case_ids: Iterator[int]) -> None:
    stay(office, next(case_ids), 2, HOUR, exit=exit_)
    assert figures(office) == StepFigures()


@pytest.mark.parametrize("exit_", ["handed_on", "finished", "answered_no", "overridden"])
def test_a_stay_that_somebody_endorsed_counts(exit_: str, office: Office, case_ids: Iterator[int]) -> None:
    stay(office, next(case_ids), 2, HOUR, exit=exit_)
    assert figures(office).count == 1


def test_a_stay_that_another_goes_on_with_counts_once(office: Office, case_ids: Iterator[int]) -> None:
    case_id = next(case_ids)
    stay(office, case_id, 2, HOUR, id=900)
    stay(office, case_id, 2, 2 * HOUR, continues_id=900)
    assert figures(office) == StepFigures(1, 1, 2 * HOUR, 2 * HOUR, 0)


def test_a_stay_judged_by_another_standard_does_not_count(office: Office, case_ids: Iterator[int]) -> None:
    stay(office, next(case_ids), 2, 1, standard="working-days:28")
    assert figures(office) == StepFigures()


def test_the_period_includes_its_begin_and_not_its_end(office: Office, case_ids: Iterator[int]) -> None:
    stay(office, next(case_ids), 2, HOUR)
    assert [figures(office, begin=AT, end=AT + 1).count, figures(office, begin=AT - 1, end=AT).count] == [1, 0]


def test_steps_without_stays_have_empty_figures(office: Office) -> None:
    with office.sessions() as session:
        assert list(step_figures(session, standards(office, 1, 2, 3), 0, AT).values()) == [StepFigures()] * 3


def test_all_steps_cost_one_statement(office: Office, case_ids: Iterator[int]) -> None:
    for no in (2, 3, 4, 5):
        stay(office, next(case_ids), no, HOUR)
    asked_for = standards(office, 1, 2, 3, 4, 5, 6)
    with office.sessions() as session, counted(office.engine) as asked:
        found = step_figures(session, asked_for, 0, AT + 1)
    assert (sum(each.count for each in found.values()), len(asked)) == (4, 1)
