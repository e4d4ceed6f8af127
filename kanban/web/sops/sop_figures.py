"""The official sheet with its performance, and the half-yearly monitoring: what an office brings to its review."""

from typing import NamedTuple

from flask import Blueprint, abort, g, render_template
from flask.typing import ResponseReturnValue

from kanban import db
from kanban.domain.durations import standard_from_code
from kanban.domain.figures import Period
from kanban.domain.sheets import sheet_words as words
from kanban.domain.sheets.sheet import Sheet
from kanban.domain.sheets.sheet_pages import laid_out
from kanban.domain.sop_sources import short_name
from kanban.exchange.sop_sheet import file_name, official
from kanban.exchange.xlsx.sop_xlsx_write import to_xlsx
from kanban.queries.figures import step_figures
from kanban.queries.sop_documents import Document, sop_document
from kanban.queries.sop_versions import SopRow, sop_version
from kanban.queries.workflows import published
from kanban.web.forms import Form
from kanban.web.identity import the_office
from kanban.web.sops.monitoring_view import monitoring_rows
from kanban.web.sops.period_form import asked_period, instants
from kanban.web.sops.practice_view import Measured, gap_lines, practice
from kanban.web.sops.sheet_view import sheet_view
from kanban.web.sops.sheets import XLSX, download, pdf_answer

bp = Blueprint("sop_figures", __name__)


class Looked(NamedTuple):
    """A version as it was practised in a period."""

    row: SopRow
    document: Document
    period: Period
    form: Form
    steps: tuple[Measured, ...]

    @property
    def sheet(self) -> Sheet:
        """Its sheet with the column Realisasi."""
        begin, end = words.long_date(self.period.begin), words.long_date(self.period.end)
        said = words.PERIOD % {"begin": begin, "end": end}
        return official(self.row, self.document.draft, the_office().name, practice(self.steps), said)

    @property
    def file_name(self) -> str:
        """What its files are called."""
        return f"{file_name(self.row)}-realisasi-{self.period.begin}-{self.period.end}"

    @property
    def query(self) -> str:
        """The period in an address."""
        return f"from={self.period.begin}&until={self.period.end}"


@bp.get("/sops/<int:version_id>/performance")
def show(version_id: int) -> ResponseReturnValue:
    """The sheet with how each step was really done."""
    looked = _looked(version_id)
    return render_template(
        "sheets/performance.html", nav="sops", sop=looked.row, view=sheet_view(laid_out(looked.sheet)),
        form=looked.form.values, errors=looked.form.errors, gaps=gap_lines(looked.steps), query=looked.query,
    ), 422 if looked.form.errors else 200  # fmt: skip


@bp.get("/sops/<int:version_id>/performance.pdf")
def pdf(version_id: int) -> ResponseReturnValue:
    """The same as PDF."""
    looked = _looked(version_id)
    return pdf_answer(looked.row, looked.sheet, looked.file_name)


@bp.get("/sops/<int:version_id>/performance.xlsx")
def workbook(version_id: int) -> ResponseReturnValue:
    """The same as a workbook."""
    looked = _looked(version_id)
    return download(to_xlsx(looked.sheet, looked.document.draft), XLSX, f"{looked.file_name}.xlsx")


@bp.get("/sops/monitoring")
def monitoring() -> ResponseReturnValue:
    """Tabel 7 of the regulation for every SOP in force, filled in from the same figures."""
    office, (period, form) = the_office(), asked_period(the_office(), g.minute)
    versions = published(db.session())
    standards = {step.id: standard_from_code(step.standard) for version in versions for step in version.steps}
    figures = step_figures(db.session(), standards, *instants(period, office))
    return render_template(
        "sheets/monitoring.html", nav="sops", rows=monitoring_rows(versions, figures), form=form.values,
        errors=form.errors, begin=words.long_date(period.begin), end=words.long_date(period.end),
        today=words.long_date(office.day(g.minute)),
    ), 422 if form.errors else 200  # fmt: skip


def _looked(version_id: int) -> Looked:
    """The version with its figures, or 404: a draft was never practised."""
    row, found = sop_version(db.session(), version_id), sop_document(db.session(), version_id)
    if row is None or found is None or not found.step_ids:
        abort(404)
    office, (period, form) = the_office(), asked_period(the_office(), g.minute)
    steps = [(n, step, found.step_ids[step.key]) for n, step in enumerate(found.draft.steps, 1)]
    standards = {step_id: standard_from_code(step.standard or "none") for _, step, step_id in steps}
    figures = step_figures(db.session(), standards, *instants(period, office))
    measured = tuple(
        Measured(step.key, n, short_name(step), standards[step_id], figures[step_id]) for n, step, step_id in steps
    )
    return Looked(row, found, period, form, measured)
