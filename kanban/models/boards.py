"""Revisions of board columns: the live clock of the screens and the key of what may be cached."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from kanban.models.base import Base


class ColumnRevision(Base):
    """When a column last changed, as a number that only grows; step 0 is Selesai. The board's is the maximum."""

    __tablename__ = "column_revision"

    version_id: Mapped[int] = mapped_column(ForeignKey("sop_version.id"), primary_key=True)
    step_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    revision: Mapped[int]
