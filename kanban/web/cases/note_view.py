"""Remarks on a case in words: who wrote what, whom it mentions, and what waits to be read."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kanban.domain.notes import SIGN, Mention, Mentionable, Named, taking_back_refusal, writing_refusal
from kanban.domain.people import Actor
from kanban.queries.notes import NoteFacts, Unread
from kanban.web.i18n import gettext
from kanban.web.times import Moments

SNIPPET = 140
"""So many characters of a remark are shown where it only calls."""


@dataclass(frozen=True, slots=True)
class NoteView:
    """One remark; `pieces` are its text, each with whether it names somebody."""

    id: int
    person: str
    hat: str
    when: str
    pieces: tuple[tuple[str, bool], ...]
    besides: str
    """Whom it mentions without naming them in the text."""
    gone: str
    """Why there is no text any more: taken back, or erased."""
    may_withdraw: bool
    is_unread: bool


@dataclass(frozen=True, slots=True)
class NotesView:
    """The remarks on a case, newest first."""

    notes: tuple[NoteView, ...]
    may_write: bool
    unread: int
    mine: int
    """How many this actor has written so far."""
    names: tuple[str, ...]
    """Whom a text may name behind "@"."""
    choices: tuple[tuple[str, str], ...]
    """The same for a list to choose from: value and label."""
    text: str = ""
    """What was typed and could not be kept, and why."""
    error: str = ""


@dataclass(frozen=True, slots=True)
class MentionView:
    """A remark that calls somebody, as home lists it."""

    note_id: int
    case_id: int
    number: str
    title: str
    snippet: str
    line: str


def notes_view(
    rows: tuple[NoteFacts, ...], unread: Iterable[int], known: tuple[Named, ...], actor: Actor, moments: Moments,
    *, is_erased: bool,
) -> NotesView:  # fmt: skip
    """As this actor sees them; `unread` are ids of remarks."""
    waiting = set(unread)
    notes = tuple(_note(row, row.id in waiting, actor, moments) for row in rows)
    return NotesView(
        notes,
        not is_erased and writing_refusal(actor) is None,
        sum(note.is_unread for note in notes),
        sum(row.person_id == actor.person_id for row in rows),
        tuple(each.name for each in known),
        tuple((value_of(each.mention), each.name) for each in known),
    )


def mention_view(row: Unread, moments: Moments) -> MentionView:
    """A call in one line."""
    snippet = row.text if len(row.text) <= SNIPPET else row.text[: SNIPPET - 1].rstrip() + "…"
    line = gettext("%(person)s, %(when)s", person=row.person, when=moments.near(row.at))
    return MentionView(row.note_id, row.case_id, row.number, row.title, snippet, line)


def value_of(mention: Mention) -> str:
    """A mention as a form submits it: "role-3"."""
    return f"{mention.kind.value}-{mention.id}"


def mention_of(text: str) -> Mention | None:
    """The mention that a form submitted; None when it makes no sense."""
    found = re.fullmatch(r"(role|person)-(\d{1,18})", text)
    return Mention(Mentionable(found[1]), int(found[2])) if found else None


def _note(row: NoteFacts, is_unread: bool, actor: Actor, moments: Moments) -> NoteView:
    is_withdrawn = row.withdrawn_at is not None
    gone = (
        gettext("Catatan dihapus sesuai masa simpan data pribadi.")
        if row.erased_at is not None
        else gettext("Ditarik penulisnya, %(when)s.", when=moments.near(row.withdrawn_at))
        if row.withdrawn_at is not None
        else ""
    )
    pieces = () if gone else _pieces(row.text, [each.name for each in row.mentions])
    named = {text[1:].casefold() for text, names in pieces if names}
    besides = ", ".join(each.name for each in row.mentions if each.name.casefold() not in named)
    return NoteView(
        id=row.id,
        person=row.person,
        hat=row.hat,
        when=moments.near(row.at),
        pieces=pieces,
        besides="" if gone else besides,
        gone=gone,
        may_withdraw=not gone and taking_back_refusal(row.person_id, is_withdrawn, actor) is None,
        is_unread=is_unread,
    )


def _pieces(text: str, names: list[str]) -> tuple[tuple[str, bool], ...]:
    if not names:
        return ((text, False),)
    longest_first = sorted(names, key=len, reverse=True)
    pattern = re.compile(rf"({SIGN}(?:{'|'.join(map(re.escape, longest_first))}))(?!\w)", re.IGNORECASE)
    return tuple((piece, at % 2 == 1) for at, piece in enumerate(pattern.split(text)) if piece)
