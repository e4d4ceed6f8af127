"""Intakes with particulars, several at once, and the look at a whole NIK: what is kept, and what the record holds."""

from datetime import date

import pytest

from kanban.actions.cases import Intake, open_case, open_cases
from kanban.actions.particulars import see_nik
from kanban.domain.moves import Refusal, Refused
from kanban.domain.particulars import Priority
from kanban.domain.people import Actor
from kanban.queries.particulars import case_particulars
from tests.actions.rows import data, events, everything
from tests.office import AT, Office, wib

NIK = "3507014509800002"
WHOLE = Intake(
    title="NIB warung kopi", applicant="Bu Ani", contact="0812-0000-0000", note="Datang sendiri", nik=NIK,
    nib="0220001234567", letter_number="B/412/2026", letter_on=date(2026, 11, 20), priority=Priority.URGENT,
)  # fmt: skip


def opened(office: Office, intake: Intake = WHOLE, *, sop: int = 2, key: str = "k", by: Actor | None = None) -> int:
    with office.sessions() as session:
        return open_case(session, office.board(sop).id, intake, key=key, by=by or office.jafung, at=AT)


def looked(office: Office, case_id: int, by: Actor, key: str = "look") -> str:
    with office.sessions() as session:
        return see_nik(session, case_id, key=key, by=by, at=AT + 60)


def test_particulars_are_kept_with_what_was_promised(office: Office) -> None:
    case_id = opened(office)
    with office.sessions() as session:
        kept = case_particulars(session, case_id)
    assert (kept.nik, kept.nib, kept.letter_number, kept.letter_on) == (
        NIK, "0220001234567", "B/412/2026", date(2026, 11, 20),
    )  # fmt: skip
    assert office.case(case_id).priority == 1
    # 1 + 4 × 3 working hours after Monday at ten: the training itself waits for its date.
    assert kept.promised_at == wib("2026-11-25 08:00")


def test_the_record_holds_none_of_it_in_the_clear(office: Office) -> None:
    opened(office)
    written = str(everything(office)["event"])
    for value in (NIK, "0220001234567", "Bu Ani", "0812-0000", "NIB warung", "B/412", "Datang"):
        assert value not in written


def test_each_case_has_a_secret_of_its_own(office: Office) -> None:
    one, other = (data(events(office, opened(office, key=key))[0])["digests"] for key in ("one", "other"))
    assert set(one) == {"title", "applicant", "contact", "note", "nik", "nib", "letter_number"}
    assert set(one.values()) & set(other.values()) == set()


def test_what_was_shown_before_is_recorded(office: Office) -> None:
    case_id = opened(office, Intake(title="Kopi", despite=("PLT-2026-001", "PLT-2026-002")))
    assert data(events(office, case_id)[0])["despite"] == ["PLT-2026-001", "PLT-2026-002"]


def test_the_same_submit_with_another_nik_is_another_request(office: Office) -> None:
    case_id = opened(office)
    assert opened(office) == case_id
    with pytest.raises(Refused, match="key-reused"):
        opened(office, Intake(**{**{n: getattr(WHOLE, n) for n in Intake.__slots__}, "nik": "3507014509800003"}))


def test_a_list_is_opened_in_its_order_with_neighbouring_numbers(office: Office) -> None:
    office.open_case()
    with office.sessions() as session:
        ids = open_cases(
            session, office.board(2).id, [Intake(title=f"Berkas {n}") for n in range(3)], key="list", by=office.kadis,
            at=AT,
        )  # fmt: skip
    assert [(office.case(each).number, office.case(each).title) for each in ids] == [
        ("PLT-2026-002", "Berkas 0"), ("PLT-2026-003", "Berkas 1"), ("PLT-2026-004", "Berkas 2"),
    ]  # fmt: skip
    assert [event.key for event in events(office)[-3:]] == ["list", "list:1", "list:2"]


def test_a_list_sent_again_is_the_same_list_and_another_one_is_refused(office: Office) -> None:
    def send(*titles: str) -> tuple[int, ...]:
        with office.sessions() as session:
            intakes = [Intake(title=title) for title in titles]
            return open_cases(session, office.board(2).id, intakes, key="list", by=office.kadis, at=AT)

    first = send("A", "B")
    before = everything(office)
    assert send("A", "B") == first
    for other in (("A", "C"), ("A", "B", "C"), ("B", "A")):
        with pytest.raises(Refused, match="key-reused"):
            send(*other)
    assert everything(office) == before


def test_a_list_of_who_may_not_open_opens_nothing(office: Office) -> None:
    before = everything(office)
    with office.sessions() as session, pytest.raises(Refused, match="may-not-open"):
        open_cases(session, office.board(2).id, [WHOLE] * 2, key="list", by=office.pelaksana, at=AT)
    assert everything(office) == before


def test_each_look_at_a_whole_nik_is_an_event_and_a_double_click_is_one(office: Office) -> None:
    case_id = opened(office)
    assert [looked(office, case_id, office.jafung, key) for key in ("a", "a", "b")] == [NIK] * 3
    assert looked(office, case_id, office.kadis) == NIK
    seen = [event for event in events(office, case_id) if event.kind == "see-nik"]
    assert [(event.person_id, event.hat, event.data) for event in seen] == [
        (office.jafung.person_id, "Jafung", "{}"), (office.jafung.person_id, "Jafung", "{}"),
        (office.kadis.person_id, "Kepala Dinas", "{}"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("post", "why"),
    [
        ("pelaksana", Refusal.IDENTITY_HIDDEN), ("seksi", Refusal.IDENTITY_HIDDEN),
        ("admin", Refusal.NO_HAT), ("stranger", Refusal.NO_HAT),
    ],
)  # fmt: skip
def test_others_do_not_see_it_and_leave_no_trace(office: Office, post: str, why: Refusal) -> None:
    case_id = opened(office)
    before = everything(office)
    with pytest.raises(Refused, match=why.value):
        looked(office, case_id, getattr(office, post))
    assert everything(office) == before


def test_after_the_last_step_only_supervisors_see_it(office: Office) -> None:
    case_id = opened(office)
    office.finish(case_id)
    with pytest.raises(Refused, match="identity-hidden"):
        looked(office, case_id, office.jafung)
    assert looked(office, case_id, office.kabid) == NIK
