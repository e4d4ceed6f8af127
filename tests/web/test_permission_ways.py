"""docs/permissions.md, tried on every way that leads to an act: what a role's menus offer, and what is carried out for
it card by card, in bulk and from a list; what is not in the tables is refused, however it is forged."""

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from kanban.domain.moves import MoveKind
from kanban.domain.people import Actor
from kanban.models import Case
from kanban.web.boards.selection_view import labels
from tests.actions.clocks import do, holds
from tests.actions.test_staffing import give
from tests.office import AT, Office
from tests.permission_ways import DONE_ROW, NEW, WAYS, permitted
from tests.web.browser import Browser
from tests.web.conftest import ClientOf
from tests.web.test_moves import act, board_of, events
from tests.web.test_selection import send, value

ROLES = {
    "Kepala Dinas": "kadis", "Sekretaris": "sekretaris", "Kepala Bidang": "kabid", "Sek/Pro": "sek_pro",
    "Seksi Pengembangan Usaha": "seksi", "Jafung": "jafung", "Pelaksana (Staf)": "pelaksana",
    "Plh. Kepala Bidang": "stranger", "Tanpa peran": "stranger", "Admin": "admin",
}  # fmt: skip
MOVES = {
    MoveKind.HAND_ON: "→", MoveKind.FINISH: "→", MoveKind.ANSWER_NO: "✗", MoveKind.SEND_BACK: "↩",
    MoveKind.OVERRIDE: "⊕", MoveKind.SKIP: "⇥",
}  # fmt: skip
BESIDE = {
    "T": ("acceptances", {}), "J": ("holds", {"reason": "system"}), "D": ("schedules", {"day": "2026-11-25"}),
    "B": ("closing", {"reason": "Kegiatan batal"}),
}  # fmt: skip
STEPS = range(1, 7)
Done = set[tuple[str, str, str]]


def acting(role: str, office: Office) -> Actor:
    """Whoever the column of the table stands for."""
    if role.startswith("Plh."):
        give(office, office.stranger, office.kabid, date(2026, 11, 23), date(2026, 11, 27))
    found: Actor = getattr(office, ROLES[role])
    return found


def place(no: int | str) -> str:
    return "✓" if no in ("done", 7) else str(no)


def tries(office: Office, case_id: int, here: int) -> Iterator[tuple[str, str, str, dict[str, str]]]:
    """Every act at a step, to every place and with every meaning: sign, place, where it is posted to, and the form."""
    for to in (no for no in (*STEPS, "done") if no != here):
        for kind, sign in MOVES.items():
            yield sign, place(to), "moves", {"act": f"{act(office, case_id, to)}:{kind}", "reason": "Perlu diperbaiki"}
    for sign, (path, fields) in BESIDE.items():
        yield sign, "", path, {"act": act(office, case_id, here)} | fields


@pytest.mark.parametrize("role", ROLES)
def test_card_by_card_just_what_the_table_says_is_carried_out(role: str, office: Office, client_of: ClientOf) -> None:
    """By the requests of drag, menu and key (htmx) and of the plain form in turn; each also says a source step."""
    browser, done = client_of(acting(role, office)), set[tuple[str, str, str]]()
    for here in STEPS:
        case_id, turn = office.open_case(step=here), 0
        for sign, to, path, fields in [*tries(office, case_id, here)]:
            before, written, turn = office.case(case_id).revision, events(office), turn + 1
            target, _, rest = fields.pop("act").partition(":")
            value = ":".join([target, str(before), *rest.split(":")[1:]])
            forged = {"step": to, "from_": to, "here": to, "key": browser.fresh(), "act": value}
            way = browser.htmx if turn % 2 else browser.post
            way(f"/cases/{case_id}/{path}", screen=board_of(office), **fields | forged)
            if office.case(case_id).revision != before:
                done.add((str(here), sign, to))
                case_id = office.open_case(step=here)
            else:
                assert events(office) == written
    assert done == {each for each in permitted("PLT", role) if each[0].isdigit()}


@pytest.mark.parametrize("role", ROLES)
def test_in_bulk_just_what_the_table_says_is_carried_out(role: str, office: Office, client_of: ClientOf) -> None:
    browser, done = client_of(acting(role, office)), set[tuple[str, str, str]]()
    bulk = [way for way in WAYS if way.bulk]
    fields = {"reason": "Perlu diperbaiki", "hold_reason": "system"}
    cases = {here: office.open_case(step=here) for here in STEPS}
    for way in bulk:
        for to in STEPS[:-1] if way.sign == "↩" else [0]:
            if way.bulk == "resume":
                for case_id in cases.values():
                    do(office, holds.hold, case_id, by=office.kadis, at=AT, reason="system", note="")
            before = {here: office.case(case_id).revision for here, case_id in cases.items()}
            target = {"to": str(office.step(2, to).id)} if to else {}
            send(browser, office, [value(office, each) for each in cases.values()], way.bulk, **fields | target)
            moved = [here for here, case_id in cases.items() if office.case(case_id).revision != before[here]]
            leads = way.sign in "→⊕⇥"
            done |= {(str(no), way.bulk, place(no + 1) if leads else str(to or "")) for no in moved}
            used = STEPS if way.bulk == "resume" else moved
            cases |= {here: office.open_case(step=here) for here in used}
    table = {(row, sign, to) for row, sign, to in permitted("PLT", role) if row.isdigit()}
    # In bulk a step is skipped to the next one only.
    near = {each for each in table if each[1] != "⇥" or each[2] == place(int(each[0]) + 1)}
    assert done == {(row, way.bulk, to) for row, sign, to in near for way in bulk if way.sign == sign}


