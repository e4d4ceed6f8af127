"""The composition root: settings, database, sign-in, screens and error pages become one application."""

from functools import partial
from pathlib import Path

from flask import Flask

from kanban import db
from kanban.clock import now
from kanban.config import Settings, load_settings, prepare_instance
from kanban.upkeep import backup, presence
from kanban.upkeep.place import NoFile, place
from kanban.web import (
    account,
    addresses,
    assets,
    board_cache,
    boards,
    calendars,
    cases,
    compress,
    context,
    errors,
    fragments,
    health,
    holds,
    home,
    hosts,
    i18n,
    identity,
    live,
    log,
    moves,
    people,
    sample,
    security,
    session,
    setup,
    why,
)  # fmt: skip
from kanban.web.unindented import Unindented

BLUEPRINTS = (
    home.bp, boards.bp, cases.bp, moves.bp, holds.bp, why.bp, live.bp, session.bp, account.bp, people.bp, setup.bp,
    setup.roles_bp, sample.bp, calendars.bp, health.bp,
)  # fmt: skip


def create_app(settings: Settings | None = None) -> Flask:
    """The application for these settings, else for those of the environment; its database is ready to use."""
    settings = settings or load_settings()
    app = Flask(
        __name__,
        instance_path=str(settings.instance),
        template_folder=folder("templates"),
        static_folder=folder("static"),
    )
    app.config["SECRET_KEY"] = prepare_instance(settings)
    app.extensions["kanban.settings"] = settings
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.add_extension(Unindented)
    app.url_map.converters["int"] = addresses.RowId
    log.init(app)
    i18n.init(app)
    fragments.init(app)
    connect(app, settings)
    compress.init(app)
    hosts.init(app, settings)
    # The guard first: whoever answers a form without its token must know who sent it.
    identity.init(app)
    security.init(app, https=settings.https)
    assets.init(app)
    context.init(app)
    live.init(app, settings.streams)
    board_cache.init(app)
    errors.init(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    return app


def connect(app: Flask, settings: Settings) -> None:
    """The database, with a backup before its tables change, and never a file that is no longer there."""
    try:
        where = place(settings.instance, settings.url)
    except NoFile:
        db.init(app, settings.url)
        return
    db.init(app, settings.url, partial(backup.before_upgrade, where, now))
    with app.app_context():
        presence.watch(db.db.engine, where.database)


def folder(name: str) -> str:
    """`templates` or `static`: beside the package in a checkout, inside it in a wheel."""
    package = Path(__file__).resolve().parent
    beside = package.parent / name
    return str(beside if beside.is_dir() else package / name)
