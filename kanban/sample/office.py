"""Makes the sample office by the same acts that a real office does, one after the other with the times passed in: what
the visitor sees was checked, stamped and recorded by the product itself."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count

from sqlalchemy import select
from sqlalchemy.orm import Session

from kanban.actions.cases import Intake, open_case
from kanban.actions.closing import cancel_case
from kanban.actions.corrections import ask_correction, decide_correction
from kanban.actions.gates import NOTHING_SAID
from kanban.actions.holds import hold, schedule
from kanban.actions.moves import move_case
from kanban.actions.office import NewOffice, set_up
from kanban.actions.people import NewHolding, NewPerson, add_person, give_role
from kanban.actions.undoing import undo_move
from kanban.domain.people import Actor
from kanban.domain.worktime import WorkCalendar
from kanban.exchange.calendars.calendar_json import shipped_calendar
from kanban.exchange.sop_seed import shipped
from kanban.models import Correction, Run
from kanban.queries.office import the_office
from kanban.queries.people import roles, signed_in
from kanban.queries.workflows import published
from kanban.sample.cast import ADMIN, CAST, DEPUTY, OFFICE_NAME, ZONE, Member
from kanban.sample.desk import put, said
from kanban.sample.past import Past
from kanban.sample.plan import Act, Cancel, Confirm, Correct, Deed, Move, Open, Put, Stop, TakeBack, plan
from kanban.sample.story import STORIES, Story
from kanban.upkeep.shelf import Shelf

WORKING_DAYS_OPEN = 64
"""The office is about three months old: older than its oldest case."""

Holders = Mapping[int, tuple[Actor, ...]]
"""Who acts in a role, by the role's id."""


def create_sample(session: Session, shelf: Shelf, *, at: int) -> None:
    """Make the sample office with all that happened in it up to `at`, in an empty database; documents go to the shelf.

    Raises AlreadySetUp, or HorizonExceeded when `at` or its past lies outside the shipped calendar.
    """
    past = Past(WorkCalendar.compile(shipped_calendar(), ZONE), at)
    founded = past.days_before(at, WORKING_DAYS_OPEN, 0)
    admin = found_office(session, at=founded, is_sample=True)
    people = {member.username: enrol(session, member, by=admin, at=founded) for member in CAST}
    acts = plan(STORIES, {version.code: version for version in published(session)}, past)
    doing = _Doing(session, shelf, {role.code: role.id for role in roles(session, _day(past, founded))})
    appointed = past.days_before(at, DEPUTY.working_days_before, 0)
    doing.carry_out((act for act in acts if act.at < appointed), holders(session, people.values(), _day(past, founded)))
    _appoint_deputy(session, people[DEPUTY.username], past, by=admin, at=appointed)
    doing.carry_out((act for act in acts if act.at >= appointed), holders(session, people.values(), _day(past, at)))


def found_office(session: Session, *, at: int, is_sample: bool) -> Actor:
    """Set the office of the cast up, still without staff; returns its admin, who holds no role."""
    calendar, seed = shipped_calendar(), shipped()
    office = NewOffice(
        name=OFFICE_NAME, zone=ZONE, calendar=calendar, decree="; ".join(row.decree for row in calendar.decrees),
        roles=seed.roles, sops=seed.sops, is_sample=is_sample,
    )  # fmt: skip
    return Actor(set_up(session, office, _account(ADMIN, is_admin=True), at=at))


def enrol(session: Session, member: Member, *, by: Actor, at: int) -> int:
    """Add somebody with the role that they hold for good, since the beginning of that year; returns their id."""
    today = the_office(session).day(at)
    by_code = {role.code: role.id for role in roles(session, today)}
    code, since = member.role_code, date(today.year, 1, 1)
    holding = NewHolding(role_id=by_code[code], starts_on=since) if code else None
    return add_person(session, _account(member), holding, by=by, at=at)


def holders(session: Session, person_ids: Iterable[int], day: date) -> Holders:
    """Who acts in each role on a day: a deputy alone, since the holder is then absent; else every holder."""
    found: dict[int, list[Actor]] = {}
    for person_id in person_ids:
        person = signed_in(session, person_id, day)
        for hat in person.hats if person else ():
            found.setdefault(hat.role_id, []).append(Actor(person_id, hat))
    return {role_id: _deputies(actors) or tuple(actors) for role_id, actors in found.items()}


