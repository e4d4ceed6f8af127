"""The chain's verdict: whether the record is what it was, which row is not, and the record as a file."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from kanban.domain.events import GENESIS, Break, EventFacts, Fault, chain_break
from kanban.models import ChainHead, Event

FACTS = [getattr(Event, name) for name in EventFacts.__slots__]
SENTENCES = {
    Fault.MISSING: "kejadian nomor {event} hilang (yang ada berikutnya: nomor {found})",
    Fault.UNLINKED: "kejadian nomor {event} tidak menyambung ke kejadian nomor {found}",
    Fault.CHANGED: "kejadian nomor {event} telah diubah",
    Fault.LENGTH: "rantai berakhir di kejadian nomor {event}, padahal kepalanya mencatat {found}",
}


@dataclass(frozen=True, slots=True)
class Anchor:
    """Length and last hash of the chain as they once were, kept outside the database, and where."""

    events: int
    head: str
    source: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was counted, and the first fault if there is one."""

    events: int
    head: str
    fault: Break | None = None
    contradicted: Anchor | None = None
    """Whole in itself, yet another chain than the one this anchor has seen: cut, or written anew with its head."""

    @property
    def is_whole(self) -> bool:
        return self.fault is None and self.contradicted is None

    def __str__(self) -> str:
        if self.fault:
            words = SENTENCES[self.fault.fault]
            return f"Rantai catatan putus: {words.format(event=self.fault.event, found=self.fault.found)}."
        if self.contradicted:
            return (
                f"Catatan bukan lagi yang pernah disaksikan {self.contradicted.source}: kejadian nomor "
                f"{self.contradicted.events} hilang atau lain isinya (sekarang ada {self.events} kejadian)."
            )
        return f"Rantai catatan utuh: {self.events} kejadian, kepala {self.head}."


def verify(connection: Connection, anchors: Sequence[Anchor] = ()) -> Verdict:
    """Walk the whole chain; then hold it against what anchors have seen of it."""
    count, head = chain_head(connection)
    walk = _Walk(anchors)
    fault = chain_break(walk.over(_rows(connection)), count, head)
    return Verdict(walk.events, walk.head, fault, None if fault else walk.contradicted())


def chain_head(connection: Connection) -> tuple[int, str]:
    """Length and last hash as the database keeps them apart; of an empty chain before the first event."""
    row = connection.execute(select(ChainHead.events, ChainHead.hash)).one_or_none()
    return (row.events, row.hash) if row else (0, GENESIS)


def export(connection: Connection, case_id: int | None = None) -> Iterator[str]:
    """JSON lines: every event (or those of one case) with its hash, then one line with length and head of the chain.

    Each row's hash can be recomputed from the row alone; those of one case do not follow each other.
    """
    for facts, stored in _rows(connection, case_id):
        yield json.dumps({**asdict(facts), "hash": stored}, ensure_ascii=False)
    count, head = chain_head(connection)
    yield json.dumps({"chain": {"events": count, "head": head, "case_id": case_id}})


def exported_anchor(lines: Iterable[str], source: str) -> Anchor:
    """The head that an exported file ends with; raises ValueError when it is no such file."""
    last = ""
    for line in lines:
        last = line.strip() or last
    try:
        chain = json.loads(last)["chain"]
        return Anchor(int(chain["events"]), str(chain["head"]), source)
    except (KeyError, TypeError, json.JSONDecodeError) as error:
        raise ValueError(source) from error


@dataclass(slots=True)
class _Walk:
    """Counts the rows that pass by, and remembers what they said where an anchor looks."""

    anchors: Sequence[Anchor]
    events: int = 0
    head: str = GENESIS
    _seen: dict[int, str] = field(default_factory=dict)

    def over(self, rows: Iterable[tuple[EventFacts, str]]) -> Iterator[tuple[EventFacts, str]]:
        wanted = {anchor.events for anchor in self.anchors}
        for facts, stored in rows:
            self.events, self.head = self.events + 1, stored
            if self.events in wanted:
                self._seen[self.events] = stored
            yield facts, stored

    def contradicted(self) -> Anchor | None:
        in_order = sorted(self.anchors, key=lambda anchor: anchor.events)
        return next((a for a in in_order if a.events and self._seen.get(a.events) != a.head), None)


def _rows(connection: Connection, case_id: int | None = None) -> Iterator[tuple[EventFacts, str]]:
    wanted = select(*FACTS, Event.hash).order_by(Event.id)
    if case_id is not None:
        wanted = wanted.where(Event.case_id == case_id)
    for row in connection.execute(wanted.execution_options(yield_per=1000)):
        yield EventFacts(*(_plain(value) for value in row[:-1])), str(row[-1])


def _plain(value: Any) -> Any:
    """Bytes where text belongs are somebody's doing: they must break the chain, not the program that looks."""
    return repr(value) if isinstance(value, bytes) else value
