"""Writing an SOP version: every saved state is kept, so that undo works and two editors do not overwrite each other."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from kanban.actions.people import admin
from kanban.actions.sop_desks import SopUnknown, desk_of, name_version, save, state_of
from kanban.actions.sop_labels import share_roles
from kanban.domain.people import Actor
from kanban.domain.sop_drafts import SopDraft
from kanban.domain.sop_edits import retyped, texts
from kanban.domain.sop_text import from_json
from kanban.models import SopState
from kanban.store import write

__all__ = ["Act", "Edited", "SopUnknown", "edit_draft", "undo_edit"]

Act = Callable[[SopDraft, str], SopDraft]
"""A press of a button on the draft; the text is a step key that nobody has used."""


@dataclass(frozen=True, slots=True)
class Edited:
    """What an edit did: the state as it is now, the fields that somebody else had changed meanwhile, and who."""

    revision: int
    draft: SopDraft
    conflicts: Mapping[str, tuple[str, str]]
    """Field → what stands there now, what was typed."""
    others: frozenset[int] = frozenset()
    base: SopDraft | None = None
    """The state that whoever edits has seen, where it is known."""


def edit_draft(
    session: Session, version_id: int, typed: Mapping[str, str], *, seen: int, by: Actor, at: int,
    act: Act | None = None,
) -> Edited:  # fmt: skip
    """Save what was typed since the state `seen`, then do the act. A field that another person changed to something
    else meanwhile stays as it is and is named as a conflict. Raises SopUnknown, NotAdmin, SopRefused (NOT_DRAFT)."""
    with write(session):
        admin(session, by)
        desk, now = desk_of(session, version_id)
        current = from_json(now.document)
        was = state_of(session, version_id, seen)
        known = current if was is None or was is now else from_json(was.document)
        base, here = texts(known), texts(current)
        mine = {name: text for name, text in typed.items() if name in here and _differs(text, base.get(name))}
        met = {name for name, text in mine.items() if here[name] != base.get(name) and _differs(text, here[name])}
        theirs = _by_others(session, version_id, (was or now).revision, by, here, met) if met else {}
        clash = {name: (here[name], mine[name]) for name in theirs}
        new = retyped(current, {name: text for name, text in mine.items() if name not in clash})
        if act is not None:
            new = act(new, f"n{desk.revision + 1}")
        if new != current:
            save(session, desk, now, new, by=by, at=at)
            share_roles(session, desk.version_id, current, new, by=by, at=at)
        return Edited(desk.revision, new, clash, frozenset(theirs.values()), known if was else None)


def undo_edit(session: Session, version_id: int, *, by: Actor, at: int, forward: bool = False) -> Edited:
    """Take the last change of the draft back, or with `forward` the last taking back. Nothing to do changes nothing.

    Raises SopUnknown, NotAdmin, SopRefused (NOT_DRAFT).
    """
    with write(session):
        admin(session, by)
        desk, now = desk_of(session, version_id)
        goal = state_of(session, version_id, (now.forward if forward else now.back) or 0)
        if goal is None:
            return Edited(desk.revision, from_json(now.document), {})
        desk.revision += 1
        name_version(session, version_id, from_json(goal.document))
        back, ahead = (now.revision, goal.forward) if forward else (goal.back, now.revision)
        session.add(
            SopState(
                version_id=version_id, revision=desk.revision, document=goal.document, back=back, forward=ahead,
                person_id=by.person_id, at=at,
            )
        )  # fmt: skip
        return Edited(desk.revision, from_json(goal.document), {})


def _by_others(
    session: Session, version_id: int, revision: int, by: Actor, here: Mapping[str, str], names: set[str]
) -> dict[str, int]:
    """Those of these fields whose text of now came from somebody else, and from whom; nobody meets themselves."""
    states = session.scalars(
        select(SopState)
        .where(SopState.version_id == version_id, SopState.revision > revision)
        .order_by(SopState.revision.desc())
    )
    writers: dict[str, int] = {}
    left = set(names)
    for state in states:
        then = texts(from_json(state.document))
        left = {name for name in left if then.get(name) == here[name]}
        writers |= dict.fromkeys(left, state.person_id)
    return {name: person_id for name, person_id in writers.items() if person_id != by.person_id}


def _differs(one: str, other: str | None) -> bool:
    """Whether two texts differ in more than the line breaks and edges that a form changes."""
    return other is None or one.replace("\r\n", "\n").strip() != other.strip()
