"""Leaving the sample office: everything in it goes, and the two doors stand open again."""

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from kanban import migrations
from kanban.models import Base, Document
from kanban.queries.office import office
from kanban.store import write
from kanban.upkeep.shelf import Shelf


class NotTheSample(PermissionError):
    """The office is a real one: it is never thrown away."""


def discard_sample(session: Session, shelf: Shelf) -> None:
    """Empty the database of a sample office, in one transaction, and then its shelf. Raises NotTheSample."""
    with write(session):
        found = office(session)
        if found is None or not found.is_sample:
            raise NotTheSample
        digests = set(session.scalars(select(Document.sha256)))
        connection = session.connection()
        Base.metadata.drop_all(connection)
        connection.execute(text("DROP TABLE alembic_version"))
        migrations.build(connection)
    for digest in digests:
        shelf.remove(digest)
