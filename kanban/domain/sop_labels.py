"""The office's role behind a label of a document: settled once per label, by its name or by a person, and then known
for every document of the office. Nothing here guesses: a label that is only alike stays open."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kanban.domain.sop_drafts import RoleColumn, SopDraft


def key(label: str | None) -> str:
    """Labels that differ in spaces and capitals only are the same."""
    return " ".join((label or "").split()).casefold()


def settled(draft: SopDraft, roles: Mapping[str, str]) -> SopDraft:
    """The draft with a role for every open column whose label is known (key → role code), each role once."""
    used = {column.role for column in draft.columns}
    columns: list[RoleColumn] = []
    for column in draft.columns:
        code = roles.get(key(column.label.value))
        if column.role is None and code is not None and code not in used:
            column = replace(column, role=code)
            used.add(code)
        columns.append(column)
    return draft if tuple(columns) == draft.columns else replace(draft, columns=tuple(columns))


def known(drafts: Iterable[SopDraft]) -> dict[str, str]:
    """What labels were mapped to, by the latest of these drafts that says so; they come oldest first."""
    return {key(column.label.value): column.role for draft in drafts for column in draft.columns if column.role}


def chosen(old: SopDraft, new: SopDraft) -> dict[str, str]:
    """The labels that an edit has mapped, with their roles."""
    before = {key(column.label.value): column.role for column in old.columns}
    return {label: role for label, role in known([new]).items() if before.get(label) != role}


def same_source(one: SopDraft, other: SopDraft) -> bool:
    """Whether two drafts were read from the same document."""
    return bool(one.source.get("sha256")) and one.source.get("sha256") == other.source.get("sha256")
