"""A Plh. over a weekend, as the screens show it: the letter's dates alone move the queue, no card is moved for it."""

from dataclasses import replace
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from kanban.actions.people import NewHolding, give_role
from kanban.models import Assignment
from tests.actions.rows import runs
from tests.office import AT, Office, wib
from tests.wall_office import PIN, add_screen
from tests.web.browser import Browser
from tests.web.conftest import Clock
from tests.web.test_wall_sign import to
from tests.web.wall import Wall, peopled, signers

DEPUTY = "Plh. Kepala Bidang"
DAYS = [
    ("2026-11-20 15:00", False), ("2026-11-21 00:00", True), ("2026-11-22 12:00", True), ("2026-11-23 23:59", True),
    ("2026-11-24 00:00", False),
]  # fmt: skip
"""Friday to Tuesday; the letter names Saturday to Monday."""


@pytest.fixture
def case_id(office: Office) -> int:
    """At the step of the Kepala Bidang since Friday morning, when the letter had been written already."""
    holding = NewHolding(
        role_id=office.kabid.role_id or 0, starts_on=date(2026, 11, 21), ends_on=date(2026, 11, 23), kind="plh",
        letter_number="800/9/2026",
    )  # fmt: skip
    with office.sessions() as session:
        give_role(session, office.stranger.person_id, holding, by=office.admin, at=AT - 4 * 86_400)
    return office.open_case(sop=2, step=6, at=wib("2026-11-20 10:00"))


@pytest.mark.parametrize(("moment", "stands_in"), DAYS)
def test_the_queue_is_hers_on_the_days_of_the_letter(
    moment: str, stands_in: bool, case_id: int, office: Office, app: Flask, clock: Clock
) -> None:
    clock.at = wib(moment)
    hers = Browser(app).signed_in(replace(office, at=clock.at), office.stranger)
    home = hers.get("/").page
    assert home.one(cls="person-hat").text == (f"sebagai {DEPUTY}" if stands_in else "tanpa peran hari ini")
    tasks = [task["id"] for task in home.all("li", cls="task")]
    assert tasks == ([f"case-{case_id}"] if stands_in else [])
    own = [column["id"] for column in hers.get("/boards/2").page.all(cls="column") if "data-mine" in column.attributes]
    assert own == ([f"column-{office.step(2, 6).id}"] if stands_in else [])
    answer = hers.drag(case_id, f"done:{office.case(case_id).revision}", screen="/")
    assert (answer.status, runs(office, case_id)[-1].hat) == ((200, DEPUTY) if stands_in else (409, ""))


@pytest.mark.parametrize(("moment", "stands_in"), DAYS)
def test_the_wall_offers_her_on_the_days_of_the_letter(
    moment: str, stands_in: bool, case_id: int, office: Office, app: Flask, clock: Clock
) -> None:
    add_screen(office)
    peopled(app, office, stranger=PIN)
    wall = Wall(app).enter()
    clock.at = wib(moment)
    assert (DEPUTY in [hat.split(" · ")[0] for _, hat in signers(wall.ask(case_id))]) == stands_in
    if stands_in:
        with office.sessions() as session:
            hat = session.scalars(select(Assignment.id).where(Assignment.kind == "plh")).one()
        assert wall.sign(case_id, to(office, case_id, "done"), hat).status == 200
        stamp = runs(office, case_id)[-1]
        assert (stamp.person_id, stamp.hat, stamp.finished_at) == (office.stranger.person_id, DEPUTY, clock.at)
