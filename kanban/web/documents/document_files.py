"""A document's file, from a route of its own: saved, or shown in a sandbox in which nothing runs; only for who may."""

from flask import Blueprint, Response, abort
from flask.typing import ResponseReturnValue

from kanban import db
from kanban.domain.documents import SHOWN, Kind, reading_refusal
from kanban.queries.cases import case as case_facts
from kanban.queries.documents import DocumentFacts, document
from kanban.queries.workflows import version
from kanban.upkeep.shelf import NotThere
from kanban.web import errors
from kanban.web.documents.document_shelf import shelf
from kanban.web.documents.document_words import document_refusal_text
from kanban.web.i18n import gettext
from kanban.web.identity import actor, me

bp = Blueprint("document_files", __name__)

TYPES = {
    Kind.PDF: "application/pdf",
    Kind.PNG: "image/png",
    Kind.JPG: "image/jpeg",
    Kind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Kind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
SANDBOX = {
    "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
"""An origin of its own, without scripts, forms or anything fetched; PDFs are shown all the same."""


@bp.get("/documents/<int:document_id>/file")
def save(document_id: int) -> ResponseReturnValue:
    """The file, to be saved under its name."""
    return _file(document_id, "attachment")


@bp.get("/documents/<int:document_id>/preview")
def preview(document_id: int) -> ResponseReturnValue:
    """The file, to be looked at in a tab of its own; what no browser shows is saved."""
    return _file(document_id, "inline")


def _file(document_id: int, disposition: str) -> ResponseReturnValue:
    facts = document(db.session(), document_id)
    if facts is None:
        abort(404)
    refused = _refused(facts)
    if refused:
        return refused
    kind = Kind(facts.kind)
    try:
        content = shelf().read(facts.sha256)
    except NotThere as why:
        return _broken(why)
    response = Response(content, mimetype=TYPES[kind], headers=SANDBOX)
    shown = disposition if kind in SHOWN else "attachment"
    response.headers.set("Content-Disposition", shown, filename=facts.name)
    return response


def _refused(facts: DocumentFacts) -> ResponseReturnValue | None:
    if facts.erased_at is not None:
        text = gettext("Dokumen ini sudah dihapus sesuai masa simpan data pribadi.")
        return errors.answer(410, gettext("Dokumen sudah dihapus"), text)
    case = case_facts(db.session(), facts.case_id)
    found = version(db.session(), case.version_id) if case else None
    if found is None:
        abort(404)
    why = reading_refusal(found.workflow, actor(), facts.person_id)
    if why is None:
        return None
    text = document_refusal_text(why, {"is_admin": me().is_admin})
    return errors.answer(403, gettext("Dokumen ini bukan untuk Anda"), text)


def _broken(why: NotThere) -> ResponseReturnValue:
    text = (
        gettext("Filenya berubah sejak dilampirkan, jadi tidak dibuka. Hubungi admin kantor: kanban doctor.")
        if why.is_changed
        else gettext("Filenya tidak ada lagi di server. Hubungi admin kantor: kanban doctor.")
    )
    return errors.answer(500, gettext("Dokumen tidak utuh"), text)
