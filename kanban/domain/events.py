"""The chain of the record: what is hashed, and how a break is found."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

GENESIS = "0" * 64
"""Stands before the first event."""


@dataclass(frozen=True, slots=True)
class EventFacts:
    """Everything of an event that its hash covers, in the order in which it is hashed."""

    id: int
    at: int
    kind: str
    person_id: int | None
    hat: str
    case_id: int | None
    version_id: int | None
    data: str
    key: str | None
    request_hash: str
    previous_hash: str


def canonical(data: Mapping[str, Any]) -> str:
    """JSON text with one spelling: sorted keys, no spaces, no escapes beyond what JSON needs."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def event_hash(facts: EventFacts) -> str:
    """sha256 of the event with the hash of the one before, as 64 hexadecimal digits."""
    values = [getattr(facts, name) for name in EventFacts.__slots__]
    return hashlib.sha256(json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def request_digest(*parts: object) -> str:
    """Digest of what a submit asked for: the same key with another request is a mistake, not a repetition."""
    return hashlib.sha256(json.dumps([str(part) for part in parts], ensure_ascii=False).encode()).hexdigest()


def personal_digest(salt: str, value: str) -> str:
    """Salted digest of a personal value: provable later by who has the value, unreadable for who has the record."""
    return hashlib.sha256(f"{salt}\x00{value}".encode()).hexdigest()


class Fault(StrEnum):
    """What can be wrong with a chain; the words that people read are written where they are read."""

    MISSING = "event {event} is missing (found {found})"
    UNLINKED = "event {event} does not follow event {found}"
    CHANGED = "event {event} was changed"
    LENGTH = "the chain ends at event {event}, its head says {found}"


@dataclass(frozen=True, slots=True)
class Break:
    """The first fault of a chain, at which event, and the number that was found or expected beside it."""

    fault: Fault
    event: int
    found: int = 0

    def __str__(self) -> str:
        return self.fault.format(event=self.event, found=self.found)


def first_break(events: Iterable[tuple[EventFacts, str]], count: int, head: str) -> str | None:
    """The first fault of a chain of (facts, hash) in order of id, in words; None when it is whole."""
    found = chain_break(events, count, head)
    return str(found) if found else None


def chain_break(events: Iterable[tuple[EventFacts, str]], count: int, head: str) -> Break | None:
    """The first fault of a chain of (facts, hash) in order of id, as a value; None when it is whole."""
    previous, seen = GENESIS, 0
    for facts, stored in events:
        seen += 1
        if facts.id != seen:
            return Break(Fault.MISSING, seen, facts.id)
        if facts.previous_hash != previous:
            return Break(Fault.UNLINKED, seen, seen - 1)
        if event_hash(facts) != stored:
            return Break(Fault.CHANGED, seen)
        previous = stored
    return None if (seen, previous) == (count, head) else Break(Fault.LENGTH, seen, count)
