"""The proposed roles of an SOP beside what the scanned document shows for each."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from kanban.queries.sources import step_sources
from kanban.queries.workflows import VersionFacts


@dataclass(frozen=True, slots=True)
class RoleChoice:
    """One step whose role is to be confirmed."""

    step_id: int
    no: int
    name: str
    activity: str
    proposed: int
    chosen: int
    """The role that the form shows; 0 when it is left open."""
    confidence: int | None
    is_proposed: bool
    evidence: str
    """The ink that the scan shows in the role columns; empty without any."""
    source_activity: str


@dataclass(frozen=True, slots=True)
class RoleGroup:
    """The steps of one SOP."""

    version_id: int
    title: str
    code: str
    is_title_proposed: bool
    steps: tuple[RoleChoice, ...]


def role_group(session: Session, facts: VersionFacts, values: Mapping[str, str]) -> RoleGroup:
    """The steps of an SOP version; `values` are choices typed before, which a fault elsewhere must not lose."""
    sources = {source.step_id: source for source in step_sources(session, facts.id)}
    steps = []
    for step in facts.steps:
        typed = values.get(f"role-{step.id}", str(step.role_id))
        steps.append(
            RoleChoice(
                step_id=step.id,
                no=step.no,
                name=step.name,
                activity=step.activity,
                proposed=step.role_id,
                chosen=int(typed) if typed.isdigit() else 0,
                confidence=step.role_confidence,
                is_proposed=step.is_role_proposed,
                evidence=sources[step.id].residue,
                source_activity=sources[step.id].raw.get("aktivitas", ""),
            )
        )
    return RoleGroup(facts.id, facts.title, facts.code, facts.is_title_proposed, tuple(steps))
