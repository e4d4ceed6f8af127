"""What somebody typed survives a sign-in or an old page: it travels along as hidden fields and is sent again by hand."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

NEVER = {"csrf_token", "password", "password_again", "current_password"}
"""Fields that are not carried: the token is made anew, passwords are typed again."""


def carried_form(purpose: str, status: int) -> ResponseReturnValue:
    """The sign-in page (purpose "session") or the "send again" page with this request's fields in it."""
    fields = [(name, value) for name, value in request.form.items(multi=True) if name not in NEVER]
    return render_template(
        "session/carried.html", purpose=purpose, target=request.full_path.rstrip("?"), fields=fields
    ), status
