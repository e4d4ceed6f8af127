"""The board as it is asked for: whole, or only what the client does not have."""

import json

from flask import Flask
from flask_babel import force_locale

from kanban import db
from kanban.models import Step
from kanban.queries.office import the_office
from kanban.web.boards import board_cache
from kanban.web.boards.board_cache import drawn_board
from tests.actions.sop_office import other_rows
from tests.office import AT, Office, wib
from tests.queries.statements import counted
from tests.queries.test_prices import fill
from tests.web.browser import Browser
from tests.web.conftest import ClientOf, Clock
from tests.web.test_moves import AROUND


def board_of(office: Office) -> str:
    return f"/boards/{office.board(2).id}"


def changed(browser: Browser, office: Office, have: list[str]) -> tuple[int, list[str]]:
    """Status and targets of an answer to a client that has these columns."""
    query = "&".join(f"have={stamp}" for stamp in have)
    answer = browser.get(f"{board_of(office)}/columns?{query}")
    return answer.status, answer.page.targets


def test_a_board_shows_each_case_in_its_column_most_urgent_first(office: Office, client_of: ClientOf) -> None:
    office.open_case(step=2, at=wib("2026-11-23 09:00"))
    office.open_case(step=2, at=wib("2026-11-23 08:00"))
    office.open_case(step=1)
    cards = client_of(office.kadis).get(board_of(office)).page.cards
    assert list(cards.values()) == [["PLT-2026-003"], ["PLT-2026-002", "PLT-2026-001"], [], [], [], []]


def test_a_card_has_its_button_for_the_owner_of_the_step_only(office: Office, client_of: ClientOf) -> None:
    case_id = office.open_case()
    act = f"{office.step(2, 2).id}:1"
    assert client_of(office.kadis).get(board_of(office)).page.acts == {}
    (button,) = client_of(office.jafung).get(board_of(office)).page.all("button", name="act")
    assert (button["formaction"], button["value"], button["form"]) == (f"/cases/{case_id}/moves", act, "move")


def test_a_client_that_has_everything_gets_nothing(office: Office, client_of: ClientOf) -> None:
    office.open_case()
    browser = client_of(office.jafung)
    stamps = browser.get(board_of(office)).page.stamps
    assert changed(browser, office, stamps) == (204, [])


def test_a_move_changes_two_columns_and_a_client_gets_just_those(office: Office, client_of: ClientOf) -> None:
    case_id = office.open_case()
    browser = client_of(office.jafung)
    stamps = browser.get(board_of(office)).page.stamps
    office.hand_on(case_id)
    first, second = (f"#column-{office.step(2, no).id}" for no in (1, 2))
    assert changed(browser, office, stamps) == (200, [first, second, *AROUND])


def test_a_finished_case_changes_the_last_column_and_selesai(office: Office, client_of: ClientOf) -> None:
    case_id = office.open_case(step=6)
    browser = client_of(office.jafung)
    stamps = browser.get(board_of(office)).page.stamps
    office.hand_on(case_id)
    last = f"#column-{office.step(2, 6).id}"
    assert changed(browser, office, stamps) == (200, [last, "#column-done", *AROUND])


def test_time_that_passes_changes_the_column_whose_pill_it_changes(
    office: Office, client_of: ClientOf, clock: Clock
) -> None:
    office.open_case(step=2)
    browser = client_of(office.jafung)
    stamps = browser.get(board_of(office)).page.stamps
    clock.at = AT + 120
    assert changed(browser, office, stamps)[1][:1] == [f"#column-{office.step(2, 2).id}"]


def test_another_hat_sees_other_columns(office: Office, client_of: ClientOf) -> None:
    office.open_case()
    of_jafung = client_of(office.jafung).get(board_of(office)).page.stamps
    status, targets = changed(client_of(office.kabid), office, of_jafung)
    # Every step is another's for this hat; only Selesai reads alike.
    assert (status, len(targets)) == (200, 6 + len(AROUND))


def test_what_was_drawn_for_one_hat_is_not_shown_to_another(office: Office, client_of: ClientOf) -> None:
    case_id = office.open_case()
    offered = {}
    for post in ("pelaksana", "seksi", "stranger", "jafung", "pelaksana", "kadis", "sekretaris"):
        offered[post] = list(client_of(getattr(office, post)).get(board_of(office)).page.acts.values())
    forward = f"{office.step(2, 2).id}:{office.case(case_id).revision}"
    assert {post: acts for post, acts in offered.items() if acts} == {"jafung": [forward]}


def test_another_language_has_other_stamps(office: Office, app: Flask) -> None:
    office.open_case()
    stamps = []
    for language in ("id", "en"):
        with app.test_request_context(), force_locale(language), office.sessions() as session:
            view = drawn_board(office.board(2).id, office.jafung, the_office(session), AT)
            assert view is not None
        stamps.append({part.stamp for part in view.parts})
    assert (len(stamps[0]), len(stamps[1]), stamps[0] & stamps[1]) == (7, 7, set())


def test_what_a_column_would_do_with_a_card_is_data_and_not_markup(office: Office, client_of: ClientOf) -> None:
    office.open_case()
    two = office.step(2, 2).id
    with other_rows(office) as session:
        session.get_one(Step, two).name = """'"><script>alert(1)</script>"""
    page = client_of(office.sekretaris).get(board_of(office)).page
    drops = [json.loads(column["data-drops"]) for column in page.all("section", cls="column")]
    assert [box["kind"] for box in drops[1]] == ["back", "forward", "skip", "skip", "skip", "no"]
    assert [box["text"] for box in drops[1]][:2] == [
        "perlu alasan, jam layanan tetap berjalan",
        "Langkah 2 Anda sahkan.",
    ]
    assert page.cards["""'"><script>alert(1)</script>"""] == []
    assert [script for script in page.all("script") if "src" not in script.attributes] == []


def test_a_screen_costs_the_same_at_one_card_and_at_five_hundred(
    office: Office, app: Flask, client_of: ClientOf
) -> None:
    case_id = office.open_case()
    at_one = statements(app, client_of(office.jafung), office, case_id)
    fill(office, case_id, 500)
    assert statements(app, client_of(office.jafung), office, case_id) == at_one
    # The office, who is signed in and the menu; of the board the revisions, and five more when all is drawn anew.
    assert at_one == {"board": 9, "board again": 4, "columns": 8, "home": 8, "case": 18}


def statements(app: Flask, browser: Browser, office: Office, case_id: int) -> dict[str, int]:
    """What each screen asks of the database over its whole request, with nothing drawn before unless said."""
    board = board_of(office)
    screens = {
        "board": board, "board again": board, "columns": f"{board}/columns", "home": "/", "case": f"/cases/{case_id}",
    }  # fmt: skip
    with app.app_context():
        engine = db.db.engine
    browser.get("/")  # what the SOPs say is read once
    prices = {}
    for name, path in screens.items():
        if name != "board again":
            board_cache.forget(app)
        with counted(engine) as asked:
            assert browser.get(path).status == 200
        prices[name] = len(asked)
    return prices
