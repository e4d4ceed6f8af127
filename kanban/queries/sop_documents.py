"""An SOP version as a document, whatever wrote it: a draft from its desk, a published one from its rows with the
source that was kept of each step. So the editor, the diff and the sheet read every version alike."""

import json
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from kanban.domain.sop_drafts import Arrow, Flag, FlagKind, Read, RoleColumn, SopDraft, StepDraft, written
from kanban.domain.sop_sources import columns, role_read, sourced_step
from kanban.domain.sop_text import from_json
from kanban.models import Edge, Requirement, Role, Sop, SopDesk, SopState, SopVersion, Step, StepRole


@dataclass(frozen=True, slots=True)
class Document:
    """A version's document, with the step rows that it has become once published: row id by key."""

    draft: SopDraft
    step_ids: dict[str, int]
    revision: int = 0


def sop_document(session: Session, version_id: int) -> Document | None:
    """The document of a version, or None when there is no such version. At most seven statements."""
    version = session.execute(
        select(SopVersion, Sop.code).join(Sop, Sop.id == SopVersion.sop_id).where(SopVersion.id == version_id)
    ).one_or_none()
    if version is None:
        return None
    steps = list(session.scalars(select(Step).where(Step.version_id == version_id).order_by(Step.no)))
    state = session.execute(
        select(SopState.document, SopState.revision)
        .join(SopDesk, (SopDesk.version_id == SopState.version_id) & (SopDesk.revision == SopState.revision))
        .where(SopDesk.version_id == version_id)
    ).one_or_none()
    if state is not None:
        draft = _settled(from_json(state.document), steps)
        ids = [step.id for step in steps]
        return Document(draft, dict(zip((s.key for s in draft.steps), ids, strict=False)), state.revision)
    draft = _from_rows(session, version.SopVersion, version.code, steps)
    return Document(draft, {f"s{step.no}": step.id for step in steps})


def _settled(draft: SopDraft, rows: list[Step]) -> SopDraft:
    """A role that was confirmed after publishing is no proposal any more."""
    if not rows:
        return draft
    sure = {step.key: not row.is_role_proposed for step, row in zip(draft.steps, rows, strict=True)}
    steps = tuple(
        replace(step, role=replace(step.role, confidence=100)) if sure[step.key] else step for step in draft.steps
    )
    return replace(draft, steps=steps)


def _from_rows(session: Session, version: SopVersion, code: str, rows: list[Step]) -> SopDraft:
    roles = {role.id: role for role in session.scalars(select(Role).order_by(Role.rank, Role.id))}
    source: dict[str, Any] = json.loads(version.source)
    table: dict[str, Any] = source.get("table", {})
    ids = [row.id for row in rows]
    lines, involved = _lines(session, ids), _involved(session, ids)
    used = {row.role_id for row in rows} | {role for found in involved.values() for role in found}
    shown = columns(table.get("roles", ()), {role.code: role.name for role in roles.values()})
    known = {column.role for column in shown}
    more = (role for role in roles.values() if role.id in used and role.code not in known)
    guessed = (Flag(FlagKind.SUPPLIED),) if version.is_title_proposed else ()
    raw = source.get("document", {}).get("document_title_raw", "")
    return SopDraft(
        title=Read(version.title, raw, 60 if version.is_title_proposed else 100, guessed),
        code=code,
        steps=tuple(_step(row, roles, lines[row.id], involved[row.id]) for row in rows),
        columns=(*shown, *(RoleColumn(written(role.name), role.code) for role in more)),
        identity={name: written(value) for name, value in json.loads(version.identity).items() if value},
        header=tuple(tuple(cells) for cells in table.get("header_raw", ())),
        arrows=_arrows(session, rows),
    )


def _step(row: Step, roles: dict[int, Role], lines: list[str], involved: list[int]) -> StepDraft:
    source = json.loads(row.source)
    confidence = row.role_confidence if row.is_role_proposed else None
    step = StepDraft(
        key=f"s{row.no}", no=written(str(row.no)), activity=written(row.activity), name=written(row.name),
        kind=row.kind, role=role_read(roles[row.role_id].name, confidence, source, ""),
        involved=tuple(written(roles[role_id].name) for role_id in involved),
        requirements=tuple(written(line) for line in lines),
        waktu=written(row.waktu), standard=row.standard, output=written(row.output), note=written(row.note),
        is_scheduled=row.is_scheduled, clock_owner=row.clock_owner,
    )  # fmt: skip
    return sourced_step(step, source)


def _lines(session: Session, ids: list[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    rows = session.execute(
        select(Requirement.step_id, Requirement.text)
        .where(Requirement.step_id.in_(ids))
        .order_by(Requirement.step_id, Requirement.position)
    )
    for step_id, text in rows:
        found[step_id].append(text)
    return found


def _involved(session: Session, ids: list[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for step_id, role_id in session.execute(
        select(StepRole.step_id, StepRole.role_id).where(StepRole.step_id.in_(ids)).order_by(StepRole.role_id)
    ):
        found[step_id].append(role_id)
    return found


def _arrows(session: Session, rows: list[Step]) -> tuple[Arrow, ...]:
    """The arrows that do not simply lead to the row below."""
    keys: dict[int | None, str | None] = {row.id: f"s{row.no}" for row in rows} | {None: None}
    below = dict(zip((row.id for row in rows), [*(row.id for row in rows[1:]), None], strict=True))
    edges = session.execute(
        select(Edge.step_id, Edge.kind, Edge.to_step_id).where(Edge.step_id.in_(below)).order_by(Edge.id)
    )
    return tuple(
        Arrow(keys[step_id] or "", keys[to], kind)
        for step_id, kind, to in edges
        if kind == "no" or below[step_id] != to
    )
