"""Labels of documents mapped to the office's roles once: for all SOPs of a document, and for documents to come."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from kanban.actions.sop_desks import save
from kanban.domain.people import Actor
from kanban.domain.sop_drafts import SopDraft
from kanban.domain.sop_labels import chosen, key, known, same_source, settled
from kanban.domain.sop_text import from_json
from kanban.models import Role, SopDesk, SopState, SopVersion


def known_labels(session: Session) -> dict[str, str]:
    """Every label that is settled: names of roles, and what people have chosen so far."""
    names = {key(name): code for code, name in session.execute(select(Role.code, Role.name))}
    documents = session.scalars(
        select(SopState.document)
        .join(SopDesk, (SopDesk.version_id == SopState.version_id) & (SopDesk.revision == SopState.revision))
        .order_by(SopState.at)
    )
    return known(from_json(text) for text in documents) | names


def share_roles(session: Session, version_id: int, old: SopDraft, new: SopDraft, *, by: Actor, at: int) -> None:
    """Map the labels that an edit has mapped in the other drafts of the same document too, where they are open."""
    roles = chosen(old, new)
    if not roles:
        return
    rows = session.execute(
        select(SopDesk, SopState)
        .join(SopState, (SopState.version_id == SopDesk.version_id) & (SopState.revision == SopDesk.revision))
        .join(SopVersion, SopVersion.id == SopDesk.version_id)
        .where(SopVersion.status == "draft", SopDesk.version_id != version_id)
    ).all()
    for desk, state in rows:
        draft = from_json(state.document)
        filled = settled(draft, roles)
        if same_source(new, draft) and filled != draft:
            save(session, desk, state, filled, by=by, at=at)
