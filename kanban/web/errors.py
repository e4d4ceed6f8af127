"""Pages for what cannot be answered: each says what happened, why, and the way on."""

import errno
import json
import logging

from flask import Flask, Response, current_app, g, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DatabaseError, OperationalError
from werkzeug.exceptions import Forbidden, HTTPException, InternalServerError

from kanban import db
from kanban.actions.people import NotAdmin
from kanban.domain.moves import Refused
from kanban.domain.worktime import HorizonExceeded
from kanban.web.accounts.carry import carried_form, typed
from kanban.web.accounts.session import old_sign_in
from kanban.web.i18n import gettext
from kanban.web.phrases import Toast, refusal_text
from kanban.web.security import LARGER

log = logging.getLogger(__name__)


def init(app: Flask) -> None:
    """Attach the error pages to the app."""
    app.register_error_handler(HTTPException, http_error)
    app.register_error_handler(CSRFError, stale_form)
    app.register_error_handler(DatabaseError, database_fault)
    app.register_error_handler(HorizonExceeded, wrong_clock)
    app.register_error_handler(Refused, refused_act)
    app.register_error_handler(NotAdmin, not_admin)
    app.register_error_handler(Exception, unexpected)


def http_error(error: HTTPException) -> ResponseReturnValue:
    """Any HTTP error as a page, or as a toast when htmx asked."""
    if error.response is not None:
        return error.response
    code = error.code or 500
    title, text = words(code)
    if code == 413 and request.endpoint in LARGER:
        text = gettext("Filenya lebih besar dari yang diterima. Pindai dengan 200 dpi atau kecilkan fotonya.")
    return answer(code, title, text)


def stale_form(_error: CSRFError) -> ResponseReturnValue:
    """A form from before a restart or a sign-out: nothing is done, and nothing typed is lost."""
    if request.endpoint == "session.create":
        return old_sign_in()
    if request.headers.get("HX-Request") or not typed():
        return answer(400, gettext("Halaman ini sudah lama terbuka"), gettext("Muat ulang halaman, lalu ulangi."))
    return carried_form("again", 400)


def database_fault(error: DatabaseError) -> ResponseReturnValue:
    """The database file is locked, full, broken or gone: say so, and that nothing was saved."""
    if not isinstance(error, OperationalError) and type(error) is not DatabaseError:
        return unexpected(error)  # a row that breaks a constraint, a statement that is wrong: ours
    log.error("database: %s", error.orig)
    db.session().rollback()
    return answer(503, gettext("Belum tersimpan"), database_words(str(error.orig)))


def database_words(why: str) -> str:
    """The sentence for what SQLite says; what the office can do about it comes last."""
    if "full" in why:
        return gettext("Disk komputer server penuh. Tidak ada yang tersimpan. Kosongkan disk server, lalu ulangi.")
    if "readonly" in why:
        return gettext("Basis data hanya dapat dibaca. Tidak ada yang tersimpan. Periksa izin folder data di server.")
    if "I/O" in why:
        return gettext("Disk komputer server gagal dibaca atau ditulis. Tidak ada yang tersimpan. Periksa disk server.")
    if "malformed" in why or "not a database" in why:
        return gettext("Basis data rusak. Tidak ada yang tersimpan. Hentikan papan dan pulihkan cadangan terakhir.")
    return gettext("Basis data sedang tidak dapat dipakai. Tidak ada yang tersimpan. Coba lagi sebentar lagi.")


def disk_fault(error: OSError) -> ResponseReturnValue:
    """A handed-in file could not be written: said like a fault of the database's own file."""
    log.error("documents: %s", error.strerror)
    db.session().rollback()
    full = error.errno in (errno.ENOSPC, errno.EDQUOT)
    why = "full" if full else "readonly" if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM) else "I/O"
    return answer(503, gettext("Belum tersimpan"), database_words(why))


def wrong_clock(_error: HorizonExceeded) -> ResponseReturnValue:
    """The machine's date lies outside every calendar: an old PC has lost its clock."""
    db.session().rollback()
    text = gettext("Tanggal komputer server di luar kalender kantor. Betulkan tanggal dan jam server, lalu muat ulang.")
    return answer(503, gettext("Jam server tampak keliru"), text)


def refused_act(refused: Refused) -> ResponseReturnValue:
    """An act that somebody else overtook, on a page that has no better place for the sentence."""
    return answer(409, gettext("Belum dapat dilakukan"), refusal_text(refused.why, refused.facts))


def not_admin(_error: NotAdmin) -> ResponseReturnValue:
    """The account lost its rights, or was disabled, while the page was open."""
    return http_error(Forbidden())


def unexpected(error: Exception) -> ResponseReturnValue:
    """A fault of ours: logged with its trace, shown without it."""
    if current_app.testing or current_app.debug:
        raise error
    log.exception("unexpected fault at %s %s", request.method, request.endpoint)
    try:
        return http_error(InternalServerError())
    except Exception:  # the page needs what is broken, such as the account of who is signed in
        log.exception("no page for the fault")
        title, text = words(500)
        return Response(f"{title}. {text}", 500, mimetype="text/plain")


KNOWN = {400, 403, 404, 405, 413, 429}


def words(code: int) -> tuple[str, str]:
    """Title and text for an HTTP status."""
    return {
        400: (gettext("Permintaan tidak lengkap"), gettext("Muat ulang halaman, lalu ulangi.")),
        403: (gettext("Halaman ini bukan untuk Anda"), gettext("Hanya admin kantor yang dapat membukanya.")),
        404: (
            gettext("Tidak ditemukan"),
            gettext("Berkas, papan, atau halaman itu tidak ada. Mungkin alamatnya salah ketik."),
        ),
        405: (gettext("Cara ini tidak dikenal"), gettext("Kembali ke papan dan pakai tombol yang ada.")),
        413: (gettext("Kiriman terlalu besar"), gettext("Ringkas isian, lalu kirim lagi.")),
        429: (gettext("Terlalu sering dicoba"), gettext("Tunggu beberapa menit, lalu coba lagi.")),
        503: (gettext("Layanan sedang penuh"), gettext("Coba lagi sebentar lagi.")),
    }.get(
        # Whatever else is the sender's: 408, 414, 415 and their kind.
        400 if 400 <= code < 500 and code not in KNOWN else code,
        (
            gettext("Ada gangguan di sisi kami"),
            gettext("Kejadian ini tercatat. Muat ulang halaman; bila berulang, hubungi admin kantor."),
        ),
    )


def answer(code: int, title: str, text: str) -> ResponseReturnValue:
    """The page, or for htmx a toast that leaves the screen as it is."""
    fault = g.get("request_id", "") if code >= 500 else ""
    if request.headers.get("HX-Request"):
        text = gettext("%(text)s Nomor kejadian: %(id)s", text=text, id=fault) if fault else text
        toast = Toast("refusal", title, text, "circle-alert")
        return (
            render_template("_changed_elsewhere.html", toast=toast),
            code,
            {"HX-Trigger": json.dumps({"kb:refused": {}})},
        )
    home = url_for("home.show")
    return render_template("errors/page.html", code=code, title=title, text=text, home=home, request_id=fault), code
