"""What was written when a case was opened, as its page shows it: the NIK by its last four digits only."""

from dataclasses import dataclass

from kanban.domain.identity import identity_refusal
from kanban.domain.particulars import masked
from kanban.domain.people import Actor
from kanban.domain.short_code import short_code
from kanban.domain.workflow import DONE
from kanban.queries.cases import CaseFacts
from kanban.queries.particulars import CaseParticulars
from kanban.queries.workflows import VersionFacts
from kanban.web.i18n import gettext
from kanban.web.intake.intake_words import priority_text
from kanban.web.times import Moments


@dataclass(frozen=True, slots=True)
class AboutView:
    """The particulars in words."""

    contact: str
    note: str
    nik: str
    nib: str
    letter: str
    priority: str
    """Empty for an ordinary one."""
    code: str
    """What is typed or scanned from paper."""
    may_see_nik: bool
    promised: str
    erased: str
    """When the personal values were taken out; empty while they are there."""


def about_view(
    facts: CaseFacts, kept: CaseParticulars, version: VersionFacts, actor: Actor, moments: Moments
) -> AboutView:
    """The particulars of a case as this actor sees them."""
    here = version.workflow.step(facts.step_id or DONE)
    letter = kept.letter_number
    if kept.letter_on:
        day = moments.date(kept.letter_on)
        letter = gettext("%(number)s, tanggal %(day)s", number=letter, day=day) if letter else day
    return AboutView(
        contact=facts.contact,
        note=facts.note,
        nik=masked(kept.nik),
        nib=kept.nib,
        letter=letter,
        priority=priority_text(facts.priority) if facts.priority else "",
        code=short_code(facts.id),
        may_see_nik=bool(kept.nik) and identity_refusal(here, actor) is None,
        promised=moments.moment(kept.promised_at) if kept.promised_at is not None else "",
        erased=moments.moment(kept.erased_at) if kept.erased_at is not None else "",
    )
