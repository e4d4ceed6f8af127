"""Requirements on a shared screen: ticked beforehand on the sheet that endorses, and ticked by themselves."""

import pytest
from flask import Flask

from tests.actions.rows import data, kind
from tests.actions.ticking import lines, present, say, ticks
from tests.office import Office
from tests.wall_office import PIN, add_screen
from tests.web.browser import Answer
from tests.web.conftest import ClientOf
from tests.web.ticking import act
from tests.web.wall import Wall, peopled, said, signers


@pytest.fixture
def wall(office: Office, app: Flask) -> Wall:
    """The screen of SOP 3, where Pelaksana signs."""
    add_screen(office, 3)
    peopled(app, office, pelaksana=PIN, other_pelaksana=PIN, kadis=PIN)
    return Wall(app).enter()


def boxes(answer: Answer) -> dict[str, bool]:
    """The requirements that are asked about, and whether they are ticked already."""
    return {
        label.text: "checked" in label.one("input").attributes
        for label in answer.page.all("label") if label.all("input", type="checkbox", value="present")
    }  # fmt: skip


def filled(office: Office, *places: int) -> dict[str, str]:
    """These of the two boxes of step 1, ticked."""
    ids = lines(office, 3, 1)
    return {f"mark-{ids[place]}": "present" for place in places} | {"asked": str(office.step(3, 1).id)}


def choices(answer: Answer) -> list[str]:
    return [each.text for each in answer.page.one("nav", cls="sign-acts").all("a")]


def test_what_is_missing_is_ticked_beforehand_and_signed_with_the_move(office: Office, wall: Wall) -> None:
    case_id = office.open_case(3, met=False)
    assert boxes(wall.ask(case_id)) == {"Fotokopi KTP": True, "Surat Keterangan Usaha dari Desa": True}
    answer = wall.sign(case_id, act(office, case_id), office.pelaksana, **filled(office, 0, 1))
    assert (answer.status, answer.events) == (200, {"kb:moved": {}, "kb:dialog-close": {}})
    (event,) = kind(office, "hand-on")
    assert ([each["state"] for each in data(event)["ticks"]], event.person_id) == (
        ["present", "present"], office.pelaksana.person_id,
    )  # fmt: skip


def test_a_box_that_somebody_opened_keeps_the_file_and_says_which(office: Office, wall: Wall) -> None:
    case_id = office.open_case(3, met=False)
    answer = wall.sign(case_id, act(office, case_id), office.pelaksana, **filled(office, 1))
    assert said(answer) == (
        409, "Belum dicentang: Fotokopi KTP. Yang tidak diperlukan dinyatakan lewat Centang.",
    )  # fmt: skip
    assert boxes(answer) == {"Fotokopi KTP": False, "Surat Keterangan Usaha dari Desa": True}
    assert ticks(office) == []


def test_a_wrong_pin_loses_no_box(office: Office, wall: Wall) -> None:
    case_id = office.open_case(3, met=False)
    answer = wall.sign(case_id, act(office, case_id), office.pelaksana, "000000", **filled(office, 0))
    assert (answer.status, list(boxes(answer).values())) == (422, [True, False])


def test_what_is_complete_asks_nothing_and_offers_no_ticking(office: Office, wall: Wall) -> None:
    case_id = office.open_case(3)
    assert (boxes(wall.ask(case_id)), choices(wall.ask(case_id))) == ({}, ["Teruskan", "Jeda"])


def test_ticking_is_one_of_the_acts_and_leaves_the_file_where_it_is(office: Office, wall: Wall) -> None:
    case_id = office.open_case(3, met=False)
    assert choices(wall.ask(case_id)) == ["Teruskan", "Jeda", "Centang"]
    sheet = wall.ask(case_id, "tick:1")
    assert (sheet.page.one(cls="sign-title").text, boxes(sheet), len(signers(sheet))) == (
        "Centang persyaratan langkah 1?", {"Fotokopi KTP": False, "Surat Keterangan Usaha dari Desa": False}, 2,
    )  # fmt: skip
    answer = wall.sign(case_id, "tick:1", office.pelaksana, **filled(office, 0))
    assert answer.page.toasts == [
        ("done", "Persyaratan NIB-2026-001 dicentang",
         f"Ada: Fotokopi KTP. Oleh {office.name(office.pelaksana)} sebagai Pelaksana (Staf) di layar ini."),
    ]  # fmt: skip
    (event,) = kind(office, "tick")
    assert (data(event)["screen"], office.case(case_id).step_id) == (
        {"id": 1, "name": "Layar Bidang UKM"},
        office.step(3, 1).id,
    )
    assert boxes(wall.ask(case_id, "tick:1")) == {"Surat Keterangan Usaha dari Desa": False}


def test_nothing_ticked_is_said_beside_the_digits(office: Office, wall: Wall) -> None:
    case_id = office.open_case(3, met=False)
    answer = wall.sign(case_id, "tick:1", office.pelaksana)
    assert (said(answer), ticks(office)) == ((422, "Centang dahulu yang sudah ada."), [])


def test_the_wall_shows_the_next_state_to_everybody(office: Office, wall: Wall, client_of: ClientOf) -> None:
    case_id = office.open_case(3, met=False)
    wall.sign(case_id, "tick:1", office.pelaksana, **filled(office, 0, 1))
    page = client_of(office.kadis).get(f"/boards/{office.board(3).id}").page
    assert page.one(cls="card").all(cls="tag") == []


def test_whoever_ticks_what_belongs_elsewhere_is_refused(office: Office, wall: Wall) -> None:
    case_id = office.open_case(3, met=False)
    elsewhere = {f"mark-{lines(office, 3, 2)[0]}": "present"}
    assert wall.sign(case_id, "tick:1", office.pelaksana, **elsewhere).status == 409
    assert wall.sign(case_id, "tick:1", office.kadis, **filled(office, 0)).status == 409
    assert ticks(office) == []


def test_a_double_tap_ticks_once(office: Office, wall: Wall) -> None:
    case_id = office.open_case(3, met=False)
    key = wall.fresh()
    answers = [wall.sign(case_id, "tick:1", office.pelaksana, key=key, **filled(office, 0)).status for _ in range(2)]
    assert (answers, len(ticks(office)), len(kind(office, "tick"))) == ([200, 200], 1, 1)


def test_what_somebody_ticked_meanwhile_is_no_conflict(office: Office, wall: Wall) -> None:
    case_id = office.open_case(3, met=False)
    say(office, case_id, present(lines(office, 3, 1)[0]), by=office.other_pelaksana)
    assert wall.sign(case_id, act(office, case_id), office.pelaksana, **filled(office, 0, 1)).status == 200
    assert [row.person_id for row in ticks(office)] == [office.other_pelaksana.person_id, office.pelaksana.person_id]
