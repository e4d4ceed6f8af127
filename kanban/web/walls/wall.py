"""The pages of a shared screen: its boards one after another, without anybody signed in."""

import hashlib
from itertools import pairwise
from typing import Any

from flask import Blueprint, g, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kanban import db
from kanban.actions.screens import SEEN_EVERY, ScreenUnknown, note_seen, redeem_code
from kanban.queries.boards import revisions
from kanban.queries.screens import on_duty
from kanban.web.boards import live
from kanban.web.context import office_clock
from kanban.web.fragments import fragment
from kanban.web.i18n import gettext, language
from kanban.web.identity import public, the_office
from kanban.web.times import Moments
from kanban.web.walls import screen_pass
from kanban.web.walls.screen_pass import of_screen
from kanban.web.walls.wall_cache import drawn_wall
from kanban.web.walls.wall_view import Wall, WallColumn
from kanban.web.walls.wall_words import next_holiday

bp = Blueprint("wall", __name__)

TV_CARDS, ABREAST = 3, 6
"""Cards in a column, and columns, on one page for a browser without scripts, which cannot measure what fits."""


@bp.get("/wall")
@public
def entry() -> ResponseReturnValue:
    """The page on which a browser becomes a screen; if it is one, its wall."""
    found = screen_pass.the_screen()
    if found:
        return redirect(url_for(".show", screen_id=found.id), 303)
    return render_template("wall/entry.html", why="", error="")


@bp.post("/wall/session")
@public
def enter() -> ResponseReturnValue:
    """Sign this browser in as a screen, with a code that works once. What it held before counts for nothing."""
    code, token = plain_code(request.form.get("code", "")), screen_pass.new_token()
    try:
        screen_id = redeem_code(db.session(), screen_pass.digest(code), screen_pass.digest(token), at=g.at)
    except ScreenUnknown:
        error = gettext("Kode ini belum cocok atau sudah lewat. Minta kode baru kepada admin kantor.")
        return render_template("wall/entry.html", why="", error=error), 422
    answer = make_response(redirect(url_for(".show", screen_id=screen_id), 303))
    return screen_pass.give(answer, screen_id, token)


@bp.get("/wall/<int:screen_id>")
@of_screen
def show(screen_id: int) -> ResponseReturnValue:
    """The wall. `tv` is for browsers without scripts: pages by themselves."""
    _note_seen()
    is_tv = "tv" in request.args
    context = _context(is_tv=is_tv)
    page = render_template("wall/tv.html" if is_tv else "wall/show.html", **context)
    return screen_pass.renew(make_response(page))


@bp.get("/wall/<int:screen_id>/view")
@of_screen
def view(screen_id: int) -> ResponseReturnValue:
    """The wall as it is now, if it differs from what this screen has; 204 when not."""
    _note_seen()
    context = _context(is_tv=False)
    if context["stamp"] in request.args.getlist("have"):
        return "", 204
    return render_template("wall/_wall.html", **context)


@bp.get("/wall/<int:screen_id>/stream")
@of_screen
def stream(screen_id: int) -> ResponseReturnValue:
    """Revisions of the whole office: a screen shows several boards."""
    return live.stream()


@bp.get("/wall/<int:screen_id>/revision")
@of_screen
def revision(screen_id: int) -> ResponseReturnValue:
    """The office's revision as bare text, for a screen without a stream."""
    return live.plain(sum(revisions(db.session()).values()))


def plain_code(typed: str) -> str:
    """A code without the spaces and hyphens in which it is written; capitals do not matter."""
    return "".join(letter for letter in typed.lower() if letter.isalnum())


def _note_seen() -> None:
    if g.screen.seen_at is None or g.at - g.screen.seen_at >= SEEN_EVERY:
        note_seen(db.session(), g.screen.id, at=g.at)


def _context(*, is_tv: bool) -> dict[str, Any]:
    """What the wall's templates need; `stamp` changes with anything that they show, save the passing seconds."""
    office, found = the_office(), revisions(db.session())
    drawn = drawn_wall(g.screen, office, request.args.get("board", type=int), found)
    moments = Moments(office.calendar, g.minute)
    kept = screen_pass.stay(on_duty(db.session(), office.day(g.at))) if request.cookies.get(screen_pass.KEPT) else None
    facts: dict[str, Any] = {
        "screen": g.screen, "wall": drawn.stamp, "office": office, "clock": office_clock(office, g.minute, short=True),
        "now": moments.clock(g.minute), "today": moments.day(g.minute), "epoch_ms": g.at * 1000,
        "kept_name": kept.person.name if kept else "", "kept_until_ms": kept.until * 1000 if kept else "",
        "holiday": next_holiday(moments.calendar, moments.today, moments),
        "revision": sum(found.values()),
    }  # fmt: skip
    told = {name: value for name, value in facts.items() if name not in ("office", "epoch_ms", "revision")}
    facts["stamp"] = hashlib.blake2b(f"{language()}{told!r}".encode(), digest_size=8).hexdigest()
    facts |= {"wall": drawn.wall, "columns": "" if is_tv else drawn.columns(g.screen.id)}
    return facts | (_pages(drawn.wall) if is_tv and drawn.wall else {})


def _pages(wall: Wall) -> dict[str, Any]:
    """For a browser without scripts: the cards of one page, and the address that comes next."""
    turns = [(part, turn) for part in _parts(wall.columns) for turn in range(_turns(part))]
    pages = len(turns)
    page = min(max(request.args.get("page", 1, type=int), 1), pages)
    part, turn = turns[page - 1]
    following = wall.boards[wall.place % len(wall.boards)][0]
    board, number = (wall.board_id, page + 1) if page < pages else (following, 1)
    columns = fragment("wall/_columns.html", columns=part, screen_id=g.screen.id, turn=turn, per=TV_CARDS)
    return {
        "page": page, "pages": pages, "columns": columns,
        "next": url_for(".show", screen_id=g.screen.id, tv=1, board=board, page=number),
        "seconds": max(10, g.screen.rotation // pages),
    }  # fmt: skip


def _parts(columns: tuple[WallColumn, ...]) -> list[tuple[WallColumn, ...]]:
    """A long SOP in parts of about equally many columns."""
    count = max(1, -(-len(columns) // ABREAST))
    bounds = [-(-len(columns) * part // count) for part in range(count + 1)]
    return [columns[start:end] for start, end in pairwise(bounds)]


def _turns(part: tuple[WallColumn, ...]) -> int:
    return max(1, *(-(-len(column.cards) // TV_CARDS) for column in part))
