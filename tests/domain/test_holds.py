"""Who may do what to a clock, as a table that an official could read; and what holds mean at an instant."""

import pytest

from kanban.domain.holds import ClockAct, Held, StayState, clock_acts, clock_refusal, known, lasting, over
from kanban.domain.moves import Refusal
from kanban.domain.people import Actor, Hat
from kanban.domain.workflow import DONE, WorkflowStep

HERE = WorkflowStep(id=1, no=1, name="Data", role_id=7, role="Jafung", next_id=DONE)
OWNER = Actor(1, Hat(1, 7, "Jafung", "definitif", supervises=False))
DEPUTY = Actor(2, Hat(2, 7, "Jafung", "plh", supervises=False))
SUPERVISOR = Actor(3, Hat(3, 8, "Kepala Bidang", "definitif", supervises=True))
COLLEAGUE = Actor(4, Hat(4, 9, "Pelaksana", "definitif", supervises=False))
NOBODY = Actor(5)
PEOPLE = {"owner": OWNER, "deputy": DEPUTY, "supervisor": SUPERVISOR, "colleague": COLLEAGUE, "nobody": NOBODY}

RUNNING, PAUSED = StayState(False, False, None), StayState(False, True, "applicant")
DATED, WAITING = StayState(True, False, None), StayState(True, False, "schedule")
MAY = {
    ("owner", RUNNING): {ClockAct.HOLD, ClockAct.ACCEPT},
    ("deputy", RUNNING): {ClockAct.HOLD, ClockAct.ACCEPT},
    ("supervisor", RUNNING): {ClockAct.HOLD},
    ("colleague", RUNNING): set(),
    ("nobody", RUNNING): set(),
    ("owner", PAUSED): {ClockAct.RESUME},
    ("supervisor", PAUSED): {ClockAct.RESUME},
    ("colleague", PAUSED): set(),
    ("owner", DATED): {ClockAct.HOLD, ClockAct.ACCEPT, ClockAct.SCHEDULE},
    ("supervisor", DATED): {ClockAct.HOLD, ClockAct.SCHEDULE},
    ("owner", WAITING): {ClockAct.RESUME, ClockAct.ACCEPT, ClockAct.SCHEDULE},
    ("supervisor", WAITING): {ClockAct.RESUME, ClockAct.SCHEDULE},
}


@pytest.mark.parametrize(("who", "stay"), MAY)
def test_the_table_of_who_may_do_what_to_a_clock(who: str, stay: StayState) -> None:
    assert clock_acts(HERE, stay, PEOPLE[who]) == MAY[who, stay]


@pytest.mark.parametrize(
    ("act", "stay", "actor", "why"),
    [
        (ClockAct.HOLD, RUNNING, NOBODY, Refusal.NO_HAT),
        (ClockAct.HOLD, RUNNING, COLLEAGUE, Refusal.NOT_YOUR_STEP),
        (ClockAct.ACCEPT, RUNNING, SUPERVISOR, Refusal.NOT_YOUR_STEP),
        (ClockAct.HOLD, PAUSED, OWNER, Refusal.ALREADY_HELD),
        (ClockAct.RESUME, RUNNING, OWNER, Refusal.NOT_HELD),
        (ClockAct.ACCEPT, PAUSED, OWNER, Refusal.ALREADY_ACCEPTED),
        (ClockAct.SCHEDULE, RUNNING, OWNER, Refusal.NOT_SCHEDULED),
        (ClockAct.SCHEDULE, StayState(True, True, "applicant"), OWNER, Refusal.ALREADY_HELD),
    ],
)
def test_each_refusal_has_its_name(act: ClockAct, stay: StayState, actor: Actor, why: Refusal) -> None:
    assert clock_refusal(act, HERE, stay, actor) == why


def test_nothing_is_done_to_the_clock_of_a_finished_case() -> None:
    assert {clock_refusal(act, None, RUNNING, OWNER) for act in ClockAct} == {Refusal.CASE_FINISHED}


def test_a_hold_lasts_until_somebody_ends_it_and_a_set_date_until_it_comes() -> None:
    open_, ended, dated = (
        Held("applicant", 10, None, False),
        Held("system", 2, 5, True),
        Held("schedule", 10, 90, False),
    )
    assert (open_.lasts(10), open_.lasts(10**10)) == (True, True)
    assert (dated.lasts(89), dated.lasts(90)) == (True, False)
    # A screen that shows whole minutes may look from before the end: it is over all the same.
    assert ended.lasts(4) is False
    assert (lasting([ended, open_], 20), lasting([ended], 20)) == (open_, None)
    assert over([ended, open_], 20) == ((2, 5),)
    assert over([ended, dated], 20) == ((2, 5),)
    assert over([ended, dated], 90) == ((2, 5), (10, 90))
    assert known([ended, dated, open_]) == ((2, 5), (10, 90))
