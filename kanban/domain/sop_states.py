"""The life of an SOP version: draft, reviewed by a second person, published from a date, withdrawn; who may do what."""

import calendar
from collections.abc import Collection
from datetime import date
from enum import StrEnum

REVIEW_MONTHS = 6
"""An SOP is monitored every six months (PermenPAN-RB 35/2012, Tabel 7)."""


class SopRefusal(StrEnum):
    """Why an act on a version is not done. The sentences are in `web/sops/sop_words.py`."""

    NOT_DRAFT = "not-draft"
    NOT_REVIEWED = "not-reviewed"
    NOT_PUBLISHED = "not-published"
    OWN_DRAFT = "own-draft"
    """Who wrote it last may not review it while another admin could."""
    HAS_PROBLEMS = "has-problems"
    DRAFT_EXISTS = "draft-exists"
    """The SOP has a draft already."""
    OVERTAKEN = "overtaken"
    """Another version was published after this one was begun."""
    UNKNOWN_ROLE = "unknown-role"
    """A column names a role that the office does not have."""
    CODE_TAKEN = "code-taken"
    CODE_SETTLED = "code-settled"
    """Cases may carry it in their register numbers."""
    DATE_AHEAD = "date-ahead"
    """The effective date has not come yet."""
    DATE_BEFORE = "date-before"
    """The effective date lies before that of the version in force."""
    NOTHING_TO_UNDO = "nothing-to-undo"
    UNMAPPED_STEP = "unmapped-step"
    """A case stands in a step for which no step of the new version was chosen."""
    CHANGED = "changed"
    """Somebody acted on the case, or on the version, meanwhile."""


class SopRefused(Exception):
    """The act was not done, and nothing was written."""

    def __init__(self, why: SopRefusal) -> None:
        super().__init__(why.value)
        self.why = why


def review_refusal(status: str, writer: int, by: int, admins: Collection[int], *, problems: int) -> SopRefusal | None:
    """Why this admin may not mark a draft as reviewed; two pairs of eyes wherever there are two."""
    if status != "draft":
        return SopRefusal.NOT_DRAFT
    if problems:
        return SopRefusal.HAS_PROBLEMS
    return SopRefusal.OWN_DRAFT if by == writer and any(admin != by for admin in admins) else None


def publish_refusal(
    status: str, effective: date, today: date, *, in_force_since: date | None, is_overtaken: bool
) -> SopRefusal | None:
    """Why a version may not be published from that date."""
    if status != "reviewed":
        return SopRefusal.NOT_REVIEWED
    if is_overtaken:
        return SopRefusal.OVERTAKEN
    if effective > today:
        return SopRefusal.DATE_AHEAD
    return SopRefusal.DATE_BEFORE if in_force_since and effective < in_force_since else None


def review_due(effective: date, monitored: date | None) -> date:
    """The last day for the next half-yearly look at a version in force."""
    return months_later(max(effective, monitored or effective), REVIEW_MONTHS)


def months_later(day: date, months: int) -> date:
    """The same day some months on, or the last day of a month that has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