@dataclass(frozen=True, slots=True)
class _Doing:
    """The acts as they are carried out, and the cases that they have opened so far (story → case id)."""

    session: Session
    shelf: Shelf
    roles: Mapping[str, int]
    """Ids by code."""
    cases: dict[int, int] = field(default_factory=dict)
    keys: Iterator[int] = field(default_factory=count)

    def carry_out(self, acts: Iterable[Act], who: Holders) -> None:
        for act in acts:
            acting = who[self.roles.get(act.role_code, act.here.role_id)]
            by, key = acting[act.number % len(acting)], f"sample-{next(self.keys)}"
            if isinstance(act.deed, Open):
                self.cases[act.number] = self._open(STORIES[act.number], act.deed, key, by, act.at)
            else:
                self._do(act, act.deed, self.cases[act.number], key, by)

    def _open(self, story: Story, deed: Open, key: str, by: Actor, at: int) -> int:
        intake = Intake(title=story.title, applicant=story.applicant)
        return open_case(self.session, deed.version_id, intake, key=key, by=by, at=at)

    def _do(self, act: Act, deed: Deed, case_id: int, key: str, by: Actor) -> None:
        session, at, seen, here = self.session, act.at, act.seen, act.here.id
        match deed:
            case Move(to, reason, kind):
                on_the_way = NOTHING_SAID if reason else said(session, case_id, act.here)
                move_case(
                    session, case_id, to=to, seen=seen, key=key, by=by, at=at, reason=reason, kind=kind, said=on_the_way
                )
            case Put(thing):
                put(session, self.shelf, case_id, here, thing, key=key, by=by, at=at)
            case Stop(_, date() as day):
                schedule(session, case_id, day=day, seen=seen, key=key, by=by, at=at)
            case Stop(pause):
                hold(session, case_id, reason=pause.reason, note=pause.note, seen=seen, key=key, by=by, at=at)
            case TakeBack():
                undo_move(session, case_id, seen=seen, key=key, by=by, at=at)
            case Cancel(reason):
                cancel_case(session, case_id, reason=reason, seen=seen, key=key, by=by, at=at)
            case Correct(stay, entered_at, finished_at, reason):
                ask_correction(
                    session, case_id, self._run(case_id, stay), entered_at=entered_at, finished_at=finished_at,
                    reason=reason, key=key, by=by, at=at,
                )  # fmt: skip
            case Confirm():
                decide_correction(session, case_id, self._asked(case_id), confirms=True, key=key, by=by, at=at)

    def _run(self, case_id: int, stay: int) -> int:
        wanted = select(Run.id).where(Run.case_id == case_id).order_by(Run.id)
        return self.session.scalars(wanted).all()[stay - 1]

    def _asked(self, case_id: int) -> int:
        wanted = select(Correction.id).join(Run, Run.id == Correction.run_id).where(Run.case_id == case_id)
        return self.session.scalars(wanted).one()


def _appoint_deputy(session: Session, person_id: int, past: Past, *, by: Actor, at: int) -> None:
    first = _day(past, at)
    role_id = next(role.id for role in roles(session, first) if role.code == DEPUTY.role_code)
    last = _day(past, past.at) + timedelta(days=DEPUTY.days_after)
    holding = NewHolding(
        role_id=role_id, kind="plh", starts_on=first, ends_on=last, letter_number=f"{DEPUTY.letter}/{first.year}"
    )
    give_role(session, person_id, holding, by=by, at=at)


def _account(member: Member, *, is_admin: bool = False) -> NewPerson:
    """Without a password: the sample is entered by one click, and nothing can be typed that would match."""
    return NewPerson(
        name=member.name, username=member.username, password_hash="", is_admin=is_admin, must_change_password=False
    )


def _deputies(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    return tuple(actor for actor in actors if actor.hat and actor.hat.kind != "definitif")


def _day(past: Past, at: int) -> date:
    return past.calendar.local_date(at)
