"""What a board shows: every open case once, the most urgent on top, and who holds each step's role."""

from datetime import date

from sqlalchemy import update
from sqlalchemy.orm import Session

from kanban.actions.people import set_active
from kanban.actions.sops import settle_roles
from kanban.domain.workflow import DONE
from kanban.models import Case, Run
from kanban.queries.boards import BoardFacts, board, heads, open_versions, revisions
from kanban.queries.cards import OpenCase, Tally, cards_of, open_cases
from kanban.queries.office import the_office
from tests.actions.rows import everything
from tests.office import AT, Office, wib


def facts(office: Office, at: int = AT, most: int | None = None, *columns: int) -> BoardFacts:
    """These columns of the board of SOP 2, else all of them."""
    version = office.board(2)
    wanted = columns or (DONE, *(step.id for step in version.steps))
    with office.sessions() as session:
        return board(session, version, the_office(session), at, columns=wanted, most=most)


def on_columns(found: BoardFacts) -> dict[int, list[int]]:
    """The cards of each column, from the top."""
    return {step: [card.id for card in standing.shown] for step, standing in found.standings.items()}


def cards(office: Office, step_id: int) -> list[OpenCase]:
    """The cards of a column of SOP 2."""
    shown = facts(office).standing(step_id).shown
    with office.sessions() as session:
        found = cards_of(session, [card.id for card in shown])
    return [found[card.id] for card in shown]


def columns(session: Session, office: Office) -> dict[int, int]:
    found = heads(session, office.board(2).id)
    assert found is not None
    return found.columns


def test_an_unknown_board_has_no_columns(office: Office) -> None:
    with office.sessions() as session:
        assert heads(session, 404) is None


def test_a_column_gives_its_most_urgent_cards_and_counts_the_rest(office: Office) -> None:
    at = ["2026-11-20 10:00", "2026-11-23 09:30", "2026-11-23 08:45", "2026-11-23 09:55"]
    late, _, risky, _ = (office.open_case(sop=2, at=wib(each)) for each in at)
    first = office.step(2, 1).id
    found = facts(office, AT - 15 * 60, 2)
    assert on_columns(found) == {first: [late, risky]}
    assert found.standing(first).tally == Tally(count=4, late=1, at_risk=1)


def test_a_case_becomes_late_and_no_row_is_touched_zammad_2574(office: Office) -> None:
    office.open_case(sop=2, at=AT)
    first, before = office.step(2, 1).id, everything(office)
    found = [facts(office, AT + hours * 3600).standing(first).tally for hours in (0, 1, 24)]
    assert found == [Tally(count=1), Tally(count=1, at_risk=1), Tally(count=1, late=1)]
    assert everything(office) == before


def test_a_column_that_was_not_asked_for_is_not_read(office: Office) -> None:
    one, _ = office.open_case(sop=2), office.open_case(sop=2, step=2)
    first = office.step(2, 1).id
    assert on_columns(facts(office, AT, None, first)) == {first: [one]}


def test_an_empty_board_has_its_columns_and_no_cards(office: Office) -> None:
    found = facts(office)
    assert ([step.no for step in found.version.steps], found.standings, found.closed_today) == (
        [1, 2, 3, 4, 5, 6],
        {},
        (),
    )


def test_cards_stand_in_their_steps_and_on_their_own_board(office: Office) -> None:
    one, two, _ = office.open_case(sop=2), office.open_case(sop=2, step=2), office.open_case(sop=3)
    assert on_columns(facts(office)) == {office.step(2, 1).id: [one], office.step(2, 2).id: [two]}


def test_what_is_due_first_is_on_top_whenever_it_was_opened(office: Office) -> None:
    at = ["2026-11-23 10:00", "2026-11-20 10:00", "2026-11-23 15:30", "2026-11-23 08:00"]
    opened = [office.open_case(sop=2, at=wib(each)) for each in at]
    found = cards(office, office.step(2, 1).id)
    assert [card.id for card in found] == [opened[1], opened[3], opened[0], opened[2]]
    assert [card.due_at for card in found] == sorted(card.due_at or 0 for card in found)


