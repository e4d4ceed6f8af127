"""Whether the board works, for whoever watches the server: no sign-in, nothing about anybody."""

from flask import Blueprint, current_app, g
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from kanban import db, migrations
from kanban.clock import now
from kanban.models import ColumnRevision
from kanban.web.identity import public

bp = Blueprint("health", __name__)


@bp.record_once
def begun(state: BlueprintSetupState) -> None:
    """Remember since when the program runs."""
    state.app.extensions["kanban.started"] = now()


@bp.get("/healthz")
@public
def show() -> ResponseReturnValue:
    """Schema and seconds since the start; 503 when the database cannot be read."""
    uptime = g.at - current_app.extensions["kanban.started"]
    try:
        schema = migrations.revision(db.session().connection())
        # A file may be there and its pages not: a real table is read.
        db.session().execute(select(ColumnRevision.revision).limit(1))
    except SQLAlchemyError:
        return {"status": "database", "uptime_seconds": uptime}, 503
    return {"status": "ok", "schema": schema, "uptime_seconds": uptime}
