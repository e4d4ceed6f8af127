"""One act on several cards: chosen on the board or on a page, one request, the same judge, one answer for each."""

import json
from dataclasses import dataclass

from flask import Blueprint, abort, g, make_response, render_template, request
from flask.typing import ResponseReturnValue
from markupsafe import Markup
from werkzeug.exceptions import BadRequest

from kanban import db
from kanban.domain.holds import ClockAct, HoldReason
from kanban.domain.moves import REASON_LENGTH
from kanban.domain.outputs import THERE
from kanban.domain.refusals import Refusal
from kanban.queries.cards import open_cases
from kanban.queries.workflows import VersionFacts, version
from kanban.web import phrases
from kanban.web.boards.boards import changed_columns, differing, the_board
from kanban.web.boards.selection_acts import Wish, answers
from kanban.web.boards.selection_view import BACK, REASONED, Chosen, labels, selection_view
from kanban.web.cases.hold_words import reason_choices
from kanban.web.forms import submit_key
from kanban.web.i18n import gettext, ngettext
from kanban.web.identity import actor

bp = Blueprint("selection", __name__)

FIELDS = ("act", "to", "reason", "hold_reason", "output")
MOST = 100
"""So many cases in one request: each is a transaction of its own, and somebody waits for the answer."""


@dataclass(frozen=True, slots=True)
class Form:
    """What was chosen and typed."""

    chosen: tuple[Chosen, ...]
    act: str
    to: str
    reason: str
    hold_reason: str
    output: str
    """What the form says of each card's output: "present", or nothing."""


@bp.get("/boards/<int:board_id>/selection")
def show(board_id: int) -> ResponseReturnValue:
    """The cards of a board to tick, or those that were chosen on it, with what may be done."""
    return _page(_version(board_id), Form(_chosen(request.args.getlist("case")), "", "", "", "", "present"), {})


@bp.post("/boards/<int:board_id>/selection")
def act(board_id: int) -> ResponseReturnValue:
    """Do it to each, and say of each what became of it."""
    found = _version(board_id)
    values = {name: request.form.get(name, "").replace("\x00", "") for name in FIELDS}
    form = Form(_chosen(request.form.getlist("case")), **values)
    faults = _faults(found, form)
    if faults:
        return _page(found, form, faults, 422)
    to = int(form.to) if form.act == BACK else None
    wish = Wish(form.act, to, form.reason, form.hold_reason, submit_key(), output=THERE if form.output else None)
    done = answers(found, form.chosen, wish)
    count = sum(each.is_done for each in done)
    title = ngettext("%(num)s berkas selesai diproses", "%(num)s berkas selesai diproses", count)
    context = {"board_id": board_id, "answers": done, "title": title, "act": labels()[form.act]}
    if request.headers.get("HX-Request") is None:
        return render_template("selection/answers.html", nav="board", **context)
    board = the_board(board_id)
    parts = changed_columns(board, differing(board, set(request.form.getlist("have"))))
    answer = make_response(Markup(render_template("selection/_answers_dialog.html", **context)) + parts)
    answer.headers["HX-Trigger"] = json.dumps({"kb:chosen": {}})
    return answer


def _faults(found: VersionFacts, form: Form) -> dict[str, str]:
    faults = {}
    if not form.chosen:
        faults["case"] = gettext("Pilih sedikitnya satu berkas.")
    elif len(form.chosen) > MOST:
        faults["case"] = gettext("Paling banyak %(n)s berkas sekali proses.", n=MOST)
    if form.act not in labels():
        faults["act"] = gettext("Pilih tindakannya.")
    if form.act in REASONED and not form.reason.strip():
        faults["reason"] = phrases.refusal_text(Refusal.REASON_MISSING, {})
    elif len(form.reason) > REASON_LENGTH:
        faults["reason"] = phrases.refusal_text(Refusal.REASON_TOO_LONG, {})
    if form.act == BACK and form.to not in {str(step.id) for step in found.workflow}:
        faults["to"] = gettext("Pilih langkah tujuannya.")
    if form.act == ClockAct.HOLD and form.hold_reason not in set(HoldReason):
        faults["hold_reason"] = phrases.refusal_text(Refusal.HOLD_REASON_UNKNOWN, {})
    return faults


def _chosen(values: list[str]) -> tuple[Chosen, ...]:
    """Each case once, in the order in which they were given."""
    found: dict[int, Chosen] = {}
    for value in values:
        try:
            chosen = Chosen(*(int(part) for part in value.split(":")))
        except (TypeError, ValueError) as error:
            raise BadRequest("case") from error
        found.setdefault(chosen.case_id, chosen)
    return tuple(found.values())


def _page(found: VersionFacts, form: Form, errors: dict[str, str], status: int = 200) -> ResponseReturnValue:
    """The form in the dialog, with the chosen ones alone (a fault there is 428), or as a page of all (422)."""
    is_dialog, chosen = request.headers.get("HX-Request") is not None, {each.case_id for each in form.chosen}
    cases = [case for case in open_cases(db.session(), (found.id,)) if case.id in chosen or not is_dialog]
    name = "show" if not is_dialog else "_dialog" if status == 200 else "_again"
    page = render_template(
        f"selection/{name}.html", nav="board", title=found.title, form=form, errors=errors, reasons=reason_choices(),
        selection=selection_view(found, cases, chosen, actor(), g.at),
    )  # fmt: skip
    if not is_dialog or status == 200:
        return page, status
    answer = make_response(page, 428)
    answer.headers["HX-Trigger"] = json.dumps({"kb:dialog-open": {}})
    return answer


def _version(board_id: int) -> VersionFacts:
    found = version(db.session(), board_id)
    if found is None:
        abort(404)
    return found
