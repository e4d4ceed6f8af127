"""Briefing pagi: one page for 07.30, read aloud in a minute, printed on one sheet, or sent to a chat group."""

from collections.abc import Iterable

from flask import Blueprint, g, render_template, request
from flask.typing import ResponseReturnValue

from kanban import db
from kanban.domain.staffing import Gap
from kanban.queries.cards import open_cases
from kanban.queries.staffing import absences, gaps_on, unaccepted
from kanban.queries.workflows import VersionFacts
from kanban.web.home import boards_in_use
from kanban.web.i18n import gettext
from kanban.web.identity import the_office
from kanban.web.people.briefing_view import Told, briefing_parts, plain_text
from kanban.web.times import Moments

bp = Blueprint("briefing", __name__)

WAITING_DAYS = (1, 3, 5, 7, 14)
USUAL_WAIT = 3


@bp.get("/briefing")
def show() -> ResponseReturnValue:
    """The state of this minute; `days` says how long a wait for the applicant must be to be named."""
    office, day = the_office(), the_office().day(g.minute)
    asked = request.args.get("days", USUAL_WAIT, type=int)
    days = asked if asked in WAITING_DAYS else USUAL_WAIT
    versions = boards_in_use()
    told = Told(
        versions, open_cases(db.session(), tuple(found.id for found in versions)), unaccepted(db.session()),
        absences(db.session(), day), _gaps(versions), days,
    )  # fmt: skip
    parts, moments = briefing_parts(told, office, g.minute), Moments(office.calendar, g.minute)
    head = gettext("Briefing pagi %(office)s, %(moment)s", office=office.name, moment=moments.full(g.minute))
    return render_template(
        "briefing/show.html",
        nav="home",
        parts=parts,
        moment=moments.full(g.minute),
        text=plain_text(parts, head),
        days=days,
        all_days=WAITING_DAYS,
    )


def _gaps(versions: Iterable[VersionFacts]) -> list[Gap]:
    """Gaps in roles that own a step: the others hold nothing up."""
    owning = {step.role_id for version in versions for step in version.steps}
    return [gap for gap in gaps_on(db.session(), the_office().day(g.minute)) if gap.role_id in owning]
