"""What every sheet of a case has: the office, the number, the code to scan, the size of the paper."""

from dataclasses import dataclass
from typing import NamedTuple

from flask import abort, g, request
from markupsafe import Markup

from kanban import db
from kanban.domain.short_code import short_code
from kanban.queries.cases import CaseFacts
from kanban.queries.cases import case as case_facts
from kanban.queries.workflows import VersionFacts, version
from kanban.web.cases.cases import elders_of
from kanban.web.i18n import gettext, long_date
from kanban.web.identity import the_office
from kanban.web.papers.qr import case_drawing
from kanban.web.times import Moments

FOLIO, A4, HALF = "f4", "a4", "half"
"""F4 is 215 × 330 mm, what Indonesian offices call folio; half is an F4 sheet cut across."""


class Size(NamedTuple):
    """A size of paper that the sheet can be printed on."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """The frame of a sheet."""

    case_id: int
    number: str
    code: str
    qr: Markup
    printed: str
    size: str
    sizes: tuple[Size, ...]

    @property
    def style(self) -> str:
        """The bundle that makes the page as large as the paper."""
        return f"css/paper_{self.size}.css"


class PaperCase(NamedTuple):
    """The case that a sheet is about, the SOP version it is worked by, and instants in words."""

    facts: CaseFacts
    version: VersionFacts
    moments: Moments


def paper_case(case_id: int) -> PaperCase:
    """The case with all that sheets tell of it; 404 when unknown."""
    facts = case_facts(db.session(), case_id)
    found = version(db.session(), facts.version_id) if facts else None
    if facts is None or found is None:
        abort(404)
    return PaperCase(facts, found, Moments(the_office().calendar, g.minute))


def promised_by(case: PaperCase) -> VersionFacts:
    """The version that the case was opened by, which its promise was counted from."""
    first = case.facts.runs[-1]
    return elders_of(case.facts, case.version).get(first.step_id, case.version)


def paper_of(case: PaperCase, *sizes: str) -> Paper:
    """The frame of a sheet that is printed on these sizes: what the address asks for, else what the office has, unless
    the sheet's own comes first."""
    asked, usual = request.args.get("size", ""), the_office().paper
    chosen = asked if asked in sizes else sizes[0] if sizes[0] == HALF else usual
    labels = {FOLIO: gettext("F4 (folio)"), A4: "A4", HALF: gettext("Setengah folio")}
    return Paper(
        case_id=case.facts.id,
        number=case.facts.number,
        code=short_code(case.facts.id),
        qr=case_drawing(case.facts.id),
        printed=case.moments.full(g.minute),
        size=chosen,
        sizes=tuple(Size(value, labels[value], value == chosen) for value in sizes),
    )


def day_text(at: int, moments: Moments) -> str:
    """ "Senin, 6 April 2026" """
    return long_date(moments.calendar.local_date(at))


def moment_text(at: int, moments: Moments) -> str:
    """ "Senin, 6 April 2026 pukul 16.00 WIB" """
    text = gettext("%(day)s pukul %(clock)s %(zone)s")
    return text % {"day": day_text(at, moments), "clock": moments.clock(at), "zone": the_office().zone}
