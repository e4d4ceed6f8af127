"""The chain of the record: what is hashed, and how a break is found."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
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


def first_break(events: Iterable[tuple[EventFacts, str]], count: int, head: str) -> str | None:
    """The first fault of a chain of (facts, hash) in order of id, in words; None when it is whole."""
    previous, seen = GENESIS, 0
    for facts, stored in events:
        seen += 1
        if facts.id != seen:
            return f"event {seen} is missing (found {facts.id})"
        if facts.previous_hash != previous:
            return f"event {facts.id} does not follow event {facts.id - 1}"
        if event_hash(facts) != stored:
            return f"event {facts.id} was changed"
        previous = stored
    if (seen, previous) != (count, head):
        return f"the chain ends at event {seen}, its head says {count}"
    return None
