"""Uji waktu: what a written waktu would mean on real dates, as a page and as a part of other pages."""

from flask import Blueprint, g, render_template, request
from flask.typing import ResponseReturnValue

from kanban.web.forms import NAME
from kanban.web.identity import the_office
from kanban.web.why.trial_view import trial_view

bp = Blueprint("trial", __name__)


@bp.get("/standards/trial")
def show() -> ResponseReturnValue:
    """The readings of `waktu` side by side; for htmx the table alone, to stand beside a field."""
    text = request.args.get("waktu", "").replace("\x00", "").strip()[:NAME]
    is_part = request.headers.get("HX-Request") is not None
    template = "standards/_trial.html" if is_part else "standards/trial.html"
    trial = trial_view(the_office(), text, g.at)
    return render_template(template, nav="calendar", waktu=text, trial=trial)
