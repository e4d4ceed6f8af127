"""The only importer of flask_sqlalchemy: one session per request, on an engine that `store.py` has prepared."""

from collections.abc import Callable
from typing import Any

from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.session import Session as AppSession
from sqlalchemy import Connection
from sqlalchemy.orm import Session

from kanban import migrations, store
from kanban.models import Base


class OneConnection(AppSession):
    """There is one database, and a session keeps its connection from one transaction to the next, until it is closed:
    an act reads, writes and reads again, and a connection's way to the pool and back takes as long as three reads."""

    _kept: Connection | None = None

    def get_bind(self, *_: Any, **_named: Any) -> Connection:
        """The session's connection to the engine of the app whose request this is."""
        if self._kept is None or self._kept.closed:
            self._kept = self._db.engine.connect()
        return self._kept

    def close(self) -> None:
        """End the transaction and give the connection back."""
        kept, self._kept = self._kept, None
        try:
            super().close()
        finally:
            if kept is not None:
                kept.close()


db = SQLAlchemy(model_class=Base, session_options={"class_": OneConnection})


def init(app: Flask, url: str, before_upgrade: Callable[[str], object] | None = None) -> None:
    """Connect the app to the database and bring its tables up to date; raises SchemaNewer.

    `before_upgrade` is called with the revision of a database that is older than the program.
    """
    app.config["SQLALCHEMY_DATABASE_URI"] = url
    # Streams hold no connection; the pool serves the threads that answer ordinary requests.
    # hide_parameters: an exception that reaches a log or a screen says what went wrong, not with whose name.
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = {"pool_size": 20, "max_overflow": 40, "hide_parameters": True}
    db.init_app(app)
    with app.app_context():
        store.prepare(db.engine)
        migrations.upgrade(db.engine, before=before_upgrade)


def session() -> Session:
    """The session of this request."""
    return db.session()
