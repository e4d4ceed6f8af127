"""Finding cases: inside words, in the same transaction as the act, by index and without one."""

import pytest
from sqlalchemy import text

from kanban.actions.cases import Intake, open_case
from kanban.domain.search_words import sought
from kanban.models.search import remove
from kanban.queries import search
from kanban.queries.case_names import case_numbered
from kanban.queries.search import finished_found, finished_numbered, open_found
from kanban.queries.search_filters import Filters
from tests.office import AT, Office

DAY = 86400


def make(
    office: Office, title: str, *, applicant: str = "", note: str = "", done: bool = True, sop: int = 2, at: int = AT
) -> int:
    with office.sessions() as session:
        intake = Intake(title=title, applicant=applicant, note=note)
        case_id = open_case(session, office.board(sop).id, intake, key=office.key(), by=office.kadis, at=at)
    if done:
        office.finish(case_id, at=at)
    return case_id


def archive(
    office: Office, typed: str = "", *, most: int = 25, before: int | None = None, **given: object
) -> list[int]:
    with office.sessions() as session:
        filters = Filters(sought=sought(typed), **given)  # type: ignore[arg-type] # each test gives other names
        return [case.id for case in finished_found(session, filters, before=before, most=most)]


def still_open(office: Office, typed: str = "", **given: object) -> list[int]:
    with office.sessions() as session:
        return [case.id for case in open_found(session, Filters(sought=sought(typed), **given))]  # type: ignore[arg-type] # as above


@pytest.fixture(params=["index", "no index"])
def kept(request: pytest.FixtureRequest, office: Office) -> Office:
    """The office with the index of three letters, and as it is on a database that has none."""
    if request.param == "no index":
        with office.engine.begin() as connection:
            remove(connection)
    return office


@pytest.mark.parametrize("done", [True, False])
@pytest.mark.parametrize(
    "typed", ["latih", "PELATIHAN", "melati", "mbawa sen", "plt-2026-001", "plt2026001", "kopi ya", "bu ko", "1"]
)
def test_a_case_is_found_by_what_is_inside_its_words(kept: Office, typed: str, done: bool) -> None:
    case_id = make(kept, "Pelatihan kopi", applicant="Bu Melati", note="Membawa sendiri alatnya ya", done=done)
    make(kept, "Fasilitasi NIB", applicant="Pak Umar", sop=3, done=done)
    with kept.sessions() as session:
        number = sought(typed).number
        numbered = [case.id for case in finished_numbered(session, number, most=9)] if number else []
    found = (archive if done else still_open)(kept, typed) + (numbered if done else [])
    assert case_id in found
    assert (typed == "1") or len(set(found)) == 1


@pytest.mark.parametrize("typed", ["zzz", "latih zzz", "%", "_", '"', "' OR 1=1 --", "latih AND", "NEAR(latih)", "*"])
def test_what_is_nowhere_is_not_found_and_signs_mean_nothing(kept: Office, typed: str) -> None:
    make(kept, "Pelatihan kopi")
    words = sought(typed).words
    assert archive(kept, typed) == ([1] if not words else [])


def test_the_index_follows_every_change_in_its_transaction(office: Office) -> None:
    case_id = make(office, "Pelatihan kopi")
    with office.engine.begin() as connection:
        connection.execute(text("UPDATE \"case\" SET title = 'Batik tulis' WHERE id = :id"), {"id": case_id})
    assert (archive(office, "kopi"), archive(office, "batik")) == ([], [case_id])
    with office.engine.connect() as connection:
        connection.execute(text("UPDATE \"case\" SET title = 'Sablon' WHERE id = :id"), {"id": case_id})
        connection.rollback()
    assert (archive(office, "sablon"), archive(office, "batik")) == ([], [case_id])


def test_the_archive_is_read_page_by_page_from_the_newest(kept: Office) -> None:
    cases = [make(kept, f"Pelatihan {n}") for n in range(5)]
    for typed in ("latih", ""):
        first = archive(kept, typed, most=2)
        assert first == cases[:-3:-1]
        assert archive(kept, typed, most=9, before=first[-1]) == cases[2::-1]


def test_filters_narrow_both_lists(office: Office) -> None:
    first = make(office, "Pelatihan lama", at=AT - 40 * DAY)
    last = make(office, "Pelatihan baru")
    other = make(office, "Fasilitasi NIB", sop=3)
    here = make(office, "Pelatihan jalan", done=False)
    assert archive(office, sop_id=office.board(2).sop_id) == [last, first]
    assert archive(office, opened_from=AT) == [other, last]
    assert archive(office, opened_to=AT) == [first]
    assert archive(office, person_id=office.seksi.person_id) == []
    assert archive(office, person_id=office.pelaksana.person_id, sop_id=office.board(2).sop_id) == [last, first]
    assert still_open(office, role_ids=(office.jafung.role_id,)) == [here]
    assert still_open(office, role_ids=(office.pelaksana.role_id,)) == []
    assert still_open(office, step_id=office.step(2, 1).id) == [here]
    assert still_open(office, step_id=office.step(2, 2).id) == []
    assert (still_open(office, passed="late_at", at=AT), still_open(office, passed="late_at", at=AT + DAY)) == (
        [],
        [here],
    )


def test_cases_that_were_late_or_paused_are_told_from_the_rest(office: Office) -> None:
    late = make(office, "Pelatihan A", done=False)
    office.finish(late, at=AT + 2 * DAY)
    make(office, "Pelatihan B")
    assert (archive(office, was_late=True), archive(office, was_held=True)) == ([late], [])


def test_a_whole_number_names_one_case(office: Office) -> None:
    case_id = make(office, "Pelatihan")
    with office.sessions() as session:
        for typed, found in (("plt 2026 1", case_id), ("PLT-2025-001", None), ("NIB-2026-001", None)):
            number = sought(typed).number
            assert number
            assert case_numbered(session, number) == found


def test_few_cases_are_read_one_by_one_and_many_in_order_with_the_same_result(
    kept: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = [make(kept, f"Pelatihan kopi {n}", at=AT) for n in range(3)]
    with kept.engine.begin() as connection:
        connection.execute(text("UPDATE run SET verdict = 'late' WHERE case_id > 1"))
        connection.execute(
            text(
                "INSERT INTO hold (run_id, reason, note, from_at, to_at, person_id, hat, ended_hat) "
                "SELECT id, 'agency', '', entered_at, finished_at, 1, '', '' FROM run WHERE case_id = 2"
            )
        )
    asked: list[dict[str, object]] = [
        {"was_late": True}, {"was_held": True}, {"was_late": True, "was_held": True},
        {"person_id": kept.kadis.person_id}, {"person_id": kept.stranger.person_id},
    ]  # fmt: skip
    few = [archive(kept, "kopi", **given) for given in asked]
    monkeypatch.setattr(search, "FEW", 0)
    assert [archive(kept, "kopi", **given) for given in asked] == few
    assert few == [[late[2], late[1]], [late[1]], [late[1]], late[::-1], []]


def test_words_too_short_for_the_index_are_looked_for_in_the_newest_cases(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = [make(office, "Bu Ko", at=AT) for _ in range(3)]
    monkeypatch.setattr(search, "NEWEST", 2)
    assert archive(office, "ko") == [made[2], made[1]]
    assert (sought("bu ko").is_short, sought("bu kopi").is_short, sought("").is_short) == (True, False, False)
