"""The explanation of a stay's due date or verdict, in the dialog and as a page that prints."""

from collections.abc import Sequence
from dataclasses import replace

from flask import Blueprint, abort, g, render_template, request
from flask.typing import ResponseReturnValue

from kanban import db
from kanban.queries.cases import CaseFacts, RunFacts
from kanban.queries.cases import case as case_facts
from kanban.queries.corrections import CorrectionFacts, case_corrections
from kanban.queries.office import calendar_of
from kanban.queries.workflows import VersionFacts, version
from kanban.web.cases.cases import elders_of
from kanban.web.cases.clock_view import stay_reading
from kanban.web.cases.correction_view import correction_line
from kanban.web.identity import the_office
from kanban.web.times import Moments
from kanban.web.why.why_view import MOST_ROWS, WhyView, why_view

bp = Blueprint("why", __name__)


@bp.get("/cases/<int:case_id>/why", defaults={"run_id": None})
@bp.get("/cases/<int:case_id>/runs/<int:run_id>/why")
def show(case_id: int, run_id: int | None) -> ResponseReturnValue:
    """Why this due date, or this verdict; without a stay, that of the latest."""
    is_dialog = request.headers.get("HX-Request") is not None
    template = "cases/_why_dialog.html" if is_dialog else "cases/why.html"
    return render_template(template, nav="board", why=the_why(case_id, run_id))


def the_why(case_id: int, run_id: int | None) -> WhyView:
    """The explanation of a stay of this case, or of its latest; 404 when there is none."""
    facts = case_facts(db.session(), case_id)
    run = next((run for run in facts.runs if run_id in (None, run.id)), None) if facts else None
    found = version(db.session(), facts.version_id) if facts else None
    if facts is None or run is None or found is None:
        abort(404)
    beside = case_corrections(db.session(), case_id).get(run.id, ())
    return stay_why(facts, run, elders_of(facts, found).get(run.step_id, found), beside)


def stay_why(
    facts: CaseFacts, run: RunFacts, home: VersionFacts, corrections: Sequence[CorrectionFacts], *,
    most: int = MOST_ROWS,
) -> WhyView:  # fmt: skip
    """The explanation of one stay, in at most so many rows; `home` is the SOP version that its step belongs to."""
    office = the_office()
    calendar = calendar_of(db.session(), run.calendar_version_id, run.calendar_sha256, office.zone)
    reading = stay_reading(run, office, g.minute) if run.finished_at is None else None
    view = why_view(facts, run, home.step(run.step_id), reading, calendar, g.minute, most=most)
    moments = Moments(calendar, g.minute)
    return replace(view, corrections=tuple(correction_line(each, run, moments) for each in corrections))
