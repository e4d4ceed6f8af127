"""The people of the office that tests work in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from kanban.domain.people import Actor
from kanban.queries.people import signed_in
from kanban.sample.cast import ADMIN, CAST, Member
from kanban.sample.office import enrol, found_office

STRANGER = Member("Tono Santoso", None)
POSTS = ("kadis", "sekretaris", "kabid", "sek_pro", "seksi", "jafung", "other_jafung", "pelaksana", "other_pelaksana")
"""What tests call the people of CAST, in its order."""


@dataclass(frozen=True, kw_only=True)
class Cast:
    """Everybody as an actor wearing the hat of their role; the admin and the stranger hold none."""

    kadis: Actor
    sekretaris: Actor
    kabid: Actor
    sek_pro: Actor
    seksi: Actor
    jafung: Actor
    other_jafung: Actor
    pelaksana: Actor
    other_pelaksana: Actor
    admin: Actor
    stranger: Actor
    members: Mapping[int, Member]
    """Name and user name by person id."""

    def name(self, actor: Actor) -> str:
        return self.members[actor.person_id].name

    def username(self, actor: Actor) -> str:
        return self.members[actor.person_id].username

    def holder(self, role_id: int) -> Actor:
        """Who acts in a role, first of two."""
        return next(actor for post in POSTS if (actor := getattr(self, post)).role_id == role_id)


def enrolled(session: Session, founded: int) -> Cast:
    """Set the office up by the real actions."""
    admin, day = found_office(session, at=founded, is_sample=False), datetime.fromtimestamp(founded, UTC).date()
    ids = [enrol(session, member, by=admin, at=founded) for member in (*CAST, STRANGER)]
    actors = [found.actor(None) for person in ids if (found := signed_in(session, person, day))]
    members = dict(zip((admin.person_id, *ids), (ADMIN, *CAST, STRANGER), strict=True))
    return Cast(**dict(zip((*POSTS, "stranger"), actors, strict=True)), admin=admin, members=members)
