"""A step is endorsed when what it asks for is there; what is said on the way out is one transaction with the move."""

from typing import Any

import pytest

from kanban.domain.moves import MoveKind, Refusal, Refused
from tests.actions.rows import data, events, everything, kind, runs
from tests.actions.sop_office import second_version
from tests.actions.ticking import lines, newest, opened, pass_on, present, say, ticks, waived
from tests.office import Office


def refused(office: Office, case_id: int, *marks: Any, **given: Any) -> Refused:
    before = everything(office)
    with pytest.raises(Refused) as caught:
        pass_on(office, case_id, list(marks), **given)
    assert everything(office) == before
    return caught.value


def test_a_step_with_something_missing_is_not_endorsed(office: Office) -> None:
    case_id, (ktp, desa) = office.open_case(3, met=False), lines(office, 3, 1)
    say(office, case_id, present(ktp))
    told = refused(office, case_id)
    assert (told.why, told.facts["missing"]) == (Refusal.REQUIREMENTS_MISSING, (desa,))


def test_ticks_and_the_move_are_one_event(office: Office) -> None:
    case_id, (ktp, desa) = office.open_case(3, met=False), lines(office, 3, 1)
    pass_on(office, case_id, [*present(ktp), *waived(desa, "surat desa tahun lalu")])
    assert [event.kind for event in events(office, case_id)] == ["open", "hand-on"]
    (event,) = kind(office, "hand-on")
    assert [(each["requirement"], each["state"]) for each in data(event)["ticks"]] == [
        (ktp, "present"), (desa, "waived"),
    ]  # fmt: skip
    assert ([row.run_id for row in ticks(office)], "tahun lalu" in event.data) == (
        [runs(office, case_id)[0].id] * 2, False,
    )  # fmt: skip


def test_a_move_that_is_refused_keeps_none_of_its_ticks(office: Office) -> None:
    case_id, (ktp, desa) = office.open_case(3, met=False), lines(office, 3, 1)
    assert refused(office, case_id, *present(ktp)).why is Refusal.REQUIREMENTS_MISSING
    assert refused(office, case_id, *present(ktp, desa), seen=9).why is Refusal.STALE
    assert refused(office, case_id, *present(ktp), *waived(desa, "x" * 501)).why is Refusal.REASON_TOO_LONG


def test_the_same_press_twice_moves_and_ticks_once(office: Office) -> None:
    case_id, ids = office.open_case(3, met=False), lines(office, 3, 1)
    pass_on(office, case_id, present(*ids), key="press")
    before = everything(office)
    assert pass_on(office, case_id, present(*ids), key="press", seen=1).is_repetition is True
    assert everything(office) == before
    assert refused(office, case_id, *present(ids[0]), key="press", seen=1).why is Refusal.KEY_REUSED


def test_what_may_lack_holds_nobody_up(office: Office) -> None:
    second_version(office, requirements_s1="Data UMK (jika ada)\nSurat kuasa, bila diperlukan")
    case_id = office.open_case(2, met=False)
    assert pass_on(office, case_id, [], to=office.step(2, 2).id, by=office.jafung).kind is MoveKind.HAND_ON


def test_going_back_asks_for_nothing(office: Office) -> None:
    case_id = office.open_case(3, met=False)
    pass_on(office, case_id, present(*lines(office, 3, 1)))
    assert office.send_back(case_id, 1).kind is MoveKind.SEND_BACK


def test_the_last_step_is_not_finished_without_what_it_asks(office: Office) -> None:
    case_id = office.open_case(3)
    for _ in range(4):
        office.hand_on(case_id)
    say(office, case_id, opened(lines(office, 3, 5)[3], newest(office, case_id, 5, 3)))
    assert refused(office, case_id, to=0).why is Refusal.REQUIREMENTS_MISSING
    assert pass_on(office, case_id, present(lines(office, 3, 5)[3]), to=0).kind is MoveKind.FINISH


def test_a_supervisor_endorses_without_and_the_record_says_what_was_missing(office: Office) -> None:
    case_id, ids = office.open_case(3, met=False), lines(office, 3, 1)
    told = refused(office, case_id, by=office.kadis, kind=MoveKind.OVERRIDE)
    assert told.why is Refusal.REASON_MISSING
    pass_on(office, case_id, [], by=office.kadis, kind=MoveKind.OVERRIDE, reason="pemohon menyusulkan")
    (event,) = kind(office, "override")
    assert (data(event)["missing"], ticks(office)) == (ids, [])


def test_a_supervisor_who_does_not_own_the_step_ticks_nothing_on_the_way(office: Office) -> None:
    case_id, ids = office.open_case(3, met=False), lines(office, 3, 1)
    told = refused(
        office, case_id, *present(*ids), by=office.kadis, kind=MoveKind.OVERRIDE, reason="pemohon menyusulkan"
    )
    assert told.why is Refusal.NOT_YOUR_STEP


def test_whoever_moves_is_not_overtaken_by_somebody_who_ticks_meanwhile(office: Office) -> None:
    case_id, ids = office.open_case(3, met=False), lines(office, 3, 1)
    say(office, case_id, present(ids[0]), by=office.other_pelaksana)
    pass_on(office, case_id, present(*ids), seen=1)
    assert [(row.requirement_id, row.person_id) for row in ticks(office)] == [
        (ids[0], office.other_pelaksana.person_id), (ids[1], office.pelaksana.person_id),
    ]  # fmt: skip


def test_whoever_ticks_on_the_way_out_leaves_what_meets_it_already_as_it_was_said(office: Office) -> None:
    case_id, ids = office.open_case(3, met=False), lines(office, 3, 1)
    say(office, case_id, waived(ids[0]), by=office.other_pelaksana)
    pass_on(office, case_id, present(*ids))
    assert [(row.requirement_id, row.state) for row in ticks(office)] == [(ids[0], "waived"), (ids[1], "present")]


def test_whoever_moves_after_a_tick_was_taken_back_is_asked(office: Office) -> None:
    case_id, ids = office.open_case(3, met=False), lines(office, 3, 1)
    say(office, case_id, present(*ids))
    say(office, case_id, opened(ids[0], seen=ticks(office)[0].id), by=office.other_pelaksana)
    assert refused(office, case_id, seen=1).facts["missing"] == (ids[0],)


def test_whoever_ticks_after_the_case_has_moved_on_is_told(office: Office) -> None:
    case_id, ids = office.open_case(3, met=False), lines(office, 3, 1)
    pass_on(office, case_id, present(*ids))
    with pytest.raises(Refused) as caught:
        say(office, case_id, opened(ids[0], seen=ticks(office)[0].id))
    assert caught.value.why is Refusal.REQUIREMENT_ELSEWHERE
