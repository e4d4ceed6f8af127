"""What a search found as a list for a spreadsheet; personal values only for supervisors who ask, and recorded."""

from flask import Blueprint, Response, g, redirect, request
from flask.typing import ResponseReturnValue

from kanban import db
from kanban.actions.exports import export_personal
from kanban.domain.moves import Refused
from kanban.exchange.case_table import Cell, as_csv, as_xlsx
from kanban.queries.particulars import listed_cases
from kanban.queries.search import finished_found
from kanban.web.forms import submit_key
from kanban.web.home import boards_in_use
from kanban.web.i18n import gettext
from kanban.web.identity import actor, me, the_office
from kanban.web.office.export_view import finished_line, open_line, personal_head, personal_line, plain_head
from kanban.web.office.privacy_words import unlisted_text
from kanban.web.phrases import Toast, leave
from kanban.web.search.search import open_of
from kanban.web.search.search_form import SearchForm, search_form
from kanban.web.times import Moments

bp = Blueprint("exports", __name__)

MOST = 5000
"""Cases of the archive in one list."""
KINDS = {
    "csv": (as_csv, "text/csv"),
    "xlsx": (as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


@bp.post("/search/exports")
def create() -> ResponseReturnValue:
    """The list as a file; back to the search with a sentence when it cannot be made."""
    form = search_form(request.form, [hat.role_id for hat in me().hats])
    kind = request.form.get("kind", "")
    kind = kind if kind in KINDS else "xlsx"
    try:
        lines, with_personal = _lines(form, kind)
    except Refused as refused:
        return _back(form, unlisted_text(refused.why, {**refused.facts, "is_admin": me().is_admin}))
    if lines is None:
        return _back(form, gettext("Lebih dari %(most)s berkas selesai. Persempit dengan saringan.", most=MOST))
    head = plain_head() + (personal_head() if with_personal else [])
    write, mimetype = KINDS[kind]
    name = f"berkas-{the_office().day(g.at).isoformat()}.{kind}"
    return Response(
        write(head, lines), mimetype=mimetype, headers={"Content-Disposition": f"attachment; filename={name}"}
    )


def _lines(form: SearchForm, kind: str) -> tuple[list[list[Cell]] | None, bool]:
    """The rows, or None when they are too many; and whether personal values are among them. Raises Refused."""
    session, office = db.session(), the_office()
    versions, moments = boards_in_use(), Moments(office.calendar, g.minute)
    found, filters = open_of(form), form.filters(office, g.minute)
    finished = finished_found(session, filters, before=None, most=MOST + 1) if form.wants_finished else ()
    if len(finished) > MOST:
        return None, False
    listed = listed_cases(session, [*(case.id for case in found), *(case.id for case in finished)])
    with_personal = request.form.get("personal") == "1"
    if with_personal:
        with_nik = [each.id for each in listed.values() if each.nik]
        export_personal(session, listed, with_nik, kind=kind, key=submit_key(), by=actor(), at=g.at)
    lines = {case.id: open_line(case, listed[case.id], versions, moments) for case in found}
    lines |= {case.id: finished_line(case, listed[case.id], moments) for case in finished}
    rows = [line + (personal_line(listed[case_id]) if with_personal else []) for case_id, line in lines.items()]
    return rows, with_personal


def _back(form: SearchForm, text: str) -> ResponseReturnValue:
    leave(Toast("refusal", gettext("Daftar tidak dibuat"), text, "lock"))
    return redirect(form.here, 303)
