"""Where the QR code on paper leads: staff to the card, applicants to their own page."""

from flask import Blueprint, abort, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from kanban import db
from kanban.domain.short_code import case_of
from kanban.queries.case_names import case_exists
from kanban.web.identity import public, the_office, unauthorised

bp = Blueprint("scans", __name__)


@bp.get("/k/<code>")
@public
def show(code: str) -> ResponseReturnValue:
    """The card that a code stands for; 404 for a slip. Strangers learn nothing of whether there is such a case."""
    if not current_user.is_authenticated:
        return redirect(url_for("status.show", code=code), 303) if the_office().has_status_page else unauthorised()
    case_id = case_of(code)
    if case_id is None or not case_exists(db.session(), case_id):
        abort(404)
    return redirect(url_for("cases.show", case_id=case_id), 303)
