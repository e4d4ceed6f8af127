"""The shipped SOPs as drafts: each field beside the scanned cell that it was read from."""

from typing import Any

from kanban.domain.sop_drafts import Flag, FlagKind, Read, SkippedRow, SopDraft, StepDraft, written
from kanban.domain.sop_sources import columns, role_read, sourced_step
from kanban.domain.sops import SopDraft as ShippedSop
from kanban.domain.sops import StepDraft as ShippedStep
from kanban.exchange.sop_seed import shipped


def seed_drafts() -> tuple[SopDraft, ...]:
    """The three SOPs; titles and roles that the scan does not show are guesses."""
    names = {role.code: role.name for role in shipped().roles}
    return tuple(_draft(sop, names) for sop in shipped().sops)


def _draft(sop: ShippedSop, names: dict[str, str]) -> SopDraft:
    document, table = sop.source["document"], sop.source["table"]
    supplied = (Flag(FlagKind.SUPPLIED),) if sop.is_title_proposed else ()
    return SopDraft(
        title=Read(value=sop.title, raw=document["document_title_raw"], confidence=40, flags=supplied),
        code=sop.code,
        steps=tuple(_step(step, names) for step in sop.steps),
        columns=columns(table["roles"], names),
        header=tuple(tuple(row) for row in table["header_raw"]),
        notes=tuple(Flag(FlagKind.REMARK, why=text) for text in document["oddities"]),
        skipped=tuple(_skipped(line, sop.steps) for line in table["spill_lines"]),
        source={"file": document["source"], "sha256": document["sha256"]},
    )


def _step(step: ShippedStep, names: dict[str, str]) -> StepDraft:
    place = f"baris {step.source['source_line']}"
    draft = StepDraft(
        key=f"s{step.no}", no=written(str(step.no)), activity=written(step.activity), name=written(step.name),
        kind=step.kind, role=role_read(names[step.role_code], step.role_confidence, step.source, place),
        requirements=tuple(written(line) for line in step.requirements), waktu=written(step.waktu),
        standard=step.standard, output=written(step.output), is_scheduled=step.is_scheduled,
        clock_owner=step.clock_owner,
    )  # fmt: skip
    return sourced_step(draft, step.source)


def _skipped(line: int, steps: tuple[ShippedStep, ...]) -> SkippedRow:
    """A row of ink: the scan kept only what stood in its role columns."""
    marks: list[dict[str, Any]] = [
        mark for step in steps for mark in step.source["role"]["residue"] if mark["line"] == line
    ]
    return SkippedRow(tuple(mark["text"] for mark in marks), FlagKind.NOISE, f"baris {line}")
