"""docs/permissions.md, tried on every way that leads to an act: what a role's menus offer, and what is carried out for
it card by card, in bulk and from a list; what is not in the tables is refused, however it is forged."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from kanban.models import Case
from kanban.web.boards.selection_view import labels
from tests.actions.clocks import do, holds
from tests.office import AT, Office, Template
from tests.permission_ways import DONE_ROW, NEW, WAYS, permitted
from tests.web.conftest import ClientOf, swapped
from tests.web.ways import ROLES, SOPS, Procedure, acting, at_steps, filled, kept, menu

each_sop = pytest.mark.parametrize("code", SOPS)
each_role = pytest.mark.parametrize("role", ROLES)
BULK = [way for way in WAYS if way.bulk]


@pytest.fixture(scope="module")
def busy(office_template: Template, tmp_path_factory: pytest.TempPathFactory) -> Template:
    return filled(office_template, tmp_path_factory.mktemp("busy") / "busy.db")


@pytest.fixture
def office(site: Flask, busy: Template) -> Iterator[Office]:
    """The cast's office with a case at every step, as the site serves it."""
    with swapped(site) as path, busy.copy(path) as office:
        yield office


@each_sop
@each_role
def test_card_by_card_just_what_the_table_says_is_carried_out(
    role: str, code: str, office: Office, client_of: ClientOf
) -> None:
    """By the requests of drag, menu and key (htmx) and of the plain form in turn; each also says a source step."""
    who, sop, done = acting(role, office), Procedure.of(office, code), set[tuple[str, str, str]]()
    with kept(office) as put_back:
        for here, case_id in sop.cases.items():
            browser, before = client_of(who), sop.written(here)
            for turn, each in enumerate(sop.tries(here)):
                forged = {"step": each.place, "from_": each.place, "here": each.place, "key": browser.fresh()}
                way = browser.htmx if turn % 2 else browser.post
                way(f"/cases/{case_id}/{each.path}", act=each.act.format(before[0]), **each.fields | forged)
                if sop.written(here) != before:
                    done.add((here, each.sign, each.place))
                    put_back()
    assert done == at_steps(code, role)


@each_sop
@each_role
def test_in_bulk_just_what_the_table_says_is_carried_out(
    role: str, code: str, office: Office, client_of: ClientOf
) -> None:
    browser, sop = client_of(acting(role, office)), Procedure.of(office, code)
    done, fields = set[tuple[str, str, str]](), {"reason": "Perlu diperbaiki", "hold_reason": "system"}
    with kept(office) as put_back:
        for way in BULK:
            for back in list(sop.cases)[:-1] if way.sign == "↩" else [""]:
                if way.bulk == "resume":
                    for case_id in sop.cases.values():
                        do(office, holds.hold, case_id, by=office.kadis, at=AT, reason="system", note="")
                before = {here: sop.written(here)[0] for here in sop.cases}
                target = {"to": sop.places[back]} if back else {}
                sop.send(browser, [sop.card(here) for here in sop.cases], way.bulk, **fields | target)
                moved = [here for here in sop.cases if sop.written(here)[0] != before[here]]
                leads = way.sign in "→⊕⇥"
                done |= {(here, way.bulk, sop.after(here) if leads else back) for here in moved}
                put_back()
    table = at_steps(code, role)
    # In bulk a step is skipped to the next one only.
    near = {each for each in table if each[1] != "⇥" or each[2] == sop.after(each[0])}
    assert done == {(here, way.bulk, to) for here, sign, to in near for way in BULK if way.sign == sign}


@each_sop
@each_role
def test_the_menu_offers_just_what_the_table_says(role: str, code: str, office: Office, client_of: ClientOf) -> None:
    browser, sop = client_of(acting(role, office)), Procedure.of(office, code)
    offered = {(here, *each) for here in sop.cases for each in menu(sop, browser, here)}
    assert offered == at_steps(code, role)


@each_sop
@each_role
def test_cases_are_opened_and_opened_again_by_whom_the_table_says(
    role: str, code: str, office: Office, client_of: ClientOf
) -> None:
    browser, sop = client_of(acting(role, office)), Procedure.of(office, code)
    closed, table = list(sop.cases.values())[-1], permitted(code, role)
    office.finish(closed)
    for path, fields in (
        ("/cases", {"title": "Dari formulir"}),
        ("/cases/import", {"list": "Perihal\nDari daftar"}),
    ):
        before = count(office)
        browser.post(path, key=browser.fresh(), act="open", board=sop.board.rpartition("/")[2], **fields)
        assert (path, count(office) - before) == (path, (NEW, "+", "") in table)
    again = f"{sop.places['1']}:{office.case(closed).revision}"
    browser.post(f"/cases/{closed}/reopening", act=again, reason="Sertifikat salah cetak", key=browser.fresh())
    assert (office.case(closed).step_id is not None) == ((DONE_ROW, "K", "") in table)


def count(office: Office) -> int:
    with office.sessions() as session:
        return session.scalar(select(func.count()).select_from(Case)) or 0


@each_sop
def test_a_replayed_key_carries_nothing_out_for_anybody_else(code: str, office: Office, client_of: ClientOf) -> None:
    sop = Procedure.of(office, code)
    case_id, owner = sop.cases["1"], office.holder(office.step(SOPS[code], 1).role_id)
    other = office.open_case(SOPS[code])
    forward, back = f"{sop.places['2']}:1", f"{sop.places['1']}:2"
    first, key = client_of(owner), client_of(owner).fresh()
    first.drag(case_id, forward, screen="/", key=key)
    written = sop.written("1")
    for post in ROLES.values():
        who = getattr(office, post)
        browser = client_of(who)
        browser.drag(case_id, forward, screen="/", key=key)
        if who != owner:  # whose own act on another card it would be, with a key of its own
            browser.drag(other, forward, screen="/", key=key)
        browser.drag(case_id, back, screen="/", key=key)
    assert (written[0], sop.written("1"), office.case(other).revision) == (2, written, 1)


@each_sop
def test_a_card_said_to_be_in_ones_own_column_is_judged_where_it_is(
    code: str, office: Office, client_of: ClientOf
) -> None:
    sop = Procedure.of(office, code)
    for role in ROLES:
        if ("2", "→", sop.after("2")) not in permitted(code, role):
            browser, written = client_of(acting(role, office)), sop.written("2")
            for claimed in sop.cases:
                sop.send(browser, [sop.card("2", claimed)], "forward")
            assert (role, sop.written("2")) == (role, written)


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
