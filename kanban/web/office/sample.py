"""The way out of the sample office, back to the two doors."""

from flask import Blueprint, abort, current_app, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from kanban import db
from kanban.sample.discard import NotTheSample, discard_sample
from kanban.web.accounts.session import sample_allowed
from kanban.web.addresses import is_here
from kanban.web.boards.board_cache import forget
from kanban.web.documents.document_shelf import shelf
from kanban.web.identity import me, public, sign_out, the_office

bp = Blueprint("sample", __name__)


@bp.get("/sample/removal")
@public
def ask() -> ResponseReturnValue:
    """What will be gone, and the button."""
    _only_here()
    return render_template("setup/removal.html")


@bp.post("/sample/removal")
@public
def remove() -> ResponseReturnValue:
    """Throw the sample office away and show the two doors."""
    _only_here()
    try:
        discard_sample(db.session(), shelf())
    except NotTheSample:
        abort(403)
    # Boards of the next office have the same numbers.
    forget(current_app)
    sign_out()
    return redirect(url_for("setup.welcome"), 303)


def _only_here() -> None:
    """On a network any visitor could do it to everybody: only who sits at the machine, or has become its admin."""
    may = is_here() or (current_user.is_authenticated and me().is_admin)
    if not (the_office().is_sample and sample_allowed() and may):
        abort(403)
