"""The search box of every page: a short code opens its card, words find cases, and the address keeps it all."""

from flask import Blueprint, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kanban import db
from kanban.domain.search_words import is_nik
from kanban.queries.cards import OpenCase
from kanban.queries.case_names import case_named
from kanban.queries.search import NEWEST, finished_found, finished_numbered, open_found
from kanban.web import phrases
from kanban.web.boards.card_view import reading
from kanban.web.home import boards_in_use
from kanban.web.i18n import gettext
from kanban.web.identity import actor, me, the_office
from kanban.web.search.search_form import SearchForm, search_form
from kanban.web.search.search_view import MOST_SHOWN, PAGE, choices, finished_row, open_row
from kanban.web.times import Moments

bp = Blueprint("search", __name__)


@bp.get("/search")
def show() -> ResponseReturnValue:
    """What was found; straight to the card for a short code or a whole register number."""
    typed = request.args.get("q", "")
    if is_nik(typed):
        # It must stay neither in the address nor in the browser's history of this page.
        title, text = gettext("NIK tidak dicari di sini"), gettext("Cari dengan nomor berkas, pemohon, atau perihal.")
        phrases.leave(phrases.Toast("refusal", title, text, "lock"))
        return redirect(url_for(".show"), 303)
    case_id = case_named(db.session(), typed)
    if case_id:
        return redirect(url_for("cases.show", case_id=case_id), 303)
    return _found(search_form(request.args, [hat.role_id for hat in me().hats]))


def open_of(form: SearchForm) -> tuple[OpenCase, ...]:
    """The open cases that were asked for, what is due first in front."""
    office = the_office()
    cases = open_found(db.session(), form.filters(office, g.minute)) if form.wants_open else ()
    if form.state in ("", "open"):
        return cases
    return tuple(case for case in cases if reading(case, office, g.minute).state == form.state)


def _found(form: SearchForm) -> ResponseReturnValue:
    office, session, versions = the_office(), db.session(), boards_in_use()
    moments, filters, cases = Moments(office.calendar, g.minute), form.filters(office, g.minute), open_of(form)
    shown = [(case, reading(case, office, g.minute)) for case in cases[:MOST_SHOWN]]
    finished = finished_found(session, filters, before=form.before, most=PAGE + 1) if form.wants_finished else ()
    if form.wants_finished and filters.sought.number and form.before is None:
        numbered = finished_numbered(session, filters.sought.number, most=PAGE)
        finished = (*numbered, *(case for case in finished if case.id not in {each.id for each in numbered}))
    page = finished[:PAGE]
    return render_template(
        "search/show.html",
        nav="search",
        form=form,
        choices=choices(session, versions, office.day(g.at)),
        open=[open_row(case, found, versions, moments) for case, found in shown],
        open_count=len(cases),
        finished=[finished_row(case, moments) for case in page],
        older=form.address(before=page[-1].id) if len(finished) > PAGE else "",
        mine=url_for(".show", mine="1"),
        is_short=filters.sought.is_short,
        newest=NEWEST,
        may_see_personal=actor().supervises,
    )