@pytest.mark.parametrize("role", ROLES)
def test_the_menu_offers_just_what_the_table_says(role: str, office: Office, client_of: ClientOf) -> None:
    browser = client_of(acting(role, office))
    offered = {(str(here), *each) for here in STEPS for each in menu(office, browser, office.open_case(step=here))}
    assert offered == {each for each in permitted("PLT", role) if each[0].isdigit()}


def menu(office: Office, browser: Browser, case_id: int) -> Done | set[tuple[str, str]]:
    """Signs and places of the buttons and links; where one of them asks which step, what it lets one choose."""
    page = browser.get(f"/cases/{case_id}/acts").page
    numbers = {"done": "✓"} | {str(office.step(2, no).id): str(no) for no in STEPS}
    found: set[tuple[str, str]] = set()
    for each in page.all("button", name="act", formaction=f"/cases/{case_id}/moves"):
        to, _, rest = each["value"].partition(":")
        kind = rest.partition(":")[2]
        sign = MOVES[MoveKind(kind)] if kind else "→"
        asked = browser.move(case_id, each["value"], screen="/").page if kind else page
        choices = [option["value"].split(":")[0] for option in asked.all("option")] or [to]
        found |= {(sign, numbers[choice]) for choice in choices}
    for sign, (path, _) in BESIDE.items():
        to = f"/cases/{case_id}/{path}"
        found |= {(sign, "")} if page.all("button", formaction=to) or page.all("a", href=to) else set()
    return found


@pytest.mark.parametrize("role", ROLES)
def test_cases_are_opened_and_opened_again_by_whom_the_table_says(
    role: str, office: Office, client_of: ClientOf
) -> None:
    browser, closed = client_of(acting(role, office)), office.open_case()
    office.finish(closed)
    for sop, code in enumerate(("FUM", "PLT", "NIB"), 1):
        may = (NEW, "+", "") in permitted(code, role)
        board = {"board": office.board(sop).id}
        for path, fields in (
            ("/cases", {"title": f"Formulir {code}"}),
            ("/cases/import", {"list": f"Perihal\nCSV {code}"}),
        ):
            before = count(office)
            browser.post(path, key=browser.fresh(), act="open", **board | fields)
            assert (path, count(office) - before) == (path, may)
    fields = {"act": act(office, closed, 1), "reason": "Sertifikat salah cetak", "key": browser.fresh()}
    browser.post(f"/cases/{closed}/reopening", **fields)
    assert (office.case(closed).step_id is not None) == ((DONE_ROW, "K", "") in permitted("PLT", role))


def count(office: Office) -> int:
    with office.sessions() as session:
        return session.scalar(select(func.count()).select_from(Case)) or 0


def test_a_replayed_key_carries_nothing_out_for_anybody_else(office: Office, client_of: ClientOf) -> None:
    case_id, other = office.open_case(), office.open_case()
    key, said = client_of(office.jafung).fresh(), act(office, case_id, 2)
    client_of(office.jafung).drag(case_id, said, screen="/", key=key)
    written = events(office)
    for post in ("jafung", "sekretaris", "pelaksana", "admin", "stranger"):
        browser = client_of(getattr(office, post))
        browser.drag(case_id, said, screen="/", key=key)
        if post != "jafung":  # whose own act on another card it would be, with a key of its own
            browser.drag(other, act(office, other, 2), screen="/", key=key)
        browser.drag(case_id, act(office, case_id, 1), screen="/", key=key)
    assert (events(office), office.case(case_id).revision, office.case(other).revision) == (written, 2, 1)


def test_a_card_said_to_be_in_ones_own_column_is_judged_where_it_is(office: Office, client_of: ClientOf) -> None:
    case_id, written = office.open_case(step=2), events(office)
    for post, no in (("jafung", 1), ("pelaksana", 3), ("pelaksana", 4), ("kabid", 6)):
        forged = f"{case_id}:{office.case(case_id).revision}:{office.step(2, no).id}"
        send(client_of(getattr(office, post)), office, [forged], "forward")
        assert (post, no, office.case(case_id).revision) == (post, no, 2)
    assert events(office) == written


def test_the_ways_of_the_table_are_those_of_the_product(app: Flask) -> None:
    posts = {rule.rule for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ())}
    assert {path for way in WAYS for path in (way.address, way.csv) if path} - posts == set()
    with app.test_request_context():
        assert {way.bulk for way in WAYS if way.bulk} == set(labels())


def test_no_command_works_on_an_open_case() -> None:
    """Of what acts on cases the command line imports only the end of personal values, which is the admin's."""
    folder = Path(__file__).resolve().parents[2] / "kanban"
    nodes = [node for path in (folder / "cli").glob("*.py") for node in ast.walk(ast.parse(path.read_text("utf-8")))]
    used = {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    acts = {"cases", "moves", "taking", "closing", "undoing", "holds", "corrections", "documents", "notes", "beside"}
    assert {module.removeprefix("kanban.actions.") for module in used} & acts == set()
    assert "kanban.actions.erasure" in used
