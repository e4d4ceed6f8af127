"""What a board counts and shows of clocks that stand still, by SQL and by the domain's own rule alike."""

from datetime import date

import pytest

from kanban.actions import holds
from kanban.domain.holds import lasting
from kanban.queries.cards import Tally, cards_of, standings
from kanban.queries.cases import case
from tests.actions.clocks import ELEVEN, TEN, do, paused
from tests.office import Office, wib


def test_a_paused_case_is_neither_late_nor_at_risk(office: Office) -> None:
    for _ in range(2):
        office.open_case(at=TEN)
    paused(office)
    step = office.step(2, 1).id
    with office.sessions() as session:
        found = standings(session, [step], wib("2026-11-23 15:00"), None)[step]
        cards = cards_of(session, [card.id for card in found.shown])
    assert found.tally == Tally(count=3, late=2, at_risk=0, paused=1)
    assert [len(cards[card.id].holds) for card in found.shown] == [0, 0, 1]


@pytest.mark.parametrize("at", ["2026-11-23 11:00", "2026-11-24 12:00", "2026-11-25 07:29:59", "2026-11-25 07:30"])
def test_a_set_date_counts_as_paused_until_it_comes(office: Office, at: str) -> None:
    case_id, step = office.open_case(step=6, at=TEN), office.step(2, 6).id
    do(office, holds.schedule, case_id, by=office.kabid, at=ELEVEN, day=date(2026, 11, 25))
    with office.sessions() as session:
        found = standings(session, [step], wib(at), None)[step]
        card = cards_of(session, [case_id])[case_id]
    is_waiting = at < "2026-11-25 07:30"
    assert (found.tally.paused == 1, lasting(card.holds, wib(at)) is not None) == (is_waiting, is_waiting)


def test_a_case_tells_who_paused_it_and_who_ended_that(office: Office) -> None:
    case_id = paused(office)
    do(office, holds.resume, case_id, by=office.kadis, at=ELEVEN)
    with office.sessions() as session:
        found = case(session, case_id)
    assert found is not None
    (hold,) = found.runs[0].holds
    assert (hold.reason, hold.note, hold.person, hold.hat, hold.ended_person, hold.ended_hat) == (
        "applicant", "melengkapi NIK", office.name(office.jafung), "Jafung", office.name(office.kadis), "Kepala Dinas",
    )  # fmt: skip
