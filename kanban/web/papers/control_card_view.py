"""The kartu kendali: a line for each stay, filled as far as it is stamped; the steps to come are left to the pen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

from kanban.domain.sla import Outcome
from kanban.domain.stays import ENDORSED, Exit, uncounted
from kanban.domain.workflow import DONE
from kanban.queries.cases import CaseFacts, RunFacts
from kanban.queries.outputs import OutputFacts
from kanban.queries.particulars import CaseParticulars
from kanban.queries.workflows import StepFacts, VersionFacts
from kanban.web.boards.card_view import standard_of
from kanban.web.cases.exit_words import ended_pill
from kanban.web.i18n import gettext
from kanban.web.intake.intake_words import priority_text
from kanban.web.papers.paper import day_text
from kanban.web.times import Moments, standard_text

MOST_FULL = 14
"""So many lines fit on a folio with their full activities."""
SPARE = 3
"""Empty lines for returns that the pen will know of first."""


class Written(NamedTuple):
    """An instant on two lines."""

    day: str
    clock: str


class CardLine(NamedTuple):
    """A line of the card; empty texts are written by hand."""

    no: str
    name: str
    activity: str
    role: str
    standard: str
    entered: Written | None = None
    finished: Written | None = None
    signer: str = ""
    hat: str = ""
    note: str = ""


EMPTY = CardLine("", "", "", "", "")


@dataclass(frozen=True, slots=True)
class ControlCard:
    """The sheet."""

    rows: tuple[tuple[str, str], ...]
    lines: tuple[CardLine, ...]

    @property
    def is_long(self) -> bool:
        """Whether the full activities would push it to a second sheet: the short names then must do."""
        return len(self.lines) > MOST_FULL


def control_card_view(
    facts: CaseFacts, kept: CaseParticulars, version: VersionFacts, elders: Mapping[int, VersionFacts],
    outputs: Mapping[tuple[int, int], OutputFacts], moments: Moments,
) -> ControlCard:  # fmt: skip
    """The card of a case; `elders` by step of an earlier version, `outputs` by step and round of the stay."""
    lines = [*_stays(facts, version, elders, outputs, moments), *_to_come(facts, version)]
    if facts.step_id is not None:
        lines += [EMPTY] * SPARE
    promised = day_text(kept.promised_at, moments) if kept.promised_at is not None else ""
    rows = (
        (gettext("Perihal"), facts.title),
        (gettext("Pemohon"), facts.applicant),
        (gettext("SOP"), version.title),
        (gettext("Dibuka"), day_text(facts.opened_at, moments)),
        (gettext("Sifat"), priority_text(facts.priority)),
        (gettext("Dijanjikan"), promised),
    )
    return ControlCard(tuple(row for row in rows if row[1]), tuple(lines))


def _stays(
    facts: CaseFacts, version: VersionFacts, elders: Mapping[int, VersionFacts],
    outputs: Mapping[tuple[int, int], OutputFacts], moments: Moments,
) -> Iterator[CardLine]:  # fmt: skip
    undone = uncounted(facts.runs)
    stays = [run for run in reversed(facts.runs) if run.id not in undone]
    for run, after in zip_longest(stays, stays[1:]):
        home = elders.get(run.step_id, version)
        yield _line(home.step(run.step_id))._replace(
            entered=_written(run.entered_at, moments),
            finished=_written(run.finished_at, moments) if run.finished_at is not None else None,
            signer=run.person or "",
            hat=run.hat,
            note=_note(run, outputs.get((run.step_id, run.round))),
        )
        if run.exit == Exit.SKIPPED:
            here = home.workflow.step(run.step_id)
            for step in home.workflow.between(here, after.step_id if after else DONE) if here else ():
                yield _line(home.step(step.id))._replace(note=gettext("dilewati"))


def _to_come(facts: CaseFacts, version: VersionFacts) -> Iterator[CardLine]:
    """The steps behind the one where the case is, by the arrows of the SOP."""
    here = version.workflow.step(facts.step_id) if facts.step_id else None
    after = version.workflow.step(here.next_id) if here else None
    while here and after and after.no > here.no:
        yield _line(version.step(after.id))
        here, after = after, version.workflow.step(after.next_id)


def _line(step: StepFacts) -> CardLine:
    activity = "" if step.activity == step.name else step.activity
    return CardLine(str(step.no), step.name, activity, step.role, standard_text(standard_of(step.standard)))


def _written(at: int, moments: Moments) -> Written:
    return Written(moments.day(at), moments.clock(at))


def _note(run: RunFacts, output: OutputFacts | None) -> str:
    words = [gettext("putaran %(round)s", round=run.round) if run.round > 1 else ""]
    if ended := ended_pill(run.exit):
        words.append(ended.text.lower())
    if run.exit == Exit.OVERRIDDEN:
        words.append(gettext("disahkan atasan"))
    if run.verdict == Outcome.LATE and run.exit in ENDORSED:
        words.append(gettext("terlambat"))
    if run.holds:
        words.append(gettext("dijeda"))
    # That it is there the signature says; a number is what whoever looks for it asks for.
    words.append(output.text if output else "")
    is_taken_back = output is not None and (output.is_withdrawn or output.withdrawn is not None)
    words.append(gettext("dokumen output ditarik") if is_taken_back else "")
    return ", ".join(word for word in words if word)
