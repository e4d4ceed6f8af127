"""Who is there today: roles without anybody present, and whom the office could name to stand in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kanban.domain.people import holds_on


@dataclass(frozen=True, slots=True)
class Absence:
    """Somebody is away from the first day to the last, both included; no last day means until further notice."""

    person_id: int
    starts_on: date
    ends_on: date | None

    def covers(self, day: date) -> bool:
        """Whether the person is away on that day."""
        return holds_on(self.starts_on, self.ends_on, day)


@dataclass(frozen=True, slots=True)
class Holding:
    """One person's dated holding of a role."""

    person_id: int
    name: str
    kind: str
    starts_on: date
    ends_on: date | None

    def covers(self, day: date) -> bool:
        """Whether the role is held on that day."""
        return holds_on(self.starts_on, self.ends_on, day)


@dataclass(frozen=True, slots=True)
class Post:
    """A role with all its holdings, past and future ones too; rank 1 is the head of the office."""

    role_id: int
    role: str
    rank: int
    holdings: tuple[Holding, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """Who could stand in, and the role that they hold themselves. A person decides."""

    person_id: int
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A role for which nobody is present on a day."""

    role_id: int
    role: str
    kind: str
    """What a stand-in would be: "plh" while a holder is away, "plt" while the post is vacant."""
    away: tuple[str, ...]
    """Names of the holders who are away; empty when the post is vacant."""
    until: date | None
    """The last day of the gap as far as it is known."""
    proposal: Proposal | None


def gaps(posts: Sequence[Post], absences: Iterable[Absence], day: date) -> tuple[Gap, ...]:
    """The roles without anybody present on a day, in the order of `posts`."""
    away = tuple(absences)
    return tuple(
        _gap(post, posts, away, day)
        for post in posts
        if not any(is_present(held, away, day) for held in post.holdings)
    )  # fmt: skip


def is_present(held: Holding, absences: Iterable[Absence], day: date) -> bool:
    """Whether the role is held on that day by somebody who is not away."""
    return held.covers(day) and not any(a.person_id == held.person_id and a.covers(day) for a in absences)


def _gap(post: Post, posts: Sequence[Post], away: tuple[Absence, ...], day: date) -> Gap:
    holding = [held for held in post.holdings if held.covers(day)]
    until = _back(holding, away, day) if holding else _taken(post, day)
    return Gap(
        post.role_id, post.role, "plh" if holding else "plt", tuple(held.name for held in holding), until,
        _proposal(post, posts, away, day, until),
    )  # fmt: skip


def _back(holding: list[Holding], away: tuple[Absence, ...], day: date) -> date | None:
    """The last day on which everybody who holds the role is away: whoever returns first ends the gap."""
    ends = [
        min((last for last in (absence.ends_on, held.ends_on) if last), default=None)
        for held in holding
        for absence in away
        if absence.person_id == held.person_id and absence.covers(day)
    ]
    return min((end for end in ends if end), default=None)


def _taken(post: Post, day: date) -> date | None:
    """The day before somebody takes a vacant post up."""
    return min((held.starts_on - timedelta(days=1) for held in post.holdings if held.starts_on > day), default=None)


def _proposal(
    post: Post, posts: Sequence[Post], away: tuple[Absence, ...], day: date, until: date | None
) -> Proposal | None:  # fmt: skip
    """Somebody present of the same rank, else of the nearest rank below: nobody stands in for who works under them.

    Only who is there on every day of the gap, so that the letter need not be written twice.
    """
    last = until or day
    near = sorted((other for other in posts if other.rank >= post.rank and other is not post), key=lambda p: p.rank)
    for other in near:
        for held in other.holdings:
            is_free = held.kind == "definitif" and is_present(held, away, day) and held.covers(last)
            if is_free and not any(_overlaps(absence, held.person_id, day, last) for absence in away):
                return Proposal(held.person_id, held.name, other.role)
    return None


def _overlaps(absence: Absence, person_id: int, first: date, last: date) -> bool:
    goes_on = absence.ends_on is None or absence.ends_on >= first
    return absence.person_id == person_id and absence.starts_on <= last and goes_on
