"""Shared screens: walls that show boards to a room, where single acts are signed with a PIN."""

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from kanban.models.base import Base, Instant


class Screen(Base):
    """A browser in a room. It is no account: what it holds opens its own pages and changes nothing."""

    __tablename__ = "screen"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    rotation: Mapped[int]
    """Seconds for which one SOP is shown, where it has several."""
    shows_applicants: Mapped[bool] = mapped_column(default=False)
    token_digest: Mapped[str | None] = mapped_column(unique=True)
    """Of the token in the browser's cookie; None until a browser has been signed in."""
    code_digest: Mapped[str | None] = mapped_column(unique=True)
    """Of the code that signs one browser in, once; None when there is none."""
    code_until: Mapped[int | None] = mapped_column(Instant)
    registered_at: Mapped[int] = mapped_column(Instant)
    registered_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    seen_at: Mapped[int | None] = mapped_column(Instant)
    """When it last asked for its boards, to within five minutes."""
    revoked_at: Mapped[int | None] = mapped_column(Instant)


class ScreenSop(Base):
    """An SOP that a screen shows, always in the version that is published."""

    __tablename__ = "screen_sop"
    __table_args__ = (Index(None, "sop_id"),)

    screen_id: Mapped[int] = mapped_column(ForeignKey("screen.id"), primary_key=True)
    sop_id: Mapped[int] = mapped_column(ForeignKey("sop.id"), primary_key=True)
