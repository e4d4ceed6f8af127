"""The board of one SOP version."""

from flask import Blueprint, abort, g, render_template, request
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from kanban import db
from kanban.queries.sop_versions import version_in_force
from kanban.web.boards.board_cache import drawn_board, since
from kanban.web.boards.board_view import Board
from kanban.web.boards.live import watching
from kanban.web.context import office_clock
from kanban.web.fragments import fragment
from kanban.web.identity import actor, the_office
from kanban.web.phrases import Toast

bp = Blueprint("boards", __name__)


@bp.get("/boards/<int:board_id>")
def show(board_id: int) -> ResponseReturnValue:
    """The whole board."""
    board = the_board(board_id, _whole())
    successor = version_in_force(db.session(), board_id) if board.is_withdrawn else None
    return render_template(
        "boards/show.html", nav="board", board=board, whole=_whole(), watchers=watching(board_id), successor=successor
    )


@bp.get("/boards/<int:board_id>/columns")
def columns(board_id: int) -> ResponseReturnValue:
    """The columns whose text differs from what the client says it has, and the time; 204 when it has all that."""
    board, have = the_board(board_id, _whole()), set(request.args.getlist("have"))
    changed, clock = differing(board, have), office_clock(the_office(), g.minute)
    if not changed and (clock is None or clock.date_line in have):
        return "", 204
    return changed_columns(board, changed)


def the_board(board_id: int, whole: int | None = None) -> Board:
    """The board as the signed-in person sees it now; 404 when unknown. `whole`: a step to show with all its cards."""
    board = drawn_board(board_id, actor(), the_office(), g.minute, whole=whole)
    if board is None:
        abort(404)
    return board


def changed_columns(board: Board, changed: dict[str, Markup], toast: Toast | None = None) -> str:
    """The fragment that brings a screen up to date: these columns, the counts, the time, and perhaps a message."""
    clock = office_clock(the_office(), g.minute)
    return fragment(
        "boards/_changed.html",
        board=board,
        changed=changed,
        toast=toast,
        clock=clock,
        watchers=watching(board.id),
    )


def differing(board: Board, have: set[str]) -> dict[str, Markup]:
    """By place, the text of each column, and of the strip Selesai, that the client does not have as it is now."""
    return {part.place: since(part, have) for part in board.parts if part.stamp not in have}


def _whole() -> int | None:
    return request.args.get("whole", type=int)
