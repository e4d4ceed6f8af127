"""Who is missing today, and whom the office could name."""

from datetime import date

from kanban.domain.staffing import Absence, Gap, Holding, Post, Proposal, gaps

MON, TUE, WED, FRI = date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 25), date(2026, 11, 27)
SINCE = date(2026, 1, 1)


def held(person: int, name: str, kind: str = "definitif", start: date = SINCE, end: date | None = None) -> Holding:
    return Holding(person, name, kind, start, end)


HEAD = Post(1, "Kepala Bidang", 3, (held(1, "Hendra"),))
SECTION = Post(2, "Kepala Seksi", 4, (held(2, "Agus"),))
STAFF = Post(3, "Pelaksana", 6, (held(3, "Sari"), held(4, "Joko")))
OFFICE = (HEAD, SECTION, STAFF)


def test_an_office_where_everybody_is_has_no_gap() -> None:
    assert gaps(OFFICE, (), MON) == ()


def test_an_absent_holder_leaves_a_gap_until_the_return_with_the_next_in_rank_as_proposal() -> None:
    away = Absence(1, MON, FRI)
    assert gaps(OFFICE, (away,), MON) == (
        Gap(1, "Kepala Bidang", "plh", ("Hendra",), FRI, Proposal(2, "Agus", "Kepala Seksi")),
    )


def test_a_vacant_post_is_a_gap_until_somebody_takes_it_up() -> None:
    vacant = Post(1, "Kepala Bidang", 3, (held(1, "Hendra", end=date(2026, 11, 20)), held(5, "Rina", start=FRI)))
    assert gaps((vacant, SECTION), (), MON) == (
        Gap(1, "Kepala Bidang", "plt", (), date(2026, 11, 26), Proposal(2, "Agus", "Kepala Seksi")),
    )


def test_one_of_two_holders_is_enough() -> None:
    assert gaps(OFFICE, (Absence(3, MON, FRI),), MON) == ()


def test_the_first_of_two_who_returns_ends_the_gap() -> None:
    (gap,) = gaps((STAFF,), (Absence(3, MON, FRI), Absence(4, MON, TUE)), MON)
    assert (gap.away, gap.until) == (("Sari", "Joko"), TUE)


def test_a_stand_in_who_is_there_closes_the_gap_and_leaves_it_open_when_away_too() -> None:
    covered = Post(1, "Kepala Bidang", 3, (held(1, "Hendra"), held(9, "Siti", "plh", MON, FRI)))
    away = Absence(1, MON, FRI)
    assert gaps((covered,), (away,), MON) == ()
    (gap,) = gaps((covered,), (away, Absence(9, TUE, TUE)), TUE)
    assert gap.away == ("Hendra", "Siti")


def test_nobody_is_proposed_who_is_away_on_any_day_of_the_gap() -> None:
    (gap,) = gaps(OFFICE, (Absence(1, MON, FRI), Absence(2, WED, WED)), MON)
    assert gap.proposal == Proposal(3, "Sari", "Pelaksana")


def test_nobody_stands_in_for_who_works_under_them() -> None:
    (gap,) = gaps((HEAD, STAFF), (Absence(3, MON, FRI), Absence(4, MON, FRI)), MON)
    assert (gap.role, gap.proposal) == ("Pelaksana", None)


def test_an_open_absence_has_no_last_day() -> None:
    (gap,) = gaps(OFFICE, (Absence(1, MON, None),), WED)
    assert gap.until is None
