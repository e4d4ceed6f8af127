"""One case: its page, its acts, and the form that opens a new one."""

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kanban import db
from kanban.actions.cases import BoardUnknown, Intake, open_case
from kanban.domain.moves import Refused, may_open
from kanban.queries.cases import case as case_facts
from kanban.queries.cases import history
from kanban.queries.norms import step_norm
from kanban.queries.office import calendar_of
from kanban.queries.people import roles
from kanban.queries.workflows import published, version
from kanban.web import phrases
from kanban.web.case_view import CaseView, case_view
from kanban.web.forms import CONTACT, NAME, NOTE, TITLE, Form, submit_key
from kanban.web.i18n import gettext
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


@bp.get("/cases/new")
def new() -> ResponseReturnValue:
    """The short form of a new case."""
    return _form_page(Form({"board": request.args.get("board", "")}))


@bp.post("/cases")
def create() -> ResponseReturnValue:
    """Open a case and go back to its board."""
    form = Form()
    choices = {str(board_id) for board_id, _, _ in _boards()}
    board_id = form.choice("board", choices, gettext("Pilih SOP yang berkasnya boleh Anda buka."))
    intake = Intake(
        title=form.text(
            "title",
            most=TITLE,
            missing=gettext("Tulis perihal berkas, misalnya “Pelatihan barista bagi wirausaha muda”."),
        ),
        applicant=form.text("applicant", most=NAME),
        contact=form.text("contact", most=CONTACT),
        note=form.text("note", most=NOTE),
    )
    if form.errors:
        return _form_page(form, 422)
    try:
        case_id = open_case(db.session(), int(board_id), intake, key=submit_key(), by=actor(), at=g.at)
    except BoardUnknown:
        abort(404)
    except Refused as refused:
        form.errors["board"] = phrases.refusal_text(refused.why, {**refused.facts, "is_admin": me().is_admin})
        return _form_page(form, 409)
    found = case_facts(db.session(), case_id)
    number = found.number if found else ""
    text = gettext("Jam langkah pertama mulai berjalan.")
    see = phrases.Link(url_for(".show", case_id=case_id), gettext("Lihat berkas"))
    title = gettext("%(number)s dibuka", number=number)
    phrases.leave(phrases.Toast("done", title, text, "circle-check", case_id, see))
    return redirect(url_for("boards.show", board_id=board_id), 303)


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
    return case_view(
        facts, found, history(db.session(), case_id), holders, norm, actor(), office, g.minute,
        is_admin=me().is_admin, calendars=calendars,
    )  # fmt: skip


def _boards() -> list[tuple[int, str, str]]:
    by = actor()
    return [(facts.id, facts.title, facts.code) for facts in published(db.session()) if may_open(facts.workflow, by)]


def _form_page(form: Form, status: int = 200) -> ResponseReturnValue:
    boards = _boards()
    # A submit that was refused as a whole is another act when it is sent again.
    key = request.form.get("key") if status == 422 else None
    return render_template(
        "cases/new.html", nav="board", form=form.values, errors=form.errors, boards=boards,
        limits={"title": TITLE, "applicant": NAME, "contact": CONTACT, "note": NOTE}, key=key,
    ), status  # fmt: skip
