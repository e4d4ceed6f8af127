"""The lembar disposisi: what came in, from whom, and room for who sends it on to write and sign."""

from dataclasses import dataclass

from kanban.queries.cases import CaseFacts
from kanban.queries.particulars import CaseParticulars
from kanban.queries.workflows import VersionFacts
from kanban.web.i18n import long_date
from kanban.web.intake.intake_words import priority_choices
from kanban.web.papers.paper import day_text
from kanban.web.times import Moments


@dataclass(frozen=True, slots=True)
class Disposition:
    """The sheet; empty texts are written by hand."""

    sender: str
    letter_number: str
    letter_on: str
    received_on: str
    agenda: str
    subject: str
    priorities: tuple[tuple[str, bool], ...]
    """Each sifat and whether it is this one."""
    roles: tuple[str, ...]
    """To whom it may be sent on: the roles of the SOP, in the order of its steps."""


def disposition_view(facts: CaseFacts, kept: CaseParticulars, version: VersionFacts, moments: Moments) -> Disposition:
    """The sheet of a case."""
    return Disposition(
        sender=facts.applicant,
        letter_number=kept.letter_number,
        letter_on=long_date(kept.letter_on) if kept.letter_on else "",
        received_on=day_text(facts.opened_at, moments),
        agenda=facts.number,
        subject=facts.title,
        priorities=tuple((words, value == str(facts.priority)) for value, words in priority_choices()),
        roles=tuple(dict.fromkeys(step.role for step in version.steps)),
    )
