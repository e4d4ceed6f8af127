"""A draft becomes rows: the columns of a board, their roles, requirements and arrows."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from kanban.domain.events import canonical
from kanban.domain.sop_drafts import FlagKind, Read, SopDraft, StepDraft
from kanban.domain.sop_problems import arrows
from kanban.domain.sop_sources import kept_source, short_name
from kanban.domain.sop_states import SopRefusal, SopRefused
from kanban.domain.workflow import DONE
from kanban.models import ColumnRevision, Edge, Requirement, Role, SopVersion, Step, StepRole


def materialise(session: Session, version: SopVersion, draft: SopDraft, *, base_id: int | None) -> list[Step]:
    """Write the rows of a version that has none. Part of publishing. Raises SopRefused (UNKNOWN_ROLE)."""
    codes = {code: role_id for code, role_id in session.execute(select(Role.code, Role.id))}
    roles = {column.label.value: codes[column.role] for column in draft.columns if column.role in codes}
    version.title = draft.title.value or ""
    version.is_title_proposed = draft.title.confidence < 100
    version.identity = canonical({name: read.value for name, read in draft.identity.items() if read.value})
    version.source = _source(session, draft, base_id)
    rows = [_row(session, version.id, no, step, roles) for no, step in enumerate(draft.steps, 1)]
    _edges(session, draft, rows)
    columns = [row.id for row in rows] + [DONE]
    session.add_all(ColumnRevision(version_id=version.id, step_id=column, revision=1) for column in columns)
    session.flush()
    return rows


def _row(session: Session, version_id: int, no: int, step: StepDraft, roles: dict[str | None, int]) -> Step:
    if step.role.value not in roles or any(read.value not in roles for read in step.involved):
        raise SopRefused(SopRefusal.UNKNOWN_ROLE)
    is_proposed = step.role.confidence < 100
    row = Step(
        version_id=version_id, no=no, kind=step.kind, name=short_name(step), activity=step.activity.value or "",
        output=step.output.value or "", note=step.note.value or "", waktu=step.waktu.value or "",
        standard=step.standard or "none", is_scheduled=step.is_scheduled, clock_owner=step.clock_owner,
        role_id=roles[step.role.value], is_role_proposed=is_proposed,
        role_confidence=step.role.confidence if is_proposed else None, source=canonical(kept_source(step)),
    )  # fmt: skip
    session.add(row)
    session.flush()
    session.add_all(_requirements(row.id, step.requirements))
    involved = {roles[read.value] for read in step.involved} - {row.role_id}
    session.add_all(StepRole(step_id=row.id, role_id=role_id) for role_id in sorted(involved))
    return row


def _requirements(step_id: int, lines: tuple[Read, ...]) -> list[Requirement]:
    return [Requirement(step_id=step_id, position=n, text=line.value or "") for n, line in enumerate(lines, 1)]


def _edges(session: Session, draft: SopDraft, rows: list[Step]) -> None:
    ids: dict[str | None, int | None] = {step.key: row.id for step, row in zip(draft.steps, rows, strict=True)}
    for key, targets in arrows(draft).items():
        kinds = ("yes", "no") if len(targets) > 1 else ("next",)
        session.add_all(
            Edge(step_id=ids[key], kind=kind, to_step_id=ids.get(to)) for kind, to in zip(kinds, targets, strict=True)
        )
    session.flush()


def _source(session: Session, draft: SopDraft, base_id: int | None) -> str:
    """Where the version came from: what its base knew, or the document that was read."""
    base = session.get(SopVersion, base_id) if base_id else None
    if base is not None:
        return base.source
    remarks = [flag.why for flag in draft.notes if flag.kind is FlagKind.REMARK]
    return canonical({"document": {"source": draft.source.get("file", ""), "oddities": remarks}})
