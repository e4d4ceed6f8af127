"""Leaving the sample office: everything in it goes, and the two doors stand open again."""

from sqlalchemy import text
from sqlalchemy.orm import Session

from kanban import migrations
from kanban.models import Base
from kanban.queries.office import office
from kanban.store import write


class NotTheSample(PermissionError):
    """The office is a real one: it is never thrown away."""


def discard_sample(session: Session) -> None:
    """Empty the database of a sample office, in one transaction. Raises NotTheSample."""
    with write(session):
        found = office(session)
        if found is None or not found.is_sample:
            raise NotTheSample
        connection = session.connection()
        Base.metadata.drop_all(connection)
        connection.execute(text("DROP TABLE alembic_version"))
        migrations.build(connection)
