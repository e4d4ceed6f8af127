"""The forms of documents: what was chosen, and the form again beside what will not do."""

import json
import re
from typing import NamedTuple

from flask import make_response, render_template, request
from flask.typing import ResponseReturnValue

from kanban import db
from kanban.domain.documents import MOST_BYTES
from kanban.exchange.documents.document_faults import Fault
from kanban.queries.requirements import step_requirements
from kanban.web.cases.case_view import CaseView
from kanban.web.cases.cases import the_case
from kanban.web.documents.document_words import fault_text, limits_text
from kanban.web.forms import Form
from kanban.web.i18n import gettext

PLACE = re.compile(r"(?:r(\d{1,18})|d(\d{1,6})\.(\d{1,6}))?")


class Place(NamedTuple):
    """Where a file belongs: a line of the persyaratan, or behind a version of a document; else the case as a whole."""

    requirement_id: int | None = None
    number: int | None = None
    after: int = 0


def file_given(form: Form) -> tuple[str, bytes]:
    """Name and content of the chosen file or the photograph just taken; a fault when there is none."""
    for field in ("file", "photo"):
        given = request.files.get(field)
        if given and given.filename:
            # One byte more than is taken: the fault names the size, and nobody's memory is filled.
            return given.filename, given.stream.read(MOST_BYTES + 1)
    form.fault("file", gettext("Pilih filenya dahulu. %(limits)s", limits=limits_text()))
    return "", b""


def place_given(form: Form) -> Place:
    """What the file was said to be for."""
    text = form.values["place"] = request.form.get("place", "")
    found = PLACE.fullmatch(text)
    if not found:
        form.fault("place", gettext("Pilih dari daftar: untuk apa dokumen ini."))
        return Place()
    requirement, number, after = found.groups()
    return Place(int(requirement) if requirement else None, int(number) if number else None, int(after or 0))


def form_page(case_id: int, name: str, form: Form, status: int = 200, **context: object) -> ResponseReturnValue:
    """A form of documents ("new" or "withdrawal"): in the dialog (a fault there is 428), or as a page (422)."""
    is_dialog = request.headers.get("HX-Request") is not None
    case = the_case(case_id)
    template = "page" if not is_dialog else "_dialog" if status == 200 else "_asked"
    page = render_template(
        f"documents/{template}.html", nav="board", case=case, form=name, values=form.values, errors=form.errors,
        places=_places(case), limits=limits_text(), most=MOST_BYTES, too_large=fault_text(Fault.TOO_LARGE), **context,
    )  # fmt: skip
    if not is_dialog or status == 200:
        return page, status
    answer = make_response(page, 428)
    answer.headers["HX-Trigger"] = json.dumps({"kb:dialog-open": {}})
    return answer


def _places(case: CaseView) -> list[tuple[str, str]]:
    """What a file may be for, as value and label."""
    documents = case.documents.kept if case.documents else ()
    step = case.here.step_id if case.here else None
    wanted = step_requirements(db.session(), step) if step else ()
    return [
        ("", gettext("Dokumen baru, untuk berkas ini")),
        *((f"r{each.id}", gettext("Dokumen baru, untuk: %(text)s", text=each.text)) for each in wanted),
        *((each.place, gettext("Versi baru dari: %(name)s", name=each.now.name)) for each in documents),
    ]
