"""Moving a case: the stamp, the next run, and every way in which a move is refused without a trace."""

from datetime import date
from typing import Any

import pytest

from kanban.actions.moves import CaseUnknown, move_case
from kanban.actions.people import NewHolding, NewPerson, add_person, set_active
from kanban.actions.sops import settle_roles
from kanban.domain.moves import REASON_LENGTH, MoveKind, Refusal, Refused
from kanban.domain.people import Actor
from kanban.domain.workflow import DONE
from kanban.queries.people import signed_in
from tests.actions.rows import data, events, everything, runs
from tests.office import AT, Office, wib

TUESDAY = wib("2026-11-24 10:00")


def refused(office: Office, case_id: int, to: int, **given: Any) -> Refused:
    """The refusal of a move, which must have changed no row of any table."""
    before = everything(office)
    with pytest.raises(Refused) as caught:
        office.move(case_id, to, **given)
    assert everything(office) == before
    return caught.value


# --- the stamp -----------------------------------------------------------------------------------------------------


def test_handing_on_stamps_the_run_with_who_when_and_how_long(office: Office) -> None:
    case_id = office.open_case(sop=2, at=wib("2026-11-23 10:00"))
    office.hand_on(case_id, by=office.jafung, at=wib("2026-11-23 10:52"))
    run = runs(office, case_id)[0]
    assert run.finished_at == run.accepted_at == wib("2026-11-23 10:52")
    assert (run.elapsed, run.worked, run.verdict, run.exit) == (52 * 60, 52 * 60, "on-time", "handed_on")
    assert (run.person_id, run.hat, run.standard) == (office.jafung.person_id, "Jafung", "working-time:3600")
    assert office.jafung.hat is not None
    assert (run.assignment_id, run.calendar_version_id) == (office.jafung.hat.id, 1)


def test_an_hour_ends_on_time_to_the_second(office: Office) -> None:
    case_id = office.open_case(sop=2, at=wib("2026-11-23 10:00"))
    office.hand_on(case_id, at=wib("2026-11-23 11:00"))
    assert (runs(office, case_id)[0].elapsed, runs(office, case_id)[0].verdict) == (3600, "on-time")


def test_one_second_more_is_late(office: Office) -> None:
    case_id = office.open_case(sop=2, at=wib("2026-11-23 10:00"))
    office.hand_on(case_id, at=wib("2026-11-23 11:00:01"))
    assert (runs(office, case_id)[0].elapsed, runs(office, case_id)[0].verdict) == (3601, "late")


def test_the_lunch_break_is_not_counted(office: Office) -> None:
    case_id = office.open_case(sop=2, at=wib("2026-11-23 11:30"))
    office.hand_on(case_id, at=wib("2026-11-23 13:30"))
    assert (runs(office, case_id)[0].worked, runs(office, case_id)[0].verdict) == (3600, "on-time")


def test_evening_work_after_the_due_instant_is_on_time(office: Office) -> None:
    case_id = office.open_case(sop=2, at=wib("2026-11-23 15:00"))
    office.hand_on(case_id, at=wib("2026-11-23 21:00"))
    run = runs(office, case_id)[0]
    assert (run.due_at, run.elapsed, run.verdict) == (wib("2026-11-23 16:00"), 3600, "on-time")


@pytest.mark.parametrize(
    ("finished", "elapsed", "verdict"),
    [("2026-11-26 20:00", 3, "on-time"), ("2026-11-27 07:29", 3, "on-time"), ("2026-11-27 07:30", 4, "late")],
)
def test_a_standard_in_days_counts_working_dates(office: Office, finished: str, elapsed: int, verdict: str) -> None:
    case_id = office.open_case(sop=2, step=6, at=wib("2026-11-23 10:00"))
    office.hand_on(case_id, at=wib(finished))
    run = runs(office, case_id)[-1]
    assert (run.standard, run.elapsed, run.verdict) == ("working-days:3", elapsed, verdict)


def test_the_next_run_opens_at_the_same_instant_with_its_own_standard_and_due(office: Office) -> None:
    case_id = office.open_case(sop=2, at=wib("2026-11-23 10:00"))
    office.hand_on(case_id, at=wib("2026-11-23 14:00"))
    run = runs(office, case_id)[1]
    assert (run.step_id, run.round, run.entered_at) == (office.step(2, 2).id, 1, wib("2026-11-23 14:00"))
    assert (run.standard, run.due_at) == ("working-time:10800", wib("2026-11-24 08:30"))
    assert (run.risk_at, run.late_at) == (wib("2026-11-24 07:54"), wib("2026-11-24 08:30:01"))
    assert (run.finished_at, run.verdict, run.person_id) == (None, None, None)


