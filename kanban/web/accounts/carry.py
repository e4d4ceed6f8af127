"""What somebody typed survives a sign-in or an old page: it goes along in hidden fields and is sent again by hand."""

import json

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue

from kanban.web.i18n import gettext

NEVER = {
    "csrf_token", "password", "password_again", "current_password", "pin", "pin_again", "pin_password",
}  # fmt: skip
"""Fields that are not carried: the token is made anew, passwords are typed again."""


def typed() -> list[tuple[str, str]]:
    """The fields of this request that are worth keeping; none of the forms that begin, change and end a session."""
    if request.path.startswith("/session"):
        return []
    return [(name, value) for name, value in request.form.items(multi=True) if name not in NEVER]


def carried_form(purpose: str, status: int) -> ResponseReturnValue:
    """The page that asks to sign in first ("session") or to send by hand ("again"), with what was typed in it."""
    return page(purpose, request.full_path.rstrip("?"), typed()), status


def carried_again(carry: str, target: str) -> str:
    """The page after the sign-in, from the fields that came along. Raises 400 when they are not ours."""
    try:
        fields = [(str(name), str(value)) for name, value in json.loads(carry)]
    except (ValueError, TypeError, RecursionError):
        abort(400)
    return page("again", target, fields)


def page(purpose: str, target: str, fields: list[tuple[str, str]]) -> str:
    """The page itself; only fields that people know by name are shown."""
    labels = {
        "title": gettext("Perihal"),
        "applicant": gettext("Pemohon"),
        "contact": gettext("Kontak"),
        "note": gettext("Catatan"),
        "reason": gettext("Alasan"),
        "name": gettext("Nama"),
        "letter": gettext("Nomor surat"),
    }
    return render_template(
        "session/carried.html", purpose=purpose, target=target, fields=fields, labels=labels,
        carry=json.dumps(fields), carry_target=target,
    )  # fmt: skip
