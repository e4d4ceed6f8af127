"""The official sheet of a version of the database: what its page, its PDF and its workbook all show."""

from collections.abc import Mapping

from kanban.domain.sheets import sheet_words as words
from kanban.domain.sheets.sheet import Sheet, sheet_of
from kanban.domain.sop_drafts import SopDraft
from kanban.queries.sop_versions import SopRow

Practice = Mapping[str, tuple[str, ...]]


def known_identity(row: SopRow, unit: str) -> dict[str, str]:
    """What the board writes into fields of the identity that are left open: the office's name, the name of the SOP, the
    day from which it is in force."""
    known = {"unit": unit, "name": row.title}
    if row.effective_on is not None:
        known["effective_on"] = words.long_date(row.effective_on)
    return known


def official(row: SopRow, draft: SopDraft, unit: str, practice: Practice | None = None, period: str = "") -> Sheet:
    """The sheet of a version."""
    return sheet_of(
        draft, known=known_identity(row, unit), foot=_foot(row, draft, period), stamp=words.STAMPS[row.status],
        practice=practice,
    )  # fmt: skip


def file_name(row: SopRow) -> str:
    """What a file of this version is called, without its ending."""
    return f"SOP-{row.code}-v{row.number}"


def _foot(row: SopRow, draft: SopDraft, period: str) -> str:
    date = words.long_date(row.effective_on) if row.effective_on else ""
    state = words.STATES[row.status] % {"date": date}
    said = [words.VERSION % {"code": row.code, "version": row.number, "state": state}, period]
    if any(step.role.value and step.role.confidence < 100 for step in draft.steps):
        said.append(words.PROPOSED)
    if any(step.involved for step in draft.steps):
        said.append(words.THIN)
    return "; ".join(part for part in said if part)
