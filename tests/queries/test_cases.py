"""A case page: all its stays, newest first, and all that happened."""

from kanban.queries.cases import case, history, last_act
from tests.office import Office, wib


def test_an_unknown_case_is_none(office: Office) -> None:
    with office.sessions() as session:
        assert (case(session, 404), history(session, 404), last_act(session, 404)) == (None, (), {})


def test_a_case_tells_its_stays_newest_first_with_who_stamped_them(office: Office) -> None:
    case_id = office.open_case(sop=2, at=wib("2026-11-23 10:00"))
    office.hand_on(case_id, by=office.other_jafung, at=wib("2026-11-23 10:20"))
    with office.sessions() as session:
        found = case(session, case_id)
    assert found is not None
    assert (found.number, found.opened_by, found.step_id) == (
        "PLT-2026-001", office.name(office.jafung), office.step(2, 2).id,
    )  # fmt: skip
    assert [
        (run.step_id, run.person, run.hat, run.elapsed, run.verdict, run.calendar_number) for run in found.runs
    ] == [
        (office.step(2, 2).id, None, "", None, None, 1),
        (office.step(2, 1).id, office.name(office.other_jafung), "Jafung", 1200, "on-time", 1),
    ]


def test_the_history_is_the_record_newest_first(office: Office) -> None:
    case_id = office.open_case(sop=2, step=2)
    office.send_back(case_id, 1, by=office.kadis)
    with office.sessions() as session:
        rows = history(session, case_id)
    assert [(row.kind, row.person, row.hat) for row in rows] == [
        ("send-back", office.name(office.kadis), "Kepala Dinas"),
        ("hand-on", office.name(office.jafung), "Jafung"),
        ("open", office.name(office.jafung), "Jafung"),
    ]


def test_the_last_act_is_the_newest_of_this_case(office: Office) -> None:
    case_id = office.open_case(sop=2, at=wib("2026-11-23 10:00"))
    office.open_case(sop=2, at=wib("2026-11-23 10:01"))
    with office.sessions() as session:
        assert last_act(session, case_id) == {
            "at": wib("2026-11-23 10:00"), "kind": "open", "person": office.name(office.jafung),
            "person_id": office.jafung.person_id,
        }  # fmt: skip
