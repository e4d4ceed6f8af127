"""What a reader gives back: the drafts of a file, and what is to be said of it."""

from dataclasses import dataclass, field, replace

from kanban.domain.sop_drafts import Flag, FlagKind, SopDraft
from kanban.exchange.sop_finding_words import SENTENCES, Finding, Words


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding with what fills its sentences."""

    finding: Finding
    facts: dict[str, str | int] = field(default_factory=dict)

    @property
    def words(self) -> Words:
        """In Indonesian."""
        plain = SENTENCES[self.finding]
        return Words(*(text % self.facts for text in (plain.found, plain.missing, plain.next)))


@dataclass(frozen=True, slots=True)
class Reading:
    """The drafts of a file and what is to be said of it; `format` is xlsx, pdf, docx, csv, text, json or empty."""

    drafts: tuple[SopDraft, ...] = ()
    remarks: tuple[Remark, ...] = ()
    format: str = ""

    @property
    def steps(self) -> int:
        return sum(len(draft.steps) for draft in self.drafts)


def remarked(reading: Reading) -> tuple[SopDraft, ...]:
    """The drafts, each with what is to be said of the file among its notes: for who takes them in. Our own data comes
    as it went, so that nothing gathers on its way from office to office."""
    if reading.format == "json":
        return reading.drafts
    said = [" ".join(part for part in (r.words.found, r.words.missing, r.words.next) if part) for r in reading.remarks]
    notes = tuple(Flag(FlagKind.REMARK, why=text) for text in said)
    return tuple(replace(draft, notes=(*draft.notes, *notes)) for draft in reading.drafts)


def failed(finding: Finding, format_: str = "", **facts: str | int) -> Reading:
    """A reading that has nothing but a reason."""
    return Reading((), (Remark(finding, facts),), format_)
