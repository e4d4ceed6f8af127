"""What the document says of each step, for screens that set a proposal beside its evidence."""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from kanban.models import Step


@dataclass(frozen=True, slots=True)
class StepSource:
    """The source of one step: raw cells, repairs, what the role columns showed."""

    step_id: int
    raw: dict[str, str]
    residue: str
    repairs: tuple[dict[str, str], ...]
    notes: tuple[str, ...]


def step_sources(session: Session, version_id: int) -> tuple[StepSource, ...]:
    """The sources of all steps of a version, in the order of the table. One statement."""
    rows = session.execute(select(Step.id, Step.source).where(Step.version_id == version_id).order_by(Step.no))
    return tuple(_source(step_id, json.loads(source)) for step_id, source in rows)


def _source(step_id: int, source: dict[str, Any]) -> StepSource:
    marks = source.get("role", {}).get("residue", [])
    return StepSource(
        step_id=step_id,
        raw=source.get("raw", {}),
        residue="; ".join(f"{mark['header']}: “{mark['text']}”" for mark in marks),
        repairs=tuple(source.get("repairs", ())),
        notes=tuple(source.get("notes", ())),
    )
