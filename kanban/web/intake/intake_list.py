"""Many cases at once from a list: a preview with each fault beside its row, then all of them or none."""

from dataclasses import dataclass, replace

from flask import Blueprint, Response, abort, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kanban import db
from kanban.actions.cases import BoardUnknown, Intake, open_cases
from kanban.domain.moves import Refused
from kanban.domain.particulars import masked
from kanban.exchange.intake_list import IntakeList, ListRow, Unreadable, as_text, heading, read_intakes, template
from kanban.queries.cases import case as case_facts
from kanban.queries.particulars import OpenFile, open_files
from kanban.web import phrases
from kanban.web.forms import Form, submit_key
from kanban.web.i18n import gettext
from kanban.web.identity import actor, the_office
from kanban.web.intake.intake import Alike, alike, boards, chosen_board, is_again, refusal_words
from kanban.web.intake.intake_form import read_intake
from kanban.web.intake.intake_words import cell_fault_text, list_refusal_text, opened_text, priority_text

bp = Blueprint("intake_list", __name__)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the preview."""

    line: int
    intake: Intake
    nik: str
    priority: str
    errors: tuple[str, ...]
    alike: tuple[Alike, ...]


@bp.get("/cases/import")
def new() -> ResponseReturnValue:
    """Where a list is chosen or pasted."""
    return _page(Form({"board": request.args.get("board", "")}))


@bp.get("/cases/import/template")
def columns() -> ResponseReturnValue:
    """An empty list with the names of its columns."""
    headers = {"Content-Disposition": "attachment; filename=berkas-baru.csv"}
    return Response(template(), mimetype="text/csv", headers=headers)


@bp.post("/cases/import")
def create() -> ResponseReturnValue:
    """Show what a list would open; with `act=open`, open all of it when nothing is wrong with any row."""
    form = Form()
    board_id = chosen_board(form)
    found = _read(form)
    if found is None:
        return _page(form, 422)
    lines = _lines(found, () if is_again() else open_files(db.session()))
    unseen = {each.number for line in lines for each in line.alike} - set(request.form.get("despite", "").split(","))
    is_sound = not form.errors and not any(line.errors for line in lines)
    if request.form.get("act") != "open" or not is_sound or unseen:
        return _page(form, 200 if is_sound else 422, found, lines)
    try:
        opened = open_cases(
            db.session(), int(board_id), [_despite(line) for line in lines], key=submit_key(), by=actor(), at=g.at
        )  # fmt: skip
    except BoardUnknown:
        abort(404)
    except Refused as refused:
        form.errors["board"] = refusal_words(refused)
        return _page(form, 409, found, lines)
    _tell(opened)
    return redirect(url_for("boards.show", board_id=board_id), 303)


def _read(form: Form) -> IntakeList | None:
    """The list from the file, else from the text; a fault of the form when there is none."""
    file = request.files.get("file")
    text = request.form.get("list", "")
    form.values["list"] = text
    try:
        return read_intakes(file.read() if file and file.filename else text.encode("utf-8", "replace"))
    except Unreadable as refused:
        form.fault("file" if file and file.filename else "list", list_refusal_text(refused.why))
        return None


def _lines(found: IntakeList, files: tuple[OpenFile, ...]) -> list[Line]:
    return [_line(row, files) for row in found.rows]


def _line(row: ListRow, files: tuple[OpenFile, ...]) -> Line:
    form = Form()
    for name, fault in row.faults.items():
        form.fault(name, cell_fault_text(fault))
    intake = read_intake(row.values, form, the_office().day(g.at))
    errors = tuple(f"{heading(name)}: {sentence}" for name, sentence in form.errors.items())
    likely = () if errors else tuple(alike(intake, files))
    return Line(row.line, intake, masked(intake.nik), priority_text(intake.priority), errors, likely)


def _despite(line: Line) -> Intake:
    return replace(line.intake, despite=tuple(each.number for each in line.alike))


def _tell(opened: tuple[int, ...]) -> None:
    first, last = (case_facts(db.session(), opened[at]) for at in (0, -1))
    numbers = (first.number if first else "", last.number if last else "")
    text = gettext("Nomor %(first)s sampai %(last)s.", first=numbers[0], last=numbers[1])
    phrases.leave(phrases.Toast("done", opened_text(len(opened)), text, "circle-check"))


def _page(
    form: Form, status: int = 200, found: IntakeList | None = None, lines: list[Line] | None = None
) -> ResponseReturnValue:
    """The page; a list that was read goes along as text, so that a file need not be chosen twice."""
    carried = as_text(found.rows) if found else form.values.get("list", "")
    return render_template(
        "cases/import.html", nav="board", form=form.values, errors=form.errors, boards=boards(), lines=lines or [],
        unknown=found.unknown if found else (), list=carried,
        despite=sorted({each.number for line in lines or () for each in line.alike}),
        key=request.form.get("key") if status != 409 else None,
    ), status  # fmt: skip
