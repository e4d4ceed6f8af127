"""The tanda terima in words that an applicant understands: what was taken in, which steps follow, by when."""

from dataclasses import dataclass
from typing import NamedTuple

from kanban.domain.promise import Stage, countable
from kanban.queries.cases import CaseFacts
from kanban.queries.particulars import CaseParticulars
from kanban.queries.workflows import VersionFacts
from kanban.web.boards.card_view import standard_of
from kanban.web.i18n import gettext, long_date
from kanban.web.papers.paper import day_text, moment_text
from kanban.web.times import Moments, standard_text

MOST_WIDE = 10
"""So many steps stand apart as is easy to read."""


class ReceiptStep(NamedTuple):
    """A step as the applicant is told of it."""

    no: int
    name: str
    role: str
    standard: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """The sheet."""

    rows: tuple[tuple[str, str], ...]
    steps: tuple[ReceiptStep, ...]
    promise: str
    """By when, as a sentence."""
    rest: str
    """Of which step nothing could be promised, and why; empty when all were counted."""
    received_on: str
    clerk: str
    applicant: str
    key: str
    """What opens the page for applicants; empty while that page is closed."""

    @property
    def is_long(self) -> bool:
        """Whether the steps must stand close together to leave room for the signatures."""
        return len(self.steps) > MOST_WIDE


def receipt_view(
    facts: CaseFacts, kept: CaseParticulars, version: VersionFacts, moments: Moments, *, key: str
) -> Receipt:
    """The receipt of a case; `version` is the one that its promise was counted from."""
    return Receipt(
        rows=tuple((label, value) for label, value in _rows(facts, kept, version, moments) if value),
        steps=tuple(
            ReceiptStep(step.no, step.name, step.role, standard_text(standard_of(step.standard)))
            for step in version.steps
        ),
        promise=promise_text(kept.promised_at, version, moments),
        rest=_rest(_counted(kept.promised_at, version), version),
        received_on=day_text(facts.opened_at, moments),
        clerk=facts.opened_by,
        applicant=facts.applicant,
        key=key,
    )


def promise_text(promised_at: int | None, version: VersionFacts, moments: Moments) -> str:
    """What was promised, as a sentence: up to which step, and by when."""
    counted = _counted(promised_at, version)
    if promised_at is None:
        return gettext("Tanggal selesai belum dapat dijanjikan.")
    when = moment_text(promised_at, moments)
    if counted == len(version.steps):
        return gettext("Selesai paling lambat %(when)s.", when=when)
    if counted == 1:
        return gettext("Langkah 1 selesai paling lambat %(when)s.", when=when)
    return gettext("Langkah 1 sampai %(last)s selesai paling lambat %(when)s.", last=counted, when=when)


def letter_text(kept: CaseParticulars) -> str:
    """Number and date of the letter that the file came with."""
    day = long_date(kept.letter_on) if kept.letter_on else ""
    if kept.letter_number and day:
        return gettext("%(number)s, tanggal %(day)s", number=kept.letter_number, day=day)
    return kept.letter_number or day


def _rows(
    facts: CaseFacts, kept: CaseParticulars, version: VersionFacts, moments: Moments
) -> tuple[tuple[str, str], ...]:
    return (
        (gettext("Layanan"), version.title),
        (gettext("Perihal"), facts.title),
        (gettext("Pemohon"), facts.applicant),
        (gettext("Surat"), letter_text(kept)),
        (gettext("Diterima"), moment_text(facts.opened_at, moments)),
        (gettext("Petugas"), facts.opened_by),
    )


def _counted(promised_at: int | None, version: VersionFacts) -> int:
    if promised_at is None:
        return 0
    return countable([Stage(standard_of(step.standard), step.is_scheduled) for step in version.steps])


def _rest(counted: int, version: VersionFacts) -> str:
    if counted == len(version.steps):
        return ""
    step = version.steps[counted]
    if step.is_scheduled:
        return gettext("Langkah %(no)s menunggu tanggal pelaksanaan; kantor akan memberitahukannya.", no=step.no)
    return gettext("Langkah %(no)s tidak memiliki standar waktu dalam SOP.", no=step.no)
