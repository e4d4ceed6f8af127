"""Which procedure a new draft belongs to: its code, or an SOP of the office whose next version it is."""

from flask import Blueprint, abort, g, redirect, request, url_for
from flask.typing import ResponseReturnValue

from kanban import db
from kanban.actions.sop_codes import choose_code, make_next_version
from kanban.actions.sop_drafts import SopUnknown
from kanban.domain.sop_states import SopRefused
from kanban.web.forms import Form
from kanban.web.i18n import gettext
from kanban.web.identity import actor, admin_only
from kanban.web.phrases import Toast, leave
from kanban.web.sops.sop_words import refusal_text
from kanban.web.sops.sops import act_on, read_code, version_page

bp = Blueprint("sop_belonging", __name__)


@bp.post("/sops/<int:version_id>/codes")
@admin_only
def code(version_id: int) -> ResponseReturnValue:
    """Choose the code of an SOP that was never published."""
    form = Form()
    chosen = read_code(form)
    if form.errors:
        return version_page(version_id, form, 422)
    try:
        choose_code(db.session(), version_id, chosen, by=actor(), at=g.at)
    except SopUnknown:
        abort(404)
    except SopRefused as refused:
        form.fault("code", refusal_text(refused.why))
        return version_page(version_id, form, 409)
    leave(Toast("done", gettext("Kode register %(code)s", code=chosen), "", "circle-check"))
    return redirect(url_for("sops.show", version_id=version_id), 303)


@bp.post("/sops/<int:version_id>/adoptions")
@admin_only
def adopt(version_id: int) -> ResponseReturnValue:
    """Make an imported draft the next version of an SOP in force."""
    base_id = request.form.get("base", 0, type=int)
    return act_on(
        version_id,
        lambda: make_next_version(db.session(), version_id, base_id, by=actor(), at=g.at),
        gettext("Draf ini menjadi versi berikutnya"), gettext("Lihat “Yang berubah” sebelum meninjaunya."),
    )  # fmt: skip
