"""Publishing SOP versions and settling the roles that the source does not show."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kanban.actions.people import PersonUnknown, admin
from kanban.actions.record import bump, record
from kanban.domain.events import canonical
from kanban.domain.moves import Refusal, Refused
from kanban.domain.people import Actor
from kanban.domain.sops import SopDraft, StepDraft
from kanban.domain.workflow import DONE
from kanban.models import ColumnRevision, Edge, Requirement, Role, Sop, SopVersion, Step, StepRole
from kanban.store import write


class StepUnknown(LookupError):
    """A step was named that is not part of this SOP version."""


def publish(session: Session, drafts: Sequence[SopDraft], *, at: int, day: date) -> None:
    """Publish first versions of these SOPs. Part of set-up: runs inside its transaction."""
    role_ids = {code: role_id for code, role_id in session.execute(select(Role.code, Role.id))}
    for draft in drafts:
        position = (session.scalar(select(func.max(Sop.position))) or 0) + 1
        sop = Sop(code=draft.code, position=position)
        session.add(sop)
        session.flush()
        version = SopVersion(
            sop_id=sop.id, number=1, title=draft.title, is_title_proposed=draft.is_title_proposed, status="published",
            identity=canonical(draft.identity), source=canonical(draft.source), effective_on=day, published_at=at,
        )  # fmt: skip
        session.add(version)
        session.flush()
        steps = [_step(session, version.id, step, role_ids) for step in draft.steps]
        followers = [step.id for step in steps[1:]] + [None]
        session.add_all(Edge(step_id=step.id, to_step_id=to) for step, to in zip(steps, followers, strict=True))
        _columns(session, version.id, steps)
        record(
            session, "publish", at=at, by=None, version_id=version.id,
            data={"code": draft.code, "title": draft.title, "version": 1, "steps": [s.name for s in steps]},
        )  # fmt: skip


def settle_roles(
    session: Session, version_id: int, choices: Mapping[int, int], *, by: Actor, at: int, day: date
) -> int:
    """Confirm the proposed role of each step in `choices` (step id → role id); returns the version now in force.

    Agreeing only clears the flags. Another role than proposed makes a new version, since a published one never changes.
    Raises StepUnknown, PersonUnknown (no such role), NotAdmin, Refused (BOARD_WITHDRAWN: a newer version is in force).
    """
    with write(session):
        admin(session, by)
        version = session.get(SopVersion, version_id, with_for_update=True)
        steps = list(session.scalars(select(Step).where(Step.version_id == version_id).order_by(Step.no)))
        if version is None or not choices.keys() <= {step.id for step in steps}:
            raise StepUnknown(version_id)
        if version.status != "published":
            raise Refused(Refusal.BOARD_WITHDRAWN)
        if any(step.id in choices and choices[step.id] != step.role_id for step in steps):
            return _new_version(session, version, steps, choices, by=by, at=at, day=day)
        for step in steps:
            if step.id in choices:
                step.is_role_proposed = False
        version.revision += 1
        bump(session, version_id, choices.keys())
        record(
            session, "confirm-roles", at=at, by=by, version_id=version_id,
            data={"steps": _owners(session, [step for step in steps if step.id in choices])},
        )  # fmt: skip
        return version_id


def _step(session: Session, version_id: int, draft: StepDraft, role_ids: Mapping[str, int]) -> Step:
    step = Step(
        version_id=version_id, no=draft.no, kind=draft.kind, name=draft.name, activity=draft.activity,
        output=draft.output, waktu=draft.waktu, standard=draft.standard, is_scheduled=draft.is_scheduled,
        clock_owner=draft.clock_owner, role_id=role_ids[draft.role_code],
        is_role_proposed=draft.role_confidence is not None, role_confidence=draft.role_confidence,
        source=canonical(draft.source),
    )  # fmt: skip
    session.add(step)
    session.flush()
    session.add_all(Requirement(step_id=step.id, position=n, text=text) for n, text in enumerate(draft.requirements, 1))
    session.add_all(StepRole(step_id=step.id, role_id=role_ids[code]) for code in draft.involved)
    return step


def _columns(session: Session, version_id: int, steps: Sequence[Step]) -> None:
    """Give every column its first revision."""
    columns = [step.id for step in steps] + [DONE]
    session.add_all(ColumnRevision(version_id=version_id, step_id=column, revision=1) for column in columns)
    session.flush()


def _new_version(
    session: Session, old: SopVersion, steps: Sequence[Step], choices: Mapping[int, int],
    *, by: Actor, at: int, day: date,
) -> int:  # fmt: skip
    last = session.scalar(select(func.max(SopVersion.number)).where(SopVersion.sop_id == old.sop_id)) or 0
    new = SopVersion(
        sop_id=old.sop_id, number=last + 1, title=old.title, is_title_proposed=old.is_title_proposed,
        status="published", identity=old.identity, source=old.source, effective_on=day, published_at=at,
    )  # fmt: skip
    old.status = "withdrawn"
    old.revision += 1
    session.flush()
    session.add(new)
    session.flush()
    copies = {step.id: _copy(session, step, new.id, choices.get(step.id)) for step in steps}
    for edge in session.scalars(select(Edge).where(Edge.step_id.in_(copies))).all():
        to = copies[edge.to_step_id].id if edge.to_step_id else None
        session.add(Edge(step_id=copies[edge.step_id].id, kind=edge.kind, to_step_id=to))
    _columns(session, new.id, list(copies.values()))
    bump(session, old.id, [step.id for step in steps])
    record(
        session, "publish", at=at, by=by, version_id=new.id,
        data={
            "title": new.title, "version": new.number, "withdrawn": old.number,
            "roles": _owners(session, copies.values()),
        },
    )  # fmt: skip
    return new.id


def _copy(session: Session, step: Step, version_id: int, role_id: int | None) -> Step:
    names = {column.key for column in Step.__table__.columns} - {"id", "version_id"}
    copy = Step(**{name: getattr(step, name) for name in names}, version_id=version_id)
    if role_id is not None:
        if session.get(Role, role_id) is None:
            raise PersonUnknown(role_id)
        copy.is_role_proposed = False
        copy.role_confidence = step.role_confidence if role_id == step.role_id else None
        copy.role_id = role_id
    session.add(copy)
    session.flush()
    lines = session.execute(select(Requirement.position, Requirement.text).where(Requirement.step_id == step.id))
    session.add_all(Requirement(step_id=copy.id, position=position, text=text) for position, text in lines)
    involved = session.scalars(select(StepRole.role_id).where(StepRole.step_id == step.id))
    session.add_all(StepRole(step_id=copy.id, role_id=role) for role in involved)
    return copy


def _owners(session: Session, steps: Iterable[Step]) -> list[dict[str, object]]:
    """Steps and their roles by the names of now, for the record."""
    names = {role_id: name for role_id, name in session.execute(select(Role.id, Role.name))}
    return [{"no": step.no, "name": step.name, "role": names[step.role_id]} for step in steps]
