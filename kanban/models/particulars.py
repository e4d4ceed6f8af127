"""What the intake form asks beyond the card's own words. A table apart, because it is personal and has an end."""

from datetime import date

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from kanban.models.base import Base, Instant


class Particulars(Base):
    """The applicant's numbers, the letter that the file came with, and what was promised. One row per case."""

    __tablename__ = "particulars"
    __table_args__ = (
        Index("ix_particulars_nik", "nik", sqlite_where=text("nik != ''"), postgresql_where=text("nik != ''")),
        Index("ix_particulars_nib", "nib", sqlite_where=text("nib != ''"), postgresql_where=text("nib != ''")),
    )

    case_id: Mapped[int] = mapped_column(ForeignKey("case.id"), primary_key=True, autoincrement=False)
    nik: Mapped[str] = mapped_column(default="")
    nib: Mapped[str] = mapped_column(default="")
    letter_number: Mapped[str] = mapped_column(default="")
    letter_on: Mapped[date | None]
    salt: Mapped[str] = mapped_column(default="")
    """Secret of this case alone, mixed into the digests that its events hold and into the applicant's secret. When it
    is erased, nobody can find the values again by trying them out, nor does the receipt open anything."""
    promised_at: Mapped[int | None] = mapped_column(Instant)
    """The end of the service as it was promised on the tanda terima; None where a step has no standard."""
    erased_at: Mapped[int | None] = mapped_column(Instant)
    """When the personal values were taken out, here and in the case itself."""
