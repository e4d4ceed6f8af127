"""Alembic's entry: runs inside the connection that `upgrade()` hands over."""

from alembic import context

from kanban.models import Base

context.configure(connection=context.config.attributes["connection"], target_metadata=Base.metadata)
context.run_migrations()