def test_a_due_date_in_a_year_without_a_decree_is_an_estimate(office: Office) -> None:
    case_id = office.open_case(sop=1, at=wib("2026-12-21 10:00"))
    assert [run.is_estimated for run in runs(office, case_id)] == [True]


def test_finishing_from_the_last_step_ends_the_case(office: Office) -> None:
    case_id = office.open_case(sop=2, step=6)
    moved = office.hand_on(case_id, at=TUESDAY)
    case, last = office.case(case_id), runs(office, case_id)[-1]
    assert (moved.kind, moved.to_step) == (MoveKind.FINISH, DONE)
    assert (case.step_id, case.finished_at, case.revision) == (None, TUESDAY, 7)
    assert (last.exit, last.finished_at, len(runs(office, case_id))) == ("finished", TUESDAY, 6)


def test_sending_back_opens_a_second_round_and_keeps_the_reason(office: Office) -> None:
    case_id = office.open_case(sop=2, step=3)
    moved = office.send_back(case_id, 2, reason="  SK belum ditandatangani\r\n", by=office.kadis)
    sent_back, again = runs(office, case_id)[-2:]
    assert moved.kind == MoveKind.SEND_BACK
    assert (sent_back.exit, sent_back.reason, sent_back.hat) == (
        "sent_back", "SK belum ditandatangani", "Kepala Dinas",
    )  # fmt: skip
    assert (again.step_id, again.round, again.reason) == (office.step(2, 2).id, 2, "")
    office.hand_on(case_id)
    assert [(run.step_id, run.round) for run in runs(office, case_id)][-1] == (office.step(2, 3).id, 2)


def test_a_move_changes_the_two_columns_it_touches_and_no_other(office: Office) -> None:
    case_id = office.open_case(sop=2)
    before = columns(office)
    office.hand_on(case_id)
    changed = {step for step, revision in columns(office).items() if revision != before[step]}
    assert changed == {office.step(2, 1).id, office.step(2, 2).id}
    assert {columns(office)[step] for step in changed} == {max(before.values()) + 1}


def columns(office: Office) -> dict[int, int]:
    return {row[1]: row[2] for row in everything(office)["column_revision"] if row[0] == office.board(2).id}


def test_a_move_is_one_event_that_names_the_steps_and_the_hat_as_they_were(office: Office) -> None:
    case_id = office.open_case(sop=2)
    office.hand_on(case_id, at=TUESDAY)
    event = events(office, case_id)[-1]
    one, two = office.step(2, 1), office.step(2, 2)
    assert (event.kind, event.at, event.person_id, event.hat) == (
        "hand-on", TUESDAY, office.jafung.person_id, "Jafung",
    )  # fmt: skip
    assert data(event) == {
        "number": "PLT-2026-001",
        "from": {"id": one.id, "no": 1, "name": one.name, "role": "Jafung"},
        "to": {"id": two.id, "no": 2, "name": two.name, "role": "Sekretaris"},
        "reason": "",
    }


# --- refusals ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("reason", ["", "   ", "\r\n\t", " "])
def test_sending_back_without_words_is_refused(office: Office, reason: str) -> None:
    case_id = office.open_case(sop=2, step=2)
    assert refused(office, case_id, office.step(2, 1).id, reason=reason).why == Refusal.REASON_MISSING


def test_a_reason_may_be_as_long_as_it_is_allowed_to_be_and_no_longer(office: Office) -> None:
    case_id, one = office.open_case(sop=2, step=2), office.step(2, 1).id
    assert refused(office, case_id, one, reason="a" * (REASON_LENGTH + 1)).why == Refusal.REASON_TOO_LONG
    assert office.move(case_id, one, reason="a" * REASON_LENGTH).kind == MoveKind.SEND_BACK


def test_a_line_break_counts_as_the_one_character_that_the_browser_counted(office: Office) -> None:
    case_id = office.open_case(sop=2, step=2)
    typed = "a" * 250 + "\r\n" + "b" * (REASON_LENGTH - 251)
    office.send_back(case_id, 1, reason=typed)
    assert runs(office, case_id)[1].reason == typed.replace("\r\n", "\n")


