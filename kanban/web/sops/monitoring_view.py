"""Tabel 7 "Monitoring Pelaksanaan SOP AP" in words: a proposed judgement per SOP, with what it rests on. The officials
decide; the table is a document of the office and stays Indonesian."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kanban.domain.durations import standard_from_code
from kanban.domain.figures import Gap, StepFigures, has_few
from kanban.queries.workflows import VersionFacts
from kanban.web.i18n import ORDINARY, speaking
from kanban.web.sops.practice_view import Measured, gap_lines, percent

WELL, BADLY, OPEN = "well", "badly", "open"


class MonitoringRow(NamedTuple):
    """An SOP in the table."""

    no: int
    version_id: int
    title: str
    code: str
    judgement: str
    """well, badly, or open where there is too little to say anything."""
    notes: tuple[str, ...]


def monitoring_rows(versions: Sequence[VersionFacts], figures: Mapping[int, StepFigures]) -> tuple[MonitoringRow, ...]:
    """The SOPs in force, each with what the figures of its steps say."""
    with speaking(ORDINARY):
        return tuple(_row(n, version, figures) for n, version in enumerate(versions, 1))


def _row(no: int, version: VersionFacts, figures: Mapping[int, StepFigures]) -> MonitoringRow:
    steps = tuple(
        Measured(str(step.id), step.no, step.name, standard_from_code(step.standard), figures[step.id])
        for step in version.steps
    )
    return MonitoringRow(no, version.id, version.title, version.code, _judgement(steps), tuple(_notes(steps)))


def _judgement(steps: tuple[Measured, ...]) -> str:
    if any(step.gap is Gap.TIGHT for step in steps):
        return BADLY
    return OPEN if all(has_few(step.figures) for step in steps) else WELL


def _notes(steps: tuple[Measured, ...]) -> list[str]:
    """First how much was done and how much of it in time, then the steps that disagree with their standard."""
    whole = StepFigures(sum(step.figures.count for step in steps), sum(step.figures.on_time for step in steps))
    if not whole.count:
        return ["Belum ada langkah yang diselesaikan."]
    few = [str(step.no) for step in steps if has_few(step.figures)]
    return [
        f"{whole.count} langkah diselesaikan, {percent(whole)}% tepat waktu.",
        *(f"Langkah {line.step}: {line.text} ({line.facts})." for line in gap_lines(steps)),
        *([f"Belum cukup untuk dinilai: langkah {', '.join(few)}."] if few else []),
    ]
