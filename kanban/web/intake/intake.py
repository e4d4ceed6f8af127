"""The form that opens a case, and the look at what may be the same matter before it does."""

from dataclasses import dataclass, replace

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kanban import db
from kanban.actions.cases import BoardUnknown, Intake, open_case
from kanban.domain.likeness import Fingerprint, Known, resemblance
from kanban.domain.moves import Refused, may_open
from kanban.queries.cases import case as case_facts
from kanban.queries.particulars import OpenFile, open_files, was_sent
from kanban.queries.workflows import published
from kanban.web import phrases
from kanban.web.forms import Form, submit_key
from kanban.web.i18n import gettext
from kanban.web.identity import actor, me, the_office
from kanban.web.intake.intake_form import LIMITS, read_intake
from kanban.web.intake.intake_words import priority_choices, resemblance_text

bp = Blueprint("intake", __name__)

MOST_ALIKE = 5
"""So many possible duplicates are named; the surest first."""


@dataclass(frozen=True, slots=True)
class Alike:
    """An open case that may be the same matter."""

    id: int
    number: str
    title: str
    applicant: str
    step: str
    why: str


@bp.get("/cases/new")
def new() -> ResponseReturnValue:
    """The short form of a new case."""
    return _form_page(Form({"board": request.args.get("board", "")}))


@bp.post("/cases")
def create() -> ResponseReturnValue:
    """Open a case and go back to its board; first show what may be the same matter."""
    form = Form()
    board_id = chosen_board(form)
    intake = read_intake(request.form, form, the_office().day(g.at))
    if form.errors:
        return _form_page(form, 422)
    found = [] if is_again() else alike(intake, open_files(db.session()))
    shown = set(request.form.get("despite", "").split(","))
    if any(each.number not in shown for each in found):
        return _form_page(form, 409, found)
    try:
        despite = replace(intake, despite=tuple(each.number for each in found))
        case_id = open_case(db.session(), int(board_id), despite, key=submit_key(), by=actor(), at=g.at)
    except BoardUnknown:
        abort(404)
    except Refused as refused:
        form.errors["board"] = refusal_words(refused)
        return _form_page(form, 409)
    _tell(case_id)
    return redirect(url_for("boards.show", board_id=board_id), 303)


def boards() -> list[tuple[int, str, str]]:
    """The boards on which the signed-in person may open cases."""
    by = actor()
    return [(facts.id, facts.title, facts.code) for facts in published(db.session()) if may_open(facts.workflow, by)]


def chosen_board(form: Form) -> str:
    """The board that was chosen; a fault when it is none of them."""
    choices = {str(board_id) for board_id, _, _ in boards()}
    return form.choice("board", choices, gettext("Pilih SOP yang berkasnya boleh Anda buka."))


def is_again() -> bool:
    """Whether this very submit was carried out before: a double click must not be asked about its own case."""
    return was_sent(db.session(), me().person_id, submit_key())


def refusal_words(refused: Refused) -> str:
    """Why nothing was opened."""
    return phrases.refusal_text(refused.why, {**refused.facts, "is_admin": me().is_admin})


def alike(intake: Intake, files: tuple[OpenFile, ...]) -> list[Alike]:
    """Open cases that may be the same matter, the surest sign first."""
    new = Fingerprint.of(Known(intake.title, intake.applicant, intake.nik, intake.nib, intake.letter_number))
    found = [(why, file) for file in files if (why := resemblance(new, file.fingerprint))]
    surest = list(type(found[0][0])) if found else []
    found.sort(key=lambda each: (surest.index(each[0]), -each[1].id))
    return [
        Alike(file.id, file.number, file.title, file.applicant, file.step, resemblance_text(why))
        for why, file in found[:MOST_ALIKE]
    ]


def _tell(case_id: int) -> None:
    found = case_facts(db.session(), case_id)
    title = gettext("%(number)s dibuka", number=found.number if found else "")
    links = (
        phrases.Link(url_for("cases.show", case_id=case_id), gettext("Lihat berkas")),
        phrases.Link(url_for("papers.receipt", case_id=case_id), gettext("Cetak tanda terima")),
    )
    text = gettext("Jam langkah pertama mulai berjalan.")
    phrases.leave(phrases.Toast("done", title, text, "circle-check", case_id, links))


def _form_page(form: Form, status: int = 200, found: list[Alike] | None = None) -> ResponseReturnValue:
    # A submit that was refused as a whole is another act when it is sent again.
    key = request.form.get("key") if status == 422 or found else None
    return render_template(
        "cases/new.html", nav="board", form=form.values, errors=form.errors, boards=boards(), limits=LIMITS, key=key,
        alike=found or [], priorities=priority_choices(),
    ), status  # fmt: skip
