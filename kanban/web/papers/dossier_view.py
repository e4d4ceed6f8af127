""" "Bukti tepat waktu": everything that speaks for or against a case's times, in words that an outsider can follow."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kanban.queries.cases import CaseFacts, EventRow
from kanban.queries.documents import DocumentFacts
from kanban.upkeep.case_audit import CaseProof, UsedCalendar
from kanban.web.cases.case_view import CaseView
from kanban.web.cases.run_view import RunView
from kanban.web.cases.told_view import told_lines
from kanban.web.documents.document_words import size_text
from kanban.web.i18n import gettext
from kanban.web.papers.dossier_words import flaw_text
from kanban.web.papers.paper import moment_text
from kanban.web.times import Moments
from kanban.web.why.why_view import WhyView

MOST_ROWS = 400
"""Of a stay of more than a year the middle is folded here too."""


class DossierStay(NamedTuple):
    """A stay with its count, and the command that repeats it."""

    run: RunView
    why: WhyView
    command: str


class DossierEvent(NamedTuple):
    """An event with its hash."""

    id: int
    at: str
    who: str
    hat: str
    text: str
    hash: str


class DossierDocument(NamedTuple):
    """A version of a document with its digest; the name is gone once it was erased."""

    place: str
    """ "2/1": which document of the case, and which version."""
    name: str
    size: str
    who: str
    withdrawn: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """The sheets."""

    told: tuple[str, ...]
    """What it comes to, in sentences."""
    stays: tuple[DossierStay, ...]
    """Oldest first."""
    flaws: tuple[str, ...]
    stamps: int
    holds: int
    calendars: tuple[UsedCalendar, ...]
    documents: tuple[DossierDocument, ...]
    events: tuple[DossierEvent, ...]
    chain_events: int
    chain_hash: str


def dossier_view(
    view: CaseView, facts: CaseFacts, stays: Sequence[DossierStay], events: Sequence[EventRow], proof: CaseProof,
    documents: Sequence[DocumentFacts], chain: tuple[int, str], promise: str, moments: Moments,
) -> Dossier:  # fmt: skip
    """The proof of a case; `events` newest first, as the view tells them; `promise` as the receipt says it."""
    told = zip(events, view.history, strict=True)
    return Dossier(
        told=tuple(_told(facts, promise, moments)),
        stays=tuple(stays),
        flaws=tuple(flaw_text(found) for found in proof.found),
        stamps=proof.stamps,
        holds=proof.holds,
        calendars=proof.calendars,
        documents=tuple(_document(each, moments) for each in documents),
        events=tuple(DossierEvent(event.id, *line, event.hash) for event, line in reversed(list(told))),
        chain_events=chain[0],
        chain_hash=chain[1],
    )


def _document(facts: DocumentFacts, moments: Moments) -> DossierDocument:
    withdrawn = "" if facts.withdrawn_at is None else moments.moment(facts.withdrawn_at)
    return DossierDocument(
        place=f"{facts.number}/{facts.version}",
        name=facts.name or gettext("Dokumen %(no)s (sudah dihapus)", no=facts.number),
        size=size_text(facts.size),
        who=gettext("%(person)s, %(when)s", person=facts.person, when=moments.moment(facts.at)),
        withdrawn=gettext("ditarik %(when)s", when=withdrawn) if withdrawn else "",
        sha256=facts.sha256,
    )


def _told(facts: CaseFacts, promise: str, moments: Moments) -> list[str]:
    opened = moment_text(facts.opened_at, moments)
    told = [
        gettext("Dibuka %(when)s oleh %(who)s.", when=opened, who=facts.opened_by),
        gettext("Janji kepada pemohon: %(promise)s", promise=promise),
    ]
    if facts.cancelled_at is not None:
        told.append(gettext("Dibatalkan %(when)s, tidak diselesaikan.", when=moment_text(facts.cancelled_at, moments)))
    elif facts.finished_at is not None:
        told.append(gettext("Selesai %(when)s.", when=moment_text(facts.finished_at, moments)))
    else:
        told.append(gettext("Belum selesai; keadaan pada %(when)s.", when=moment_text(moments.now, moments)))
    return [*told, *told_lines(facts)]