def test_a_stale_view_is_told_who_moved_the_case_and_when(office: Office) -> None:
    case_id = office.open_case(sop=2)
    office.move(case_id, office.step(2, 2).id, by=office.other_jafung, at=wib("2026-11-23 10:42"))
    late = refused(office, case_id, office.step(2, 2).id, by=office.jafung, seen=1, at=wib("2026-11-23 10:43"))
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
    assert refused(office, case_id, office.step(2, 2).id, seen=seen).why == Refusal.STALE


def test_the_source_is_what_the_database_says_not_what_a_client_could_claim(office: Office) -> None:
    """A move names no source. Jafung, owner of step 1, cannot reach step 3 of a case that is in step 2."""
    case_id = office.open_case(sop=2, step=2)
    assert refused(office, case_id, office.step(2, 3).id, by=office.jafung).why == Refusal.NOT_YOUR_STEP
    assert "source" not in move_case.__annotations__


def test_a_refusal_carries_what_its_sentence_needs(office: Office) -> None:
    case_id, four = office.open_case(sop=2), office.step(2, 4).id
    facts = refused(office, case_id, four).facts
    assert facts == {"workflow": office.board(2).workflow, "here": office.step(2, 1), "to": four}


def test_an_unknown_case_is_unknown(office: Office) -> None:
    to = office.step(2, 2).id
    with office.sessions() as session, pytest.raises(CaseUnknown):
        move_case(session, 404, to=to, seen=1, key=office.key(), by=office.jafung, at=AT)


@pytest.mark.parametrize("to", [-1, 10**9])
def test_a_step_that_never_was_is_refused(office: Office, to: int) -> None:
    assert refused(office, office.open_case(sop=2), to).why == Refusal.UNKNOWN_STEP


def test_a_step_of_another_sop_is_refused(office: Office) -> None:
    case_id = office.open_case(sop=2)
    assert refused(office, case_id, office.step(3, 2).id).why == Refusal.UNKNOWN_STEP


def test_a_finished_case_moves_no_more(office: Office) -> None:
    case_id = office.open_case(sop=2, step=6)
    office.finish(case_id)
    for to in (office.step(2, 6).id, DONE):
        assert refused(office, case_id, to, by=office.kabid, reason="salah").why == Refusal.CASE_FINISHED


def test_a_hat_that_ended_yesterday_moves_nothing(office: Office) -> None:
    deputy = hired(office, "ani", starts=date(2026, 11, 1), ends=date(2026, 11, 22))
    case_id = office.open_case(sop=2)
    assert refused(office, case_id, office.step(2, 2).id, by=deputy).why == Refusal.NO_HAT


def test_a_hat_moves_until_the_end_of_its_last_day(office: Office) -> None:
    deputy = hired(office, "ani", starts=date(2026, 11, 23), ends=date(2026, 11, 23))
    case_id = office.open_case(sop=2, at=wib("2026-11-23 00:00"))
    two = office.step(2, 2).id
    assert refused(office, case_id, two, by=deputy, at=wib("2026-11-24 00:00")).why == Refusal.NO_HAT
    assert office.move(case_id, two, by=deputy, at=wib("2026-11-23 23:59:59")).kind == MoveKind.HAND_ON
    assert runs(office, case_id)[0].hat == "Plh. Jafung"


def hired(office: Office, name: str, *, starts: date, ends: date | None) -> Actor:
    """Somebody who stands in for Jafung between these days."""
    role_id = office.step(2, 1).role_id
    holding = NewHolding(role_id=role_id, kind="plh", starts_on=starts, ends_on=ends, letter_number="800/1")
    new = NewPerson(name=name, username=name, password_hash="")
    with office.sessions() as session:
        person_id = add_person(session, new, holding, by=office.admin, at=AT)
        person = signed_in(session, person_id, starts)
    assert person is not None
    return person.actor(None)


def test_a_hat_of_somebody_else_is_no_hat(office: Office) -> None:
    forged = Actor(office.stranger.person_id, office.jafung.hat)
    assert refused(office, office.open_case(sop=2), office.step(2, 2).id, by=forged).why == Refusal.NO_HAT


def test_a_disabled_person_moves_nothing(office: Office) -> None:
    case_id = office.open_case(sop=2)
    with office.sessions() as session:
        set_active(session, office.jafung.person_id, False, by=office.admin, at=AT)
    assert refused(office, case_id, office.step(2, 2).id, by=office.jafung).why == Refusal.NO_HAT
    assert office.move(case_id, office.step(2, 2).id, by=office.other_jafung).kind == MoveKind.HAND_ON


def test_an_admin_without_a_role_moves_nothing(office: Office) -> None:
    assert refused(office, office.open_case(sop=2), office.step(2, 2).id, by=office.admin).why == Refusal.NO_HAT


