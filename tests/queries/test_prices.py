"""A read costs the same number of statements however much there is to read."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from inspect import isfunction, signature
from pkgutil import iter_modules

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from kanban import queries
from kanban.domain.people import Actor
from kanban.domain.workflow import DONE
from kanban.exchange.calendars.calendar_json import shipped_calendar
from kanban.models import Case, Register, Run
from kanban.queries.boards import board, closed_since, heads, open_versions, revisions
from kanban.queries.calendars import admin_ids, calendar_version, changes, recounted, spec_in_force, versions
from kanban.queries.cards import cards_of, open_cases, standings
from kanban.queries.cases import case, history, last_act
from kanban.queries.doors import doors, is_ended, locked_until, locks
from kanban.queries.holds import case_holds, open_holds
from kanban.queries.norms import step_norm
from kanban.queries.office import OfficeFacts, calendar_of, the_office
from kanban.queries.people import acting, admin_names, credentials, people, roles, signed_in
from kanban.queries.screens import (
    due_between,
    on_duty,
    pin_hash,
    pin_set_at,
    screen,
    screens,
    shown_versions,
)  # fmt: skip
from kanban.queries.sign_ins import (
    open_sessions,
    recovery_hash,
    second_factor,
    session_of,
    sign_in_log,
    with_second_factor,
)  # fmt: skip
from kanban.queries.sources import step_sources
from kanban.queries.workflows import VersionFacts, board_titles, known_version, published, version
from tests.office import AT, Office
from tests.queries.case_reads import CASE_READS
from tests.queries.found_reads import FOUND_READS
from tests.queries.sop_reads import SOP_READS
from tests.queries.staff_reads import STAFF_READS
from tests.queries.statements import counted

TODAY = date(2026, 11, 23)


@dataclass(frozen=True)
class Asked:
    """What the reads below are asked about."""

    session: Session
    office: OfficeFacts
    version: int
    revision: int
    facts: VersionFacts
    case: int
    by: Actor

    @property
    def columns(self) -> set[int]:
        """Every column of the board."""
        return {DONE, *(step.id for step in self.facts.steps)}


READS: dict[str, tuple[int, Callable[[Asked], object]]] = {
    "board": (3, lambda a: board(a.session, a.facts, a.office, AT, columns=a.columns, most=40)),
    "heads": (1, lambda a: heads(a.session, a.version)),
    "standings": (1, lambda a: standings(a.session, a.columns, AT, 40)),
    "cards_of": (1, lambda a: cards_of(a.session, range(a.case, a.case + 500))),
    "the_office": (1, lambda a: the_office(a.session)),
    "version": (1, lambda a: version(a.session, a.version)),
    "known_version": (0, lambda a: known_version(a.session, a.version, a.revision, a.office.salt)),
    "published": (1, lambda a: published(a.session)),
    "board_titles": (1, lambda a: board_titles(a.session)),
    "step_sources": (1, lambda a: step_sources(a.session, a.version)),
    "open_cases": (2, lambda a: open_cases(a.session, (a.version,))),
    "closed_since": (1, lambda a: closed_since(a.session, a.version, 0)),
    "revisions": (1, lambda a: revisions(a.session)),
    "open_versions": (1, lambda a: open_versions(a.session)),
    "case": (3, lambda a: case(a.session, a.case)),
    "history": (1, lambda a: history(a.session, a.case)),
    "last_act": (1, lambda a: last_act(a.session, a.case)),
    "step_norm": (1, lambda a: step_norm(a.session, a.facts.steps[0].id)),
    "signed_in": (1, lambda a: signed_in(a.session, a.by.person_id, TODAY)),
    "acting": (1, lambda a: acting(a.session, a.by, TODAY)),
    "credentials": (1, lambda a: credentials(a.session, "siti.aminah")),
    "open_sessions": (1, lambda a: open_sessions(a.session, a.by.person_id, since=0, seen=0)),
    "session_of": (1, lambda a: session_of(a.session, 1, a.by.person_id)),
    "sign_in_log": (1, lambda a: sign_in_log(a.session, most=50)),
    "second_factor": (1, lambda a: second_factor(a.session, a.by.person_id)),
    "with_second_factor": (1, lambda a: with_second_factor(a.session)),
    "recovery_hash": (1, lambda a: recovery_hash(a.session, a.by.person_id, "abcd")),
    "people": (1, lambda a: people(a.session)),
    "roles": (1, lambda a: roles(a.session, TODAY)),
    "admin_names": (1, lambda a: admin_names(a.session)),
    "versions": (1, lambda a: versions(a.session)),
    "calendar_version": (1, lambda a: calendar_version(a.session, 1)),
    "spec_in_force": (2, lambda a: spec_in_force(a.session)),
    "admin_ids": (1, lambda a: admin_ids(a.session)),
    "changes": (3, lambda a: changes(a.session, shipped_calendar())),
    "open_holds": (1, lambda a: open_holds(a.session)),
    "case_holds": (1, lambda a: case_holds(a.session, a.case)),
    "calendar_of": (0, lambda a: calendar_of(a.session, a.office.calendar_id, shipped_calendar().sha256(), "WIB")),
    "locked_until": (1, lambda a: locked_until(a.session, ["a", "b"], at=AT)),
    "doors": (2, lambda a: doors(a.session)),
    "locks": (1, lambda a: locks(a.session, ["a", "b"], at=AT)),
    "is_ended": (1, lambda a: is_ended(a.session, "a")),
    "screens": (1, lambda a: screens(a.session)),
    "screen": (1, lambda a: screen(a.session, 1)),
    "on_duty": (1, lambda a: on_duty(a.session, TODAY)),
    "pin_hash": (1, lambda a: pin_hash(a.session, a.by.person_id)),
    "pin_set_at": (1, lambda a: pin_set_at(a.session, a.by.person_id)),
    "due_between": (1, lambda a: due_between(a.session, a.version, AT, AT + 86400, at=AT)),
    "shown_versions": (1, lambda a: shown_versions(a.session, 1)),
    "recounted": (2, lambda a: recounted(a.session, a.office.calendar, 80)),
}
READS |= SOP_READS | STAFF_READS | CASE_READS | FOUND_READS
"""Each read with its price in statements."""


def test_every_read_costs_the_same_at_one_card_and_at_five_hundred(office: Office) -> None:
    case_id = office.open_case(sop=2)
    at_one = prices(office, case_id)
    fill(office, case_id, 500)
    assert at_one == prices(office, case_id) == {name: price for name, (price, _) in READS.items()}


def test_no_read_is_left_out() -> None:
    modules = [import_module(f"kanban.queries.{found.name}") for found in iter_modules(queries.__path__)]
    public = {
        name
        for module in modules
        for name, member in vars(module).items()
        if isfunction(member) and member.__module__ == module.__name__ and not name.startswith("_")
        if "session" in signature(member).parameters
    }
    assert public - {"office"} == set(READS)


def prices(office: Office, case_id: int) -> dict[str, int]:
    found = {}
    for name, (_, read) in READS.items():
        with office.sessions() as session:
            facts, at = office.board(2), heads(session, office.board(2).id)
            assert at is not None
            asked = Asked(session, the_office(session), facts.id, at.version, facts, case_id, office.jafung)
            published(session)  # read once, and known since
            session.rollback()
            with counted(office.engine) as statements:
                read(asked)
        found[name] = len(statements)
    return found


def fill(office: Office, case_id: int, cards: int) -> None:
    """Put copies of this case, open runs included, on its board until there are so many."""
    steps = [step.id for step in office.board(2).steps]
    with office.sessions() as session:
        model = values(session.get_one(Case, case_id))
        stay = values(session.scalars(select(Run).where(Run.case_id == case_id)).one())
        copies = [
            {"id": case_id + n, "serial": 1 + n, "number": f"PLT-2026-{1 + n:03d}", "step_id": steps[n % len(steps)]}
            for n in range(1, cards)
        ]
        session.execute(insert(Case), [model | copy for copy in copies])
        stays = [{"id": stay["id"] + c["id"], "case_id": c["id"], "step_id": c["step_id"]} for c in copies]
        session.execute(insert(Run), [stay | copy for copy in stays])
        session.execute(delete(Register))
        session.commit()
        assert len(open_cases(session, (office.board(2).id,))) == cards


def values(row: Case | Run) -> dict[str, int]:
    return {column.key: getattr(row, column.key) for column in row.__table__.columns}
