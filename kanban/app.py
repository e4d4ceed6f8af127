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
    addresses,
    assets,
    compress,
    context,
    errors,
    fragments,
    health,
    home,
    hosts,
    i18n,
    identity,
    log,
    security,
)
from kanban.web.accounts import account, account_pin, second_factor, second_step, session
from kanban.web.boards import board_cache, boards, live, selection
from kanban.web.calendars import calendars
from kanban.web.cases import cases, closing, corrections, holds, moves, notes, outputs, particulars, ticks
from kanban.web.documents import document_files, documents
from kanban.web.intake import intake, intake_list
from kanban.web.office import erasure, exports, office, sample, setup
from kanban.web.papers import dossier, papers, scans, status
from kanban.web.people import absences, briefing, people, people_import, person, roles
from kanban.web.search import search
from kanban.web.sops import sheets, sop_belonging, sop_edit, sop_figures, sop_import, sop_moves, sop_waktu, sops
from kanban.web.unindented import Unindented
from kanban.web.walls import screens, wall, wall_sign
from kanban.web.why import trial, why

BLUEPRINTS = (
    home.bp,
    boards.bp,
    cases.bp,
    intake.bp,
    intake_list.bp,
    particulars.bp,
    documents.bp,
    document_files.bp,
    papers.bp,
    dossier.bp,
    scans.bp,
    notes.bp,
    status.bp,
    moves.bp,
    closing.bp,
    corrections.bp,
    ticks.bp,
    outputs.bp,
    holds.bp,
    selection.bp,
    why.bp,
    live.bp,
    session.bp,
    second_step.bp,
    account.bp,
    second_factor.bp,
    people.bp,
    person.bp,
    people_import.bp,
    roles.bp,
    absences.bp,
    briefing.bp,
    office.bp,
    erasure.bp,
    setup.bp,
    setup.roles_bp,
    sample.bp,
    calendars.bp,
    trial.bp,
    search.bp,
    exports.bp,
    sops.bp,
    sop_belonging.bp,
    sop_edit.bp,
    sop_import.bp,
    sop_moves.bp,
    sop_waktu.bp,
    sheets.bp,
    sop_figures.bp,
    health.bp,
    account_pin.bp,
    screens.bp,
    wall.bp,
    wall_sign.bp,
)


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
    app.jinja_environment = fragments.Templates
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True, "extensions": [Unindented]}
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