def test_cases_due_at_the_same_instant_stand_in_the_order_of_entry_then_of_opening(office: Office) -> None:
    early, late = (
        office.open_case(sop=2, at=wib("2026-11-22 10:00")),
        office.open_case(sop=2, at=wib("2026-11-21 10:00")),
    )
    twin = office.open_case(sop=2, at=wib("2026-11-22 10:00"))
    assert on_columns(facts(office))[office.step(2, 1).id] == [late, early, twin]


def test_cases_without_a_due_date_stand_at_the_end_oldest_first(office: Office) -> None:
    ids = [office.open_case(sop=2, at=wib(f"2026-11-{day} 10:00")) for day in (18, 17, 23)]
    with office.sessions() as session:
        undated = update(Run).where(Run.case_id.in_(ids[:2])).values(due_at=None, risk_at=None, late_at=None)
        session.execute(undated)
        session.commit()
    assert on_columns(facts(office))[office.step(2, 1).id] == [ids[2], ids[1], ids[0]]


def test_a_card_shows_its_open_run(office: Office) -> None:
    case_id = office.open_case(sop=2, step=2, at=wib("2026-11-23 10:00"))
    office.send_back(case_id, 1, at=wib("2026-11-23 10:30"))
    [card] = cards(office, office.step(2, 1).id)
    assert (card.number, card.title, card.revision, card.round) == ("PLT-2026-001", "Pelatihan batik tulis", 3, 2)
    assert (card.entered_at, card.due_at) == (wib("2026-11-23 10:30"), wib("2026-11-23 11:30"))


def test_selesai_shows_what_was_finished_on_the_local_date_newest_first(office: Office) -> None:
    yesterday, midnight, noon = (office.open_case(sop=2, step=6, at=wib("2026-11-20 10:00")) for _ in range(3))
    office.hand_on(yesterday, at=wib("2026-11-22 23:59:59"))
    office.hand_on(midnight, at=wib("2026-11-23 00:00"))
    office.hand_on(noon, at=wib("2026-11-23 12:00"))
    found = facts(office, at=wib("2026-11-23 23:00"))
    assert ([done.id for done in found.closed_today], found.standings) == ([noon, midnight], {})


def test_the_boards_revision_grows_with_each_move_and_with_no_other_boards(office: Office) -> None:
    def revision() -> int:
        with office.sessions() as session:
            assert revisions(session)[office.board(2).id] == max(columns(session, office).values())
            return revisions(session)[office.board(2).id]

    case_id, before = office.open_case(sop=2), revision()
    office.open_case(sop=3)
    assert revision() == before
    office.hand_on(case_id)
    assert revision() == before + 1


def test_a_move_changes_the_heads_of_the_two_columns_it_touches(office: Office) -> None:
    case_id = office.open_case(sop=2)
    with office.sessions() as session:
        before = columns(session, office)
    office.hand_on(case_id)
    with office.sessions() as session:
        after = columns(session, office)
    assert {step for step in after if after[step] != before[step]} == {office.step(2, 1).id, office.step(2, 2).id}


def test_a_role_without_an_active_holder_has_none(office: Office) -> None:
    with office.sessions() as session:
        set_active(session, office.sekretaris.person_id, False, by=office.admin, at=AT)
    found = facts(office)
    assert found.roles[office.step(2, 2).role_id].holders == ()
    assert found.roles[office.step(2, 1).role_id].holders == ("Nurul Fitriani", "Rahmat Hidayat")


def test_a_withdrawn_version_is_still_open_while_it_has_cases(office: Office) -> None:
    old, case_id = office.board(2).id, office.open_case(sop=2)
    with office.sessions() as session:
        choices = {office.step(2, 2).id: office.step(2, 3).role_id}
        new = settle_roles(session, old, choices, by=office.admin, at=AT, day=date(2026, 11, 23))
        assert (open_versions(session), [card.id for card in open_cases(session, (old, new))]) == ({old}, [case_id])
        session.execute(update(Case).values(step_id=None, finished_at=AT))
        session.commit()
        assert open_versions(session) == set()
