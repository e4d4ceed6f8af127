"""The office's database for commands that act in it, and who acts. Not a command itself."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import create_engine, make_url
from sqlalchemy.orm import Session

from kanban import migrations, store
from kanban.config import load_settings
from kanban.domain.people import Actor
from kanban.queries.office import OfficeFacts, office
from kanban.queries.people import credentials


class Unusable(ValueError):
    """What was asked cannot be read; the message says what to write."""


@contextmanager
def opened(args: argparse.Namespace, otherwise: str = "") -> Iterator[tuple[Session, OfficeFacts]]:
    """The office's database; `otherwise` says what can be done without one. Raises Unusable when there is none, or it
    is of another version of the program."""
    url = make_url(load_settings(args.instance).url)
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").is_file():
        raise Unusable(f"Basis data kantor belum ada. Sebutkan foldernya dengan --instance FOLDER.{otherwise}")
    engine = store.prepare(create_engine(url))
    try:
        with engine.connect() as connection:
            if migrations.revision(connection) != migrations.newest():
                raise Unusable("Basis data dari versi lain. Jalankan sekali: kanban serve")
        with Session(engine) as session:
            facts = office(session)
            if facts is None:
                raise Unusable(f"Kantor belum disiapkan.{otherwise}")
            yield session, facts
    finally:
        engine.dispose()


def person(session: Session, username: str) -> Actor:
    """Who acts: somebody with this user name or NIP. Raises Unusable."""
    account = credentials(session, username)
    if account is None:
        raise Unusable(f"Tidak ada pengguna {username}.")
    return Actor(account.person_id)
