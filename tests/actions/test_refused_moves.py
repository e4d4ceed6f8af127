"""Every way in which a move is refused; a refused move changes no row of any table."""

from datetime import date

import pytest

from kanban.actions.moves import move_case
from kanban.actions.sops import settle_roles
from kanban.actions.taking import CaseUnknown
from kanban.domain.moves import REASON_LENGTH, MoveKind, Refusal
from kanban.domain.workflow import DONE
from tests.actions.rows import refused_move, runs
from tests.office import AT, Office, wib


@pytest.mark.parametrize("reason", ["", "   ", "\r\n\t", " "])
def test_sending_back_without_words_is_refused(office: Office, reason: str) -> None:
    case_id = office.open_case(sop=2, step=2)
    assert refused_move(office, case_id, office.step(2, 1).id, reason=reason).why == Refusal.REASON_MISSING


def test_a_reason_may_be_as_long_as_it_is_allowed_to_be_and_no_longer(office: Office) -> None:
    case_id, one = office.open_case(sop=2, step=2), office.step(2, 1).id
    assert refused_move(office, case_id, one, reason="a" * (REASON_LENGTH + 1)).why == Refusal.REASON_TOO_LONG
    assert office.move(case_id, one, reason="a" * REASON_LENGTH).kind == MoveKind.SEND_BACK


def test_a_line_break_counts_as_the_one_character_that_the_browser_counted(office: Office) -> None:
    case_id = office.open_case(sop=2, step=2)
    typed = "a" * 250 + "\r\n" + "b" * (REASON_LENGTH - 251)
    office.send_back(case_id, 1, reason=typed)
    assert runs(office, case_id)[1].reason == typed.replace("\r\n", "\n")


def test_a_stale_view_is_told_who_moved_the_case_and_when(office: Office) -> None:
    case_id = office.open_case(sop=2)
    office.move(case_id, office.step(2, 2).id, by=office.other_jafung, at=wib("2026-11-23 10:42"))
    late = refused_move(office, case_id, office.step(2, 2).id, by=office.jafung, seen=1, at=wib("2026-11-23 10:43"))
    assert (late.why, late.facts) == (
        Refusal.STALE,
        {
            "at": wib("2026-11-23 10:42"), "kind": "hand-on", "person": office.name(office.other_jafung),
            "person_id": office.other_jafung.person_id,
        },
    )  # fmt: skip


@pytest.mark.parametrize("seen", [0, -1, 2, 10**9])
def test_a_revision_that_never_was_is_stale(office: Office, seen: int) -> None:
    case_id = office.open_case(sop=2)
    assert refused_move(office, case_id, office.step(2, 2).id, seen=seen).why == Refusal.STALE


def test_the_source_is_what_the_database_says_not_what_a_client_could_claim(office: Office) -> None:
    """A move names no source. Jafung, owner of step 1, cannot reach step 3 of a case that is in step 2."""
    case_id = office.open_case(sop=2, step=2)
    assert refused_move(office, case_id, office.step(2, 3).id, by=office.jafung).why == Refusal.NOT_YOUR_STEP
    assert "source" not in move_case.__annotations__


def test_a_refusal_carries_what_its_sentence_needs(office: Office) -> None:
    case_id, four = office.open_case(sop=2), office.step(2, 4).id
    facts = refused_move(office, case_id, four).facts
    assert facts == {"workflow": office.board(2).workflow, "here": office.step(2, 1), "to": four, "missing": ()}


def test_an_unknown_case_is_unknown(office: Office) -> None:
    to = office.step(2, 2).id
    with office.sessions() as session, pytest.raises(CaseUnknown):
        move_case(session, 404, to=to, seen=1, key=office.key(), by=office.jafung, at=AT)


@pytest.mark.parametrize("to", [-1, 10**9])
def test_a_step_that_never_was_is_refused(office: Office, to: int) -> None:
    assert refused_move(office, office.open_case(sop=2), to).why == Refusal.UNKNOWN_STEP


def test_a_step_of_another_sop_is_refused(office: Office) -> None:
    case_id = office.open_case(sop=2)
    assert refused_move(office, case_id, office.step(3, 2).id).why == Refusal.UNKNOWN_STEP


def test_a_finished_case_moves_no_more(office: Office) -> None:
    case_id = office.open_case(sop=2, step=6)
    office.finish(case_id)
    for to in (office.step(2, 6).id, DONE):
        assert refused_move(office, case_id, to, by=office.kabid, reason="salah").why == Refusal.CASE_FINISHED


@pytest.mark.parametrize("behind", ["2026-11-23 09:59:59", "2026-11-16 10:00", "2024-01-02 08:00", "1970-01-01 07:00"])
def test_a_clock_set_back_stamps_nothing_and_says_so_even_on_a_day_without_hats(office: Office, behind: str) -> None:
    case_id = office.open_case(sop=2, at=wib("2026-11-23 10:00"))
    found = refused_move(office, case_id, office.step(2, 2).id, by=office.jafung, at=wib(behind))
    assert (found.why, found.facts) == (Refusal.CLOCK_BEHIND, {"entered_at": wib("2026-11-23 10:00")})


def test_a_move_in_the_second_of_the_entry_takes_no_time(office: Office) -> None:
    case_id = office.open_case(sop=2)
    office.hand_on(case_id)
    assert (runs(office, case_id)[0].elapsed, runs(office, case_id)[0].verdict) == (0, "on-time")


def test_cases_go_on_under_the_version_they_were_opened_in(office: Office) -> None:
    case_id, one = office.open_case(sop=2), office.step(2, 1)
    two = office.step(2, 2)
    with office.sessions() as session:
        choices = {one.id: office.step(2, 3).role_id}
        settle_roles(session, office.board(2).id, choices, by=office.admin, at=AT, day=date(2026, 11, 23))
    assert office.move(case_id, two.id, by=office.jafung).to_step == two.id
