"""What a room reads: figures, cards by urgency, whose turn it is, and nothing personal."""

import re

import pytest
from flask import Flask
from sqlalchemy import update

from kanban.actions.people import set_active
from kanban.models import Case, SopVersion
from tests.office import AT, Office, wib
from tests.wall_office import PIN, add_screen
from tests.web.conftest import ClientOf, Clock
from tests.web.test_wall_sign import to
from tests.web.wall import Wall, peopled


@pytest.fixture
def wall(office: Office, app: Flask) -> Wall:
    add_screen(office)
    return Wall(app).enter()


def figures(wall: Wall) -> dict[str, str]:
    items = wall.get(wall.path).page.one("ul", cls="wall-figures").all("li")
    return {item.one("span").text: item.one("b").text for item in items}


def test_four_figures_say_how_the_board_stands(office: Office, wall: Wall, clock: Clock) -> None:
    office.finish(office.open_case())
    for at in ("2026-11-23 08:00", "2026-11-23 09:05", "2026-11-23 09:55"):  # an hour is the first step's standard
        office.open_case(at=wib(at))
    assert figures(wall) == {
        "Terlambat": "1", "Mendekati batas": "1", "Jatuh tempo hari ini": "2", "Selesai hari ini": "1",
    }  # fmt: skip
    page = wall.get(wall.path).page
    cards = [
        (card.one(cls="card-number").all("span")[0].text, card.one(cls="card-time").text)
        for card in page.all("li", cls="card")
    ]
    assert cards == [("002", "Lewat 1 jam"), ("003", "Sisa 5 menit"), ("004", "Sisa 55 menit")]


def test_clock_office_state_and_the_next_holiday(office: Office, wall: Wall, clock: Clock) -> None:
    page = wall.get(wall.path).page
    assert (page.one(id="wall-time").text, page.one(cls="wall-state").text, page.one(cls="wall-day").text) == (
        "10.00", "Jam kerja tersisa 5 j", "Sen 23 Nov",
    )  # fmt: skip
    assert page.one(cls="wall-holiday").text == "Libur berikut: Kam 24 Des, Cuti Bersama Hari Raya Natal"
    clock.at = wib("2026-11-23 12:30")
    assert wall.get(wall.path).page.one(cls="wall-state").text == "Istirahat, mulai lagi 13.00"
    clock.at = wib("2026-11-29 12:30")
    assert wall.get(wall.path).page.one(cls="wall-state").text.startswith("Di luar jam kerja")


def test_whose_turn_it_is_stands_over_each_column_in_initials(office: Office, wall: Wall) -> None:
    heads = [each.all("b")[0:2] for each in wall.get(wall.path).page.all(cls="column-holders")]
    assert [[who.text for who in of_one] for of_one in heads] == [
        ["NF", "RH"], ["SA"], ["JS", "SL"], ["JS", "SL"], ["JS", "SL"], ["HW"],
    ]  # fmt: skip
    with office.sessions() as session:
        set_active(session, office.kabid.person_id, False, by=office.admin, at=AT)
    assert wall.get(wall.path).page.one(cls="column-gap").text == "belum ada pemangku"


def test_names_of_colleagues_and_applicants_are_not_on_the_wall(office: Office, app: Flask, wall: Wall) -> None:
    office.open_case(step=3)
    text = wall.get(wall.path).text + wall.get(f"{wall.path}?tv=1").text
    names = [member.name for member in office.members.values()]
    assert [name for name in (*names, "Kelompok Melati") if name in text] == []
    add_screen(office, name="Layar Loket", shows_applicants=True, code="abcde23456")
    assert "Kelompok Melati" in Wall(app).enter("abcde23456").get("/wall/2").text


def test_a_screen_asks_anew_and_gets_nothing_when_nothing_changed(office: Office, wall: Wall, clock: Clock) -> None:
    case_id = office.open_case(step=3)
    (have,) = wall.get(wall.path).page.stamps
    view = f"{wall.path}/view?have={have}&board={office.board(2).id}"
    clock.at += 20
    assert wall.get(view, HX_Request="true").status == 204
    office.hand_on(case_id)
    answer = wall.get(view, HX_Request="true")
    assert (answer.status, answer.page.cards["Penyerahan surat"]) == (200, ["PLT-2026-001"])


def test_without_scripts_the_pages_go_on_by_themselves_and_then_to_the_next_board(office: Office, app: Flask) -> None:
    add_screen(office, 2, 3)
    wall = Wall(app).enter()
    for _ in range(7):
        office.open_case()
    seen, address = [], f"{wall.path}?tv=1"
    for _ in range(5):
        page = wall.get(address).page
        cards = [each["data-number"] for each in page.all("li", cls="card")]
        seen.append((page.h1[0], cards, page.all(cls="column")[0].one(cls="cards-more").text))
        (refresh,) = page.all("meta", http_equiv="refresh")
        address = re.sub(r"^\d+; url=", "", refresh["content"])
        assert page.all("script") == []
    pelatihan, nib = office.board(2).title, office.board(3).title
    number = "PLT-2026-{:03}".format
    assert seen == [
        (pelatihan, [number(n) for n in (1, 2, 3)], "+ 4 berkas lain"),
        (pelatihan, [number(n) for n in (4, 5, 6)], "+ 4 berkas lain"),
        (pelatihan, [number(7)], "+ 6 berkas lain"),
        (nib, [], ""),
        (pelatihan, [number(n) for n in (1, 2, 3)], "+ 4 berkas lain"),
    ]


def test_what_a_case_of_last_year_is_called(office: Office, wall: Wall) -> None:
    case_id = office.open_case(at=AT)
    with office.sessions() as session:
        session.execute(update(Case).where(Case.id == case_id).values(number="PLT-2025-044"))
        session.commit()
    assert wall.get(wall.path).page.one(cls="card-number").all("span")[0].text == "2025-044"


def test_a_screen_whose_sops_are_not_in_force_says_so(office: Office, wall: Wall) -> None:
    with office.sessions() as session:
        session.execute(update(SopVersion).values(status="withdrawn"))
        session.commit()
    assert "belum berlaku" in wall.get(wall.path).page.one(cls="wall-empty").text
    assert wall.get(f"{wall.path}?tv=1").status == 200


def test_the_history_of_a_file_names_the_screen_where_it_was_signed(
    office: Office, app: Flask, client_of: ClientOf
) -> None:
    add_screen(office)
    peopled(app, office, pelaksana=PIN)
    case_id = office.open_case(step=3)
    Wall(app).enter().sign(case_id, to(office, case_id, 4), office.pelaksana)
    newest = client_of(office.kadis).get(f"/cases/{case_id}").page.one("ol", cls="record").all("li")[0]
    assert "Sari Lestari · Pelaksana (Staf), di Layar Bidang UKM" in newest.text
