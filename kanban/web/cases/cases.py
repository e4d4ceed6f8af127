"""One case: its page and its acts."""

from dataclasses import replace

from flask import Blueprint, abort, g, render_template, request
from flask.typing import ResponseReturnValue

from kanban import db
from kanban.queries.cases import CaseFacts, history
from kanban.queries.cases import case as case_facts
from kanban.queries.norms import step_norm
from kanban.queries.office import calendar_of
from kanban.queries.people import roles
from kanban.queries.workflows import VersionFacts, version, versions_of_steps
from kanban.web.cases.case_parts import case_parts
from kanban.web.cases.case_view import CaseView, case_view
from kanban.web.identity import actor, me, the_office

bp = Blueprint("cases", __name__)


@bp.get("/cases/<int:case_id>")
def show(case_id: int) -> ResponseReturnValue:
    """The case page."""
    return render_template("cases/show.html", nav="board", case=the_case(case_id))


@bp.get("/cases/<int:case_id>/acts")
def acts(case_id: int) -> ResponseReturnValue:
    """What may be done with a case: in the dialog, or as a page of its own without JavaScript."""
    is_dialog = request.headers.get("HX-Request") is not None
    template = "cases/_acts_dialog.html" if is_dialog else "cases/acts.html"
    return render_template(template, nav="board", case=the_case(case_id))


def the_case(case_id: int) -> CaseView:
    """The case as the signed-in person sees it now; 404 when unknown."""
    facts = case_facts(db.session(), case_id)
    if facts is None:
        abort(404)
    found = version(db.session(), facts.version_id)
    if found is None:
        abort(404)
    office = the_office()
    holders = roles(db.session(), office.day(g.at))
    norm = step_norm(db.session(), facts.step_id) if facts.step_id else None
    # A stay is told by the calendar that it was judged by.
    calendars = {
        run.id: calendar_of(db.session(), run.calendar_version_id, run.calendar_sha256, office.zone)
        for run in facts.runs
    }
    parts = case_parts(facts, found, holders)
    view = case_view(
        facts, found, history(db.session(), case_id), holders, norm, actor(), office, g.at,
        is_admin=me().is_admin, calendars=calendars, elders=elders_of(facts, found), names=parts.names,
        corrections=parts.corrections, outputs=parts.outputs,
        missing=tuple(item.id for item in parts.checklist.missing),
    )  # fmt: skip
    return replace(view, about=parts.about, documents=parts.documents, notes=parts.notes, checklist=parts.checklist)


def elders_of(facts: CaseFacts, found: VersionFacts) -> dict[int, VersionFacts]:
    """The earlier versions of a case that was moved, by those of their steps that it has stays in."""
    known = {step.id for step in found.steps}
    foreign = {run.step_id for run in facts.runs} - known
    versions = versions_of_steps(db.session(), foreign) if foreign else ()
    return {step.id: elder for elder in versions for step in elder.steps}
