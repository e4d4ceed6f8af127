""" "Bukti tepat waktu": one printable dossier per case."""

from collections.abc import Sequence

from flask import Blueprint, g, render_template
from flask.typing import ResponseReturnValue

from kanban import db
from kanban.queries.cases import RunFacts, history
from kanban.queries.corrections import CorrectionFacts, case_corrections
from kanban.queries.documents import case_documents
from kanban.queries.office import calendar_of
from kanban.queries.particulars import case_particulars
from kanban.queries.workflows import VersionFacts
from kanban.upkeep.audit import chain_head
from kanban.upkeep.case_audit import check_case
from kanban.web.boards.card_view import standard_of
from kanban.web.cases.cases import elders_of, the_case
from kanban.web.cases.run_view import RunView
from kanban.web.cases.stay_words import stay_pauses
from kanban.web.documents.document_shelf import shelf
from kanban.web.identity import the_office
from kanban.web.papers.dossier_view import MOST_ROWS, DossierStay, dossier_view
from kanban.web.papers.dossier_words import recount_command
from kanban.web.papers.paper import A4, FOLIO, PaperCase, paper_case, paper_of, promised_by
from kanban.web.papers.receipt_view import promise_text
from kanban.web.why.why import stay_why

bp = Blueprint("dossier", __name__)


@bp.get("/cases/<int:case_id>/dossier")
def show(case_id: int) -> ResponseReturnValue:
    """Stamps, counts, calendars and events of a case, held against each other as it is printed."""
    case, view = paper_case(case_id), the_case(case_id)
    elders = elders_of(case.facts, case.version)
    words = {run.id: run for run in view.runs}
    beside = case_corrections(db.session(), case_id)
    stays = [
        _stay(case, run, words[run.id], elders.get(run.step_id, case.version), beside.get(run.id, ()))
        for run in reversed(case.facts.runs)
    ]
    promised_at = case_particulars(db.session(), case_id).promised_at
    sheet = dossier_view(
        view,
        case.facts,
        stays,
        history(db.session(), case_id),
        check_case(db.session(), case.facts, shelf()),
        case_documents(db.session(), case_id),
        chain_head(db.session().connection()),
        promise_text(promised_at, promised_by(case), case.moments),
        case.moments,
    )
    paper = paper_of(case, FOLIO, A4)
    return render_template("papers/dossier.html", nav="board", case=view, paper=paper, sheet=sheet)


def _stay(
    case: PaperCase, run: RunFacts, words: RunView, home: VersionFacts, corrections: Sequence[CorrectionFacts]
) -> DossierStay:
    calendar = calendar_of(db.session(), run.calendar_version_id, run.calendar_sha256, the_office().zone)
    end = run.finished_at if run.finished_at is not None else max(g.minute, run.entered_at)
    command = recount_command(run, standard_of(run.standard), end, stay_pauses(run, end), calendar)
    return DossierStay(words, stay_why(case.facts, run, home, corrections, most=MOST_ROWS), command)
