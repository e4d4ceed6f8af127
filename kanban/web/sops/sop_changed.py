"""Which parts of the editor an answer draws again: most edits touch one row of twenty, and rows are slow."""

from typing import NamedTuple

from kanban.web.sops.sop_view import DraftView, Row


class Changed(NamedTuple):
    """What differs between the page and the draft."""

    rows: tuple[Row, ...] | None
    """These rows only; None: the table as a whole."""
    leads: tuple[Row, ...] = ()
    """Other rows whose choices of a next step have other words."""
    title: bool = True
    below: bool = True
    side: bool = True


def changed(before: DraftView | None, after: DraftView) -> Changed:
    """What of a page that shows `before` must be drawn again; all of it where that is not known."""
    if before is None:
        return Changed(None)
    rows = _rows(before, after) if _frame(before) == _frame(after) else None
    leads = after.rows if rows is not None and before.targets != after.targets else ()
    return Changed(
        rows=rows,
        leads=tuple(row for row in leads if row not in (rows or ())),
        title=_title(before) != _title(after),
        below=_below(before) != _below(after),
        side=(before.todo, before.days, before.flow) != (after.todo, after.days, after.flow),
    )


def _frame(view: DraftView) -> tuple[object, ...]:
    """The rows by name, and the head of the table."""
    return [row.key for row in view.rows], [(column.label, bool(column.used)) for column in view.columns]


def _title(view: DraftView) -> tuple[object, ...]:
    return view.title, view.title_level, "title" in view.marked


def _below(view: DraftView) -> tuple[object, ...]:
    return view.skipped, [column.role for column in view.columns], "new-column" in view.marked


def _rows(before: DraftView, after: DraftView) -> tuple[Row, ...]:
    touched = {field.partition("-")[2] for field in before.marked ^ after.marked}
    pairs = zip(before.rows, after.rows, strict=True)
    return tuple(row for old, row in pairs if row != old or row.key in touched)
