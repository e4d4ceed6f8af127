"""What every template may use: the office, who is signed in, the office's clock, and the boards of the menu."""

import secrets
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import Flask, g, session
from flask_login import current_user

from kanban import __version__, db
from kanban.domain.calendar import DayKind
from kanban.domain.worktime import HorizonExceeded
from kanban.queries.office import OfficeFacts
from kanban.queries.workflows import board_titles
from kanban.web.i18n import gettext, language
from kanban.web.identity import actor, me
from kanban.web.names import initials
from kanban.web.times import Moments, seconds_text


@dataclass(frozen=True, slots=True)
class OfficeClock:
    """The date and what the office's working time is doing now; the numbers set the scripts' clock by the server's."""

    date_line: str
    state_line: str
    is_open: bool
    epoch_ms: int
    offset_minutes: int


@dataclass(frozen=True, slots=True)
class WhoActs:
    """The signed-in person with the hat worn now, for the header."""

    person_id: int
    name: str
    initials: str
    hat: str | None
    hat_id: int | None
    hats: tuple[Any, ...]
    is_admin: bool


def init(app: Flask) -> None:
    """Give templates their globals."""
    app.context_processor(everywhere)
    app.jinja_env.globals.update(new_key=new_key, version=__version__)


def new_key() -> str:
    """A fresh idempotency key for a form."""
    return secrets.token_urlsafe(18)


def everywhere() -> dict[str, Any]:
    """The globals of a page; before set-up there is no office."""
    office: OfficeFacts | None = g.get("office")
    is_in = office is not None and current_user.is_authenticated
    return {
        "office": office,
        "actor": _who_acts() if is_in else None,
        "clock": office_clock(office, g.at) if office and is_in else None,
        "boards_menu": board_titles(db.session()) if is_in else (),
        "locale": language(),
        "theme": me().theme if is_in else None,
        "nav": None,
    }


def office_clock(office: OfficeFacts, now: int, *, short: bool = False) -> OfficeClock | None:
    """The header's clock, `short` for a wall; None when the machine's date lies outside the calendar."""
    calendar, moments = office.calendar, Moments(office.calendar, now)
    offset = -calendar.local_midnight(date(1970, 1, 1)) // 60
    try:
        date_line = f"{moments.day(now)}, {moments.clock(now)}"
        if calendar.is_open(now):
            closes = calendar.closes_at(now)
            left = seconds_text(calendar.elapsed(now, closes or now), short=short, up=True)
            line = gettext("jam kerja tersisa %(left)s", left=left)
            return OfficeClock(date_line, line, is_open=True, epoch_ms=now * 1000, offset_minutes=offset)
        line = _closed_line(office, moments, now)
        return OfficeClock(date_line, line, is_open=False, epoch_ms=now * 1000, offset_minutes=offset)
    except HorizonExceeded:
        return None


def _closed_line(office: OfficeFacts, moments: Moments, now: int) -> str:
    calendar = office.calendar
    today = calendar.day(calendar.local_date(now))
    opens = calendar.next_open(now)
    if calendar.local_date(opens) == moments.today:
        started = calendar.local_midnight(moments.today) + (today.intervals[0][0] if today.intervals else 0)
        words = gettext("istirahat, mulai lagi %(clock)s") if now > started else gettext("buka pukul %(clock)s")
        return words % {"clock": moments.clock(opens)}
    if today.kind in (DayKind.NATIONAL, DayKind.JOINT_LEAVE, DayKind.LOCAL):
        return gettext("libur: %(name)s", name=today.name)
    return gettext("di luar jam kerja, buka lagi %(moment)s", moment=moments.near(opens))


def _who_acts() -> WhoActs:
    person, acting = me(), actor()
    return WhoActs(
        person.person_id, person.name, initials(person.name), acting.hat.label if acting.hat else None,
        acting.hat.id if acting.hat else session.get("hat"), person.hats, person.is_admin,
    )  # fmt: skip
