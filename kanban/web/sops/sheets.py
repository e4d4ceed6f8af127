"""The official sheet of an SOP: as a page that prints, and as files."""

from html import escape
from pathlib import Path
from typing import NamedTuple

from flask import Blueprint, Response, abort, current_app, render_template
from flask.typing import ResponseReturnValue

from kanban import db
from kanban.domain.sheets.sheet import Sheet
from kanban.domain.sheets.sheet_pages import laid_out
from kanban.domain.sop_drafts import SopDraft
from kanban.exchange.pdf.sop_pdf_write import PdfMissing, to_pdf
from kanban.exchange.sop_csv_write import to_csv
from kanban.exchange.sop_json import to_json
from kanban.exchange.sop_sheet import file_name, official
from kanban.exchange.xlsx.sop_xlsx_write import to_xlsx
from kanban.queries.sop_documents import sop_document
from kanban.queries.sop_versions import SopRow, sop_version
from kanban.web.identity import the_office
from kanban.web.sops.sheet_view import sheet_view

bp = Blueprint("sheets", __name__)

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FONT = "vendor/plus-jakarta-sans@5.3.0/plus-jakarta-sans.woff2"


class Version(NamedTuple):
    """A version with its document."""

    row: SopRow
    draft: SopDraft


@bp.get("/sops/<int:version_id>/sheet")
def show(version_id: int) -> ResponseReturnValue:
    """The sheet on screen, as it is printed."""
    found = one(version_id)
    return render_template("sheets/show.html", nav="sops", sop=found.row, view=sheet_view(laid_out(_sheet(found))))


@bp.get("/sops/<int:version_id>/sheet.pdf")
def pdf(version_id: int) -> ResponseReturnValue:
    """The same pages as PDF, where the office has installed what it needs."""
    found = one(version_id)
    return pdf_answer(found.row, _sheet(found), file_name(found.row))


@bp.get("/sops/<int:version_id>/sheet.xlsx")
def workbook(version_id: int) -> ResponseReturnValue:
    """The sheet as a workbook with real shapes, which comes back identical."""
    found = one(version_id)
    return download(to_xlsx(_sheet(found), found.draft), XLSX, f"{file_name(found.row)}.xlsx")


@bp.get("/sops/<int:version_id>/sheet.csv")
def table(version_id: int) -> ResponseReturnValue:
    """The table alone."""
    found = one(version_id)
    return download(to_csv(_sheet(found)), "text/csv", f"{file_name(found.row)}.csv")


@bp.get("/sops/<int:version_id>/sheet.json")
def data(version_id: int) -> ResponseReturnValue:
    """The SOP as data, which another office can import."""
    found = one(version_id)
    return download(to_json(found.draft), "application/json", f"{file_name(found.row)}.json")


def one(version_id: int) -> Version:
    """The version and its document, or 404."""
    row, found = sop_version(db.session(), version_id), sop_document(db.session(), version_id)
    if row is None or found is None:
        abort(404)
    return Version(row, found.draft)


def download(body: str | bytes, mimetype: str, name: str) -> Response:
    """A file to keep."""
    return Response(body, mimetype=mimetype, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def pdf_answer(row: SopRow, sheet: Sheet, name: str) -> ResponseReturnValue:
    """The sheet as PDF, or how to come to one."""
    view = sheet_view(laid_out(sheet))
    pages = "".join(render_template("sheets/_page.html", view=view, page=page) for page in view.pages)
    try:
        made = to_pdf(pages, escape(row.title), Path(current_app.static_folder or "") / FONT)
    except PdfMissing:
        return render_template("sheets/no_pdf.html", nav="sops", sop=row), 501
    return download(made, "application/pdf", f"{name}.pdf")


def _sheet(found: Version) -> Sheet:
    return official(found.row, found.draft, the_office().name)
