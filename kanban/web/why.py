"""The explanation of a stay's due date or verdict, in the dialog and as a page that prints."""

from flask import Blueprint, abort, g, render_template, request
from flask.typing import ResponseReturnValue

from kanban import db
from kanban.queries.cases import case as case_facts
from kanban.queries.office import calendar_of
from kanban.queries.workflows import version
from kanban.web.clock_view import stay_reading
from kanban.web.identity import the_office
from kanban.web.why_view import WhyView, why_view

bp = Blueprint("why", __name__)


@bp.get("/cases/<int:case_id>/runs/<int:run_id>/why")
def show(case_id: int, run_id: int) -> ResponseReturnValue:
    """Why this due date, or this verdict."""
    is_dialog = request.headers.get("HX-Request") is not None
    template = "cases/_why_dialog.html" if is_dialog else "cases/why.html"
    return render_template(template, nav="board", why=the_why(case_id, run_id))


def the_why(case_id: int, run_id: int) -> WhyView:
    """The explanation of a stay of this case; 404 when there is none."""
    facts, office = case_facts(db.session(), case_id), the_office()
    run = next((run for run in facts.runs if run.id == run_id), None) if facts else None
    found = version(db.session(), facts.version_id) if facts else None
    if facts is None or run is None or found is None:
        abort(404)
    calendar = calendar_of(db.session(), run.calendar_version_id, run.calendar_sha256, office.zone)
    reading = stay_reading(run, office, g.minute) if run.finished_at is None else None
    return why_view(facts, run, found.step(run.step_id), reading, calendar, g.minute)