def test_a_case_in_a_step_whose_role_nobody_holds_waits_or_is_sent_back(office: Office) -> None:
    case_id = office.open_case(sop=2, step=2)
    with office.sessions() as session:
        set_active(session, office.sekretaris.person_id, False, by=office.admin, at=AT)
    for by in (office.kadis, office.kabid, office.jafung):
        assert refused(office, case_id, office.step(2, 3).id, by=by).why == Refusal.NOT_YOUR_STEP
    assert office.send_back(case_id, 1, by=office.kabid).kind == MoveKind.SEND_BACK


@pytest.mark.parametrize("behind", ["2026-11-23 09:59:59", "2026-11-16 10:00", "2024-01-02 08:00", "1970-01-01 07:00"])
def test_a_clock_set_back_stamps_nothing_and_says_so_even_on_a_day_without_hats(office: Office, behind: str) -> None:
    case_id = office.open_case(sop=2, at=wib("2026-11-23 10:00"))
    found = refused(office, case_id, office.step(2, 2).id, by=office.jafung, at=wib(behind))
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


# --- the same submit again -----------------------------------------------------------------------------------------


def test_the_same_submit_again_gets_the_same_answer_and_no_second_stamp(office: Office) -> None:
    case_id, two = office.open_case(sop=2), office.step(2, 2).id
    first = office.move(case_id, two, by=office.jafung, seen=1, key="same", at=wib("2026-11-23 10:30"))
    before = everything(office)
    again = office.move(case_id, two, by=office.jafung, seen=1, key="same", at=wib("2026-11-23 10:31"))
    assert everything(office) == before
    assert (first.is_repetition, again.is_repetition) == (False, True)
    assert (again.kind, again.from_step, again.to_step, again.at) == (first.kind, first.from_step, two, first.at)
    assert (again.case_id, again.number, again.version_id) == (first.case_id, first.number, first.version_id)


def test_a_finishing_submit_may_be_repeated_too(office: Office) -> None:
    case_id = office.open_case(sop=2, step=6)
    office.move(case_id, DONE, seen=6, key="same")
    again = office.move(case_id, DONE, by=office.kabid, seen=6, key="same")
    assert (again.kind, again.to_step, again.is_repetition) == (MoveKind.FINISH, DONE, True)


def test_a_repetition_is_known_even_after_others_moved_the_case_on(office: Office) -> None:
    case_id, two = office.open_case(sop=2), office.step(2, 2).id
    office.move(case_id, two, by=office.jafung, seen=1, key="same")
    office.hand_on(case_id)
    assert office.move(case_id, two, by=office.jafung, seen=1, key="same").is_repetition


@pytest.mark.parametrize("other", ["to", "seen", "reason", "case"])
def test_a_key_used_for_another_request_is_refused(office: Office, other: str) -> None:
    case_id, second = office.open_case(sop=2), office.open_case(sop=2)
    two, three = office.step(2, 2).id, office.step(2, 3).id
    office.move(case_id, two, by=office.jafung, seen=1, key="same")
    changed = {"to": (case_id, three), "case": (second, two)}.get(other, (case_id, two))
    given = {"seen": 2 if other == "seen" else 1, "reason": "sudah lengkap" if other == "reason" else ""}
    assert refused(office, *changed, by=office.jafung, key="same", **given).why == Refusal.KEY_REUSED


def test_the_same_key_of_another_person_is_another_submit(office: Office) -> None:
    one, two = office.open_case(sop=2), office.open_case(sop=2)
    office.move(one, office.step(2, 2).id, by=office.jafung, key="same")
    assert not office.move(two, office.step(2, 2).id, by=office.other_jafung, key="same").is_repetition


def test_submits_without_a_key_do_not_collide(office: Office) -> None:
    for case_id in (office.open_case(sop=2), office.open_case(sop=2)):
        with office.sessions() as session:
            to = office.step(2, 2).id
            assert not move_case(session, case_id, to=to, seen=1, key="", by=office.jafung, at=AT).is_repetition


def test_a_refused_submit_may_be_sent_again_when_the_reason_for_refusing_is_gone(office: Office) -> None:
    case_id, one = office.open_case(sop=2, step=2), office.step(2, 1).id
    assert refused(office, case_id, one, key="same", reason="").why == Refusal.REASON_MISSING
    assert office.move(case_id, one, key="same", reason="NIK ganda").kind == MoveKind.SEND_BACK
