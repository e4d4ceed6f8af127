"""The papers of a case as pages that print: tanda terima, kartu kendali, lembar disposisi."""

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from kanban import db
from kanban.domain.applicant_key import applicant_key
from kanban.queries.outputs import case_outputs
from kanban.queries.particulars import case_particulars
from kanban.web.cases.cases import elders_of
from kanban.web.identity import the_office
from kanban.web.papers.control_card_view import control_card_view
from kanban.web.papers.disposition_view import disposition_view
from kanban.web.papers.paper import A4, FOLIO, HALF, paper_case, paper_of, promised_by
from kanban.web.papers.receipt_view import receipt_view

bp = Blueprint("papers", __name__)


@bp.get("/cases/<int:case_id>/receipt")
def receipt(case_id: int) -> ResponseReturnValue:
    """The tanda terima: what the applicant takes home."""
    case = paper_case(case_id)
    kept = case_particulars(db.session(), case_id)
    office = the_office()
    key = applicant_key(office.salt, kept.salt) if office.has_status_page else ""
    sheet = receipt_view(case.facts, kept, promised_by(case), case.moments, key=key)
    return render_template(
        "papers/receipt.html", nav="board", paper=paper_of(case, FOLIO, A4), sheet=sheet,
        status_address=url_for("status.show", _external=True),
    )  # fmt: skip


@bp.get("/cases/<int:case_id>/control-card")
def control_card(case_id: int) -> ResponseReturnValue:
    """The kartu kendali: travels with the file, filled as far as it is stamped."""
    case = paper_case(case_id)
    kept = case_particulars(db.session(), case_id)
    elders, outputs = elders_of(case.facts, case.version), case_outputs(db.session(), case_id)
    sheet = control_card_view(case.facts, kept, case.version, elders, outputs, case.moments)
    return render_template("papers/control_card.html", nav="board", paper=paper_of(case, FOLIO, A4), sheet=sheet)


@bp.get("/cases/<int:case_id>/disposition")
def disposition(case_id: int) -> ResponseReturnValue:
    """The lembar disposisi, half a folio."""
    case = paper_case(case_id)
    sheet = disposition_view(case.facts, case_particulars(db.session(), case_id), case.version, case.moments)
    return render_template("papers/disposition.html", nav="board", paper=paper_of(case, HALF, FOLIO, A4), sheet=sheet)
