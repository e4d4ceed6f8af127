"""The office itself: one row, made at set-up."""

from sqlalchemy import CheckConstraint, ForeignKey, false
from sqlalchemy.orm import Mapped, mapped_column

from kanban.models.base import Base, Instant


class Office(Base):
    """Name, zone and settings of the one office of this database."""

    __tablename__ = "office"
    __table_args__ = (
        CheckConstraint("id = 1", name="single"),
        CheckConstraint("zone IN ('WIB','WITA','WIT')", name="zone"),
        CheckConstraint("paper IN ('f4','a4')", name="paper"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, default=1)
    name: Mapped[str]
    zone: Mapped[str]
    is_sample: Mapped[bool] = mapped_column(default=False)
    salt: Mapped[str]
    """Secret mixed into the digests of personal values in events, so that nobody can guess them back."""
    risk_percent: Mapped[int] = mapped_column(default=80)
    calendar_version_id: Mapped[int] = mapped_column(ForeignKey("calendar_version.id"))
    created_at: Mapped[int] = mapped_column(Instant)
    has_status_page: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Whether applicants may look their own file up at /status."""
    paper: Mapped[str] = mapped_column(default="f4", server_default="f4")
    """The size that papers come in unless another is asked for."""
