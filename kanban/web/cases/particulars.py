"""The whole NIK of a case, shown once and written into the record."""

from flask import Blueprint, abort, g, render_template, request
from flask.typing import ResponseReturnValue

from kanban import db
from kanban.actions.particulars import see_nik
from kanban.actions.taking import CaseUnknown
from kanban.domain.moves import Refused
from kanban.domain.particulars import grouped
from kanban.queries.cases import case as case_facts
from kanban.web.forms import submit_key
from kanban.web.identity import actor, me, the_office
from kanban.web.office.privacy_words import hidden_text
from kanban.web.times import Moments

bp = Blueprint("particulars", __name__)


@bp.post("/cases/<int:case_id>/identity")
def show(case_id: int) -> ResponseReturnValue:
    """The whole NIK: in the dialog, or on a page of its own. Never by GET: no address and no history leads to it."""
    sentence, nik, status = "", "", 200
    try:
        nik = see_nik(db.session(), case_id, key=submit_key(), by=actor(), at=g.at)
    except CaseUnknown:
        abort(404)
    except Refused as refused:
        sentence, status = hidden_text(refused.why, {**refused.facts, "is_admin": me().is_admin}), 403
    facts = case_facts(db.session(), case_id)
    is_dialog = request.headers.get("HX-Request") is not None
    return render_template(
        "cases/_identity_dialog.html" if is_dialog else "cases/identity.html", nav="board", case=facts,
        nik=grouped(nik), sentence=sentence, when=Moments(the_office().calendar, g.at).clock(g.at),
    ), 200 if is_dialog else status  # fmt: skip
