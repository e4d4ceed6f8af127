"""The documents of a case in words: what counts now, older versions and what was taken back beside it."""

from dataclasses import dataclass

from kanban.domain.documents import SHOWN, Kind, handing_in_refusal, in_force, reading_refusal, withdrawal_refusal
from kanban.domain.moves import Refusal
from kanban.domain.people import Actor
from kanban.domain.workflow import Workflow, WorkflowStep
from kanban.queries.documents import DocumentFacts
from kanban.web.documents.document_words import document_refusal_text, size_text
from kanban.web.i18n import gettext
from kanban.web.times import Moments


@dataclass(frozen=True, slots=True)
class VersionView:
    """One version of a document."""

    id: int
    name: str
    version: int
    line: str
    """ "84 KB · Siti Aminah, hari ini 08.10" """
    may_open: bool
    is_shown: bool
    """Whether a browser shows it; else it is saved."""
    may_withdraw: bool
    withdrawn: str
    """When, by whom and why it was taken back; empty while it counts."""


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document with the version that counts, or the newest of one that was taken back."""

    number: int
    now: VersionView
    older: tuple[VersionView, ...]
    requirement: str
    place: str
    """What the form submits for a newer version of it."""


@dataclass(frozen=True, slots=True)
class DocumentsView:
    """Everything that was handed in for a case."""

    kept: tuple[DocumentView, ...]
    withdrawn: tuple[DocumentView, ...]
    may_hand_in: bool
    refusal: str
    """Why not, where somebody may not even look; empty without a reason to say so."""


def documents_view(
    rows: tuple[DocumentFacts, ...], workflow: Workflow, here: WorkflowStep | None, actor: Actor, moments: Moments,
    *, is_erased: bool,
) -> DocumentsView:  # fmt: skip
    """As this actor sees them."""
    counts = in_force(rows)
    views = {row.id: _version(row, workflow, here, actor, moments) for row in rows}
    kept: list[DocumentView] = []
    withdrawn: list[DocumentView] = []
    for number in dict.fromkeys(row.number for row in rows):
        versions = [row for row in rows if row.number == number]
        now = counts.get(number, versions[-1])
        older = tuple(views[row.id] for row in reversed(versions) if row.id != now.id)
        view = DocumentView(number, views[now.id], older, now.requirement or "", place_of(versions[-1]))
        (kept if number in counts else withdrawn).append(view)
    refusal = Refusal.CASE_ERASED if is_erased else handing_in_refusal(workflow, actor)
    says = refusal in (Refusal.NOT_OF_THIS_SOP, Refusal.CASE_ERASED)
    return DocumentsView(
        tuple(kept), tuple(withdrawn), refusal is None, document_refusal_text(refusal, {}) if refusal and says else ""
    )


def place_of(newest: DocumentFacts) -> str:
    """What stands for "a newer version of this document" in a form: its number, and the version that was seen."""
    return f"d{newest.number}.{newest.version}"


def _version(
    row: DocumentFacts, workflow: Workflow, here: WorkflowStep | None, actor: Actor, moments: Moments
) -> VersionView:
    who = gettext("%(person)s, %(when)s", person=row.person, when=moments.near(row.at))
    return VersionView(
        id=row.id,
        name=row.name or gettext("Dokumen %(no)s (sudah dihapus)", no=row.number),
        version=row.version,
        line=f"{size_text(row.size)} · {who}",
        may_open=row.erased_at is None and reading_refusal(workflow, actor, row.person_id) is None,
        is_shown=Kind(row.kind) in SHOWN,
        may_withdraw=row.erased_at is None and withdrawal_refusal(here, row, actor) is None,
        withdrawn=_withdrawn(row, moments),
    )


def _withdrawn(row: DocumentFacts, moments: Moments) -> str:
    if row.withdrawn_at is None:
        return ""
    when, who = moments.near(row.withdrawn_at), row.withdrawn_by or ""
    if not row.withdrawn_reason:
        return gettext("Ditarik %(person)s, %(when)s", person=who, when=when)
    return gettext("Ditarik %(person)s, %(when)s: %(reason)s", person=who, when=when, reason=row.withdrawn_reason)
