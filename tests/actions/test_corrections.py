"""A correction is another row with a verdict of its own; the stamp stays, and two people are needed."""

from typing import Any

import pytest

from kanban.actions.corrections import CorrectionUnknown, ask_correction, decide_correction
from kanban.domain.refusals import Refusal
from kanban.models import Correction
from kanban.queries.cases import case
from kanban.upkeep.case_audit import check_case
from tests.actions.ends import undo
from tests.actions.handing_in import shelf
from tests.actions.rows import data, events, everything, runs
from tests.actions.test_closing import refused
from tests.office import Office, wib

NINE, ELEVEN, TWO = (wib(f"2026-11-20 {clock}") for clock in ("09:00", "11:00", "14:00"))
FIELD = "Survei lapangan, baru dicatat di kantor"


def ask(office: Office, case_id: int, place: int = 0, **given: Any) -> Any:
    """Ask by the owner of the stay's step; `place` counts the stays of the case from the first."""
    run = runs(office, case_id)[place]
    owner = next(step.role_id for step in office.board(2).workflow if step.id == run.step_id)
    values: dict[str, Any] = {
        "entered_at": run.entered_at, "finished_at": run.finished_at, "reason": FIELD, "key": office.key(),
        "by": office.holder(owner), "at": wib("2026-11-20 15:00"),
    }  # fmt: skip
    with office.sessions() as session:
        return ask_correction(session, case_id, run.id, **values | given)


def decide(office: Office, case_id: int, *, confirms: bool = True, **given: Any) -> Any:
    values: dict[str, Any] = {"key": office.key(), "by": office.kadis, "at": wib("2026-11-20 15:30")}
    with office.sessions() as session:
        newest = session.query(Correction).order_by(Correction.id.desc()).first()
        assert newest
        return decide_correction(session, case_id, newest.id, confirms=confirms, **values | given)


def rows(office: Office) -> list[Correction]:
    with office.sessions() as session:
        return session.query(Correction).order_by(Correction.id).all()


@pytest.fixture
def late(office: Office) -> int:
    """A case whose first step was stamped at two; its standard is an hour."""
    case_id = office.open_case(at=NINE)
    office.hand_on(case_id, at=TWO)
    return case_id


def test_the_stamp_stays_and_the_correction_has_its_own_verdict(office: Office, late: int) -> None:
    before = everything(office)["run"]
    ask(office, late, finished_at=NINE + 3000)
    decide(office, late)
    assert everything(office)["run"] == before
    (row,) = rows(office)
    assert (runs(office, late)[0].verdict, row.verdict, row.elapsed) == ("late", "on-time", 3000)
    assert (row.hat, row.is_confirmed, row.decided_person_id, row.decided_hat) == (
        "Jafung", True, office.kadis.person_id, "Kepala Dinas",
    )  # fmt: skip


def test_asking_and_deciding_are_events_without_the_words(office: Office, late: int) -> None:
    ask(office, late, finished_at=ELEVEN)
    decide(office, late, confirms=False, answer="Tidak ada surat tugas")
    asked, declined = events(office, late)[-2:]
    assert (asked.kind, declined.kind, declined.hat) == ("correct", "decline-correction", "Kepala Dinas")
    assert data(asked)["correction"]["finished_at"] == ELEVEN
    assert not any(words in event.data for event in (asked, declined) for words in (FIELD, "surat"))
    assert (rows(office)[0].is_confirmed, rows(office)[0].answer) == (False, "Tidak ada surat tugas")
    with office.sessions() as session:
        facts = case(session, late)
        assert facts
        assert check_case(session, facts, shelf(office)).found == ()


def test_the_case_goes_on_meanwhile(office: Office, late: int) -> None:
    revision = office.case(late).revision
    ask(office, late, finished_at=ELEVEN)
    decide(office, late)
    assert office.case(late).revision == revision


