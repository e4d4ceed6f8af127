"""SOPs as the regulation's table has them: versions, steps, requirements and the arrows between steps."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from kanban.models.base import Base, Instant

PUBLISHED = text("status = 'published'")
"""One version of a procedure is in force at a time, whatever two admins do at once."""


class Sop(Base):
    """A procedure; its code begins the register numbers of its cases ("PLT" in PLT-2026-019)."""

    __tablename__ = "sop"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    position: Mapped[int]
    retention_years: Mapped[int | None]
    """Full years after the close until the personal values of a case are due to go; None until the office says."""


class SopVersion(Base):
    """One version of a procedure. Published versions never change, save that a proposed role may be confirmed."""

    __tablename__ = "sop_version"
    __table_args__ = (
        UniqueConstraint("sop_id", "number"),
        Index("uq_sop_version_published", "sop_id", unique=True, sqlite_where=PUBLISHED, postgresql_where=PUBLISHED),
        CheckConstraint("status IN ('draft','reviewed','published','withdrawn')", name="status"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    sop_id: Mapped[int] = mapped_column(ForeignKey("sop.id"))
    number: Mapped[int]
    title: Mapped[str]
    is_title_proposed: Mapped[bool] = mapped_column(default=False)
    status: Mapped[str]
    identity: Mapped[str] = mapped_column(Text, default="{}")
    """The identity fields of PermenPAN-RB 35/2012 as a JSON object; a missing field was not in the source."""
    source: Mapped[str] = mapped_column(Text, default="{}")
    """Where the version came from (file, lines, header cells as scanned), as a JSON object."""
    revision: Mapped[int] = mapped_column(default=1)
    """Raised when a flag, the status or a role's name changes: what is read of a version may be kept until then."""
    effective_on: Mapped[date | None]
    published_at: Mapped[int | None] = mapped_column(Instant)
    monitored_on: Mapped[date | None]
    """The last half-yearly look at the version in force."""


class Step(Base):
    """A row of the SOP table: one column of the board, owned by one accountable role."""

    __tablename__ = "step"
    __table_args__ = (
        UniqueConstraint("version_id", "no"),
        CheckConstraint("kind IN ('process','decision')", name="kind"),
        CheckConstraint("clock_owner IN ('office','applicant','system')", name="clock_owner"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("sop_version.id"))
    no: Mapped[int]
    kind: Mapped[str] = mapped_column(default="process")
    name: Mapped[str]
    """Nama pendek, at most 24 characters: the column's title."""
    activity: Mapped[str] = mapped_column(Text)
    output: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")
    waktu: Mapped[str] = mapped_column(default="")
    """The standard as the document has it ("28 hari")."""
    standard: Mapped[str]
    """The standard as read, in the code of `domain/durations.py`."""
    is_scheduled: Mapped[bool] = mapped_column(default=False)
    clock_owner: Mapped[str] = mapped_column(default="office")
    role_id: Mapped[int] = mapped_column(ForeignKey("role.id"))
    is_role_proposed: Mapped[bool] = mapped_column(default=False)
    role_confidence: Mapped[int | None]
    """Per cent; None when a person chose the role."""
    source: Mapped[str] = mapped_column(Text, default="{}")
    """Raw cells, repairs with their reasons, ink residue and remarks, as a JSON object."""


class StepRole(Base):
    """A role that takes part in a step without being accountable for it."""

    __tablename__ = "step_role"

    step_id: Mapped[int] = mapped_column(ForeignKey("step.id"), primary_key=True)
    role_id: Mapped[int] = mapped_column(ForeignKey("role.id"), primary_key=True)


class Requirement(Base):
    """One line of a step's persyaratan."""

    __tablename__ = "requirement"
    __table_args__ = (UniqueConstraint("step_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    step_id: Mapped[int] = mapped_column(ForeignKey("step.id"))
    position: Mapped[int]
    text: Mapped[str] = mapped_column(Text)


class Edge(Base):
    """An arrow of the flowchart; no target step means the end."""

    __tablename__ = "edge"
    __table_args__ = (
        Index(None, "step_id", "kind", unique=True),
        CheckConstraint("kind IN ('next','yes','no')", name="kind"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    step_id: Mapped[int] = mapped_column(ForeignKey("step.id"))
    kind: Mapped[str] = mapped_column(default="next")
    to_step_id: Mapped[int | None] = mapped_column(ForeignKey("step.id"))
