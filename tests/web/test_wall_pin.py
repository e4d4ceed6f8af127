"""Right and wrong digits on a shared screen: for whom they count, and what is said."""

import pytest
from flask import Flask

from tests.office import Office
from tests.wall_office import OTHER_PIN, PIN, add_screen
from tests.web.test_wall_sign import to
from tests.web.wall import Wall, peopled, said

LOCKED = "PIN Sari Lestari dikunci di layar ini sampai 10.05. Admin kantor dapat membukanya lebih cepat."


@pytest.fixture
def wall(office: Office, app: Flask) -> Wall:
    add_screen(office)
    peopled(app, office, pelaksana=PIN, other_pelaksana=OTHER_PIN)
    return Wall(app).enter()


def test_a_wrong_pin_stays_with_its_count_and_the_fifth_locks_this_person_on_this_screen(
    office: Office, app: Flask, wall: Wall
) -> None:
    case_id = office.open_case(step=3)
    act = to(office, case_id, 4)
    tries = [said(wall.sign(case_id, act, office.pelaksana, "111222")) for _ in range(5)]
    assert tries == [
        *((422, f"PIN belum cocok dengan Sari Lestari. Masih ada {left} kesempatan.") for left in (4, 3, 2, 1)),
        (429, LOCKED),
    ]
    assert said(wall.sign(case_id, act, office.pelaksana)) == (429, LOCKED)
    add_screen(office, name="Layar Loket", code="abcde23456")
    assert said(Wall(app).enter("abcde23456").sign(case_id, act, office.pelaksana, "111222"))[0] == 422
    assert wall.sign(case_id, act, office.other_pelaksana, OTHER_PIN).status == 200


def test_anothers_pin_opens_nothing_and_counts_for_who_was_chosen(office: Office, wall: Wall) -> None:
    case_id = office.open_case(step=3)
    answer = wall.sign(case_id, to(office, case_id, 4), office.pelaksana, OTHER_PIN)
    assert said(answer) == (422, "PIN belum cocok dengan Sari Lestari. Masih ada 4 kesempatan.")
    assert office.case(case_id).revision == 3
    assert wall.sign(case_id, to(office, case_id, 4), office.other_pelaksana, OTHER_PIN).status == 200


def test_a_right_pin_begins_the_count_anew(office: Office, wall: Wall) -> None:
    case_id = office.open_case(step=3)
    for _ in range(4):
        wall.sign(case_id, to(office, case_id, 4), office.pelaksana, "111222")
    assert wall.sign(case_id, to(office, case_id, 4), office.pelaksana).status == 200
    assert "Masih ada 4" in said(wall.sign(case_id, to(office, case_id, 5), office.pelaksana, "111222"))[1]


def test_who_has_no_pin_is_told_where_to_make_one(office: Office, app: Flask) -> None:
    add_screen(office)
    wall = Wall(app).enter()
    case_id = office.open_case(step=3)
    answer = wall.ask(case_id)
    assert {each.attributes.get("disabled") for each in answer.page.all("input", name="hat")} == {""}
    assert "belum membuat PIN di Akun saya" in answer.text
    # No digits that look as if they would do something.
    assert (answer.page.all(cls="sign-pad"), answer.page.all("input", name="pin")) == ([], [])
    assert [each.text for each in answer.page.one(cls="sign-right").all("p")] == [
        "Belum ada di antara mereka yang punya PIN, jadi belum ada yang dapat bertindak di layar ini.",
        "Buat PIN di halaman Akun saya, dari komputer atau ponsel sendiri, lalu ketuk kartu ini lagi.",
        "Tanpa PIN: masuk dengan akun sendiri, lalu bertindak di papan.",
    ]
    assert said(wall.sign(case_id, to(office, case_id, 4), office.pelaksana))[0] == 422