class TestRefused:
    """What is not true, or not theirs."""

    def test_by_another_role_or_without_one(self, office: Office, late: int) -> None:
        for by, why in ((office.sekretaris, Refusal.NOT_YOUR_STEP), (office.admin, Refusal.NO_HAT)):
            assert refused(ask, office, late, finished_at=ELEVEN, by=by) == why

    def test_over_the_time_of_another_step_or_after_now(self, office: Office, late: int) -> None:
        assert refused(ask, office, late, finished_at=TWO + 60) == Refusal.OVERLAPS
        assert refused(ask, office, late, finished_at=wib("2026-11-20 15:01")) == Refusal.NOT_YET
        assert refused(ask, office, late, entered_at=ELEVEN, finished_at=NINE) == Refusal.ENDS_BEFORE_START
        assert refused(ask, office, late) == Refusal.UNCHANGED
        assert refused(ask, office, late, entered_at=0, finished_at=ELEVEN) == Refusal.DATE_FAR
        assert refused(ask, office, late, finished_at=ELEVEN, reason=" ") == Refusal.REASON_MISSING

    def test_a_neighbour_counts_as_it_was_corrected(self, office: Office, late: int) -> None:
        office.hand_on(late, at=TWO + 1800)
        assert refused(ask, office, late, 1, entered_at=ELEVEN) == Refusal.OVERLAPS
        ask(office, late, finished_at=ELEVEN)
        decide(office, late)
        ask(office, late, 1, entered_at=ELEVEN)
        decide(office, late)
        assert [row.is_confirmed for row in rows(office)] == [True, True]

    def test_what_has_come_to_overlap_meanwhile_is_not_confirmed(self, office: Office, late: int) -> None:
        office.hand_on(late, at=TWO + 1800)
        ask(office, late, finished_at=ELEVEN)
        decide(office, late)
        ask(office, late, 1, entered_at=ELEVEN)
        decide(office, late)
        ask(office, late, finished_at=NINE + 60)
        decide(office, late)
        # The first step again, over what the second has taken since.
        assert refused(ask, office, late, finished_at=ELEVEN + 60) == Refusal.OVERLAPS

    def test_a_stay_that_still_lasts_or_was_undone(self, office: Office) -> None:
        case_id = office.open_case(at=NINE)
        office.hand_on(case_id, at=ELEVEN)
        undo(office, case_id, by=office.jafung, at=ELEVEN + 60)
        wanted = {"entered_at": NINE, "finished_at": NINE + 60}
        assert [refused(ask, office, case_id, place, **wanted) for place in (0, 2)] == [Refusal.NOT_STAMPED] * 2

    def test_one_at_a_time(self, office: Office, late: int) -> None:
        ask(office, late, finished_at=ELEVEN)
        assert refused(ask, office, late, finished_at=ELEVEN + 60) == Refusal.CORRECTION_PENDING
        decide(office, late)
        assert refused(decide, office, late) == Refusal.CORRECTION_DECIDED
        ask(office, late, finished_at=ELEVEN + 60)

    def test_nobody_confirms_their_own_and_only_supervisors_do(self, office: Office) -> None:
        case_id = office.open_case(step=2, at=NINE)
        office.hand_on(case_id, at=TWO)
        ask(office, case_id, 1, finished_at=ELEVEN)
        assert refused(decide, office, case_id, by=office.sekretaris) == Refusal.OWN_CORRECTION
        assert refused(decide, office, case_id, by=office.jafung) == Refusal.SUPERVISORS_ONLY
        assert refused(decide, office, case_id, confirms=False) == Refusal.REASON_MISSING

    def test_of_another_case(self, office: Office, late: int) -> None:
        other = office.open_case()
        ask(office, late, finished_at=ELEVEN)
        for act, given in ((ask, {"finished_at": ELEVEN}), (decide, {})):
            with pytest.raises(CorrectionUnknown), office.sessions() as session:
                if act is ask:
                    ask_correction(
                        session, other, runs(office, late)[0].id, entered_at=NINE, reason=FIELD, key=office.key(),
                        by=office.jafung, at=TWO, **given,
                    )  # fmt: skip
                else:
                    decide_correction(
                        session, other, 1, confirms=True, key=office.key(), by=office.kadis, at=TWO, **given
                    )


def test_the_same_submit_asks_once(office: Office, late: int) -> None:
    key = office.key()
    first, again = (ask(office, late, finished_at=ELEVEN, key=key) for _ in range(2))
    assert ((first.is_repetition, again.is_repetition), len(rows(office))) == ((False, True), 1)
