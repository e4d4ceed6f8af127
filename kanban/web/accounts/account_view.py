"""One's own page in words: devices that are signed in, and the log of sign-ins."""

from typing import NamedTuple

from flask import g, session

from kanban import db
from kanban.queries.sign_ins import SignInRow, open_sessions, second_factor, sign_in_log
from kanban.web.accounts import tenure
from kanban.web.i18n import gettext
from kanban.web.identity import me, the_office
from kanban.web.times import Moments

SHOWN = 8
"""Lines of the log on one's own page."""


class Device(NamedTuple):
    """A signed-in device in words."""

    id: int
    name: str
    address: str
    since: str
    seen: str
    is_this: bool


class LogLine(NamedTuple):
    """A sign-in or a refused try in words."""

    moment: str
    outcome: str
    is_refusal: bool
    device: str
    address: str
    person: str


class FactorState(NamedTuple):
    """The second factor: "off", "begun" or "on" since `since`, with `codes_left` recovery codes."""

    state: str
    since: str
    codes_left: int


def devices() -> list[Device]:
    """The devices on which the signed-in person has a session."""
    since, seen = tenure.oldest()
    moments, this = _moments(), session.get("sid")
    return [
        Device(
            row.id, row.device or gettext("Perangkat lain"), row.address, moments.moment(row.since),
            moments.moment(row.seen_at), row.session_id == this,
        )
        for row in open_sessions(db.session(), me().person_id, since=since, seen=seen)
    ]  # fmt: skip


def own_log() -> list[LogLine]:
    """The newest sign-ins with the signed-in person's name."""
    return [log_line(row, _moments()) for row in sign_in_log(db.session(), me().person_id, most=SHOWN)]


def whole_log(most: int) -> list[LogLine]:
    """The newest sign-ins of everybody, and tries with names that are nobody's."""
    return [log_line(row, _moments()) for row in sign_in_log(db.session(), most=most)]


def factor_state() -> FactorState:
    """The second factor of the signed-in person."""
    factor = second_factor(db.session(), me().person_id)
    if factor is None:
        return FactorState("off", "", 0)
    if factor.confirmed_at is None:
        return FactorState("begun", "", 0)
    return FactorState("on", _moments().moment(factor.confirmed_at), factor.codes_left)


def log_line(row: SignInRow, moments: Moments) -> LogLine:
    """A line in words."""
    words = {
        "in": gettext("Berhasil masuk"),
        "wrong": gettext("Kata sandi salah"),
        "locked": gettext("Salah berulang, lalu dikunci"),
        "closed": gettext("Akun nonaktif"),
        "stale": gettext("Kata sandi sementara sudah lewat waktu"),
        "code": gettext("Kode verifikasi salah"),
    }
    return LogLine(
        moments.moment(row.at), words[row.outcome], row.outcome != "in", row.device or gettext("Perangkat lain"),
        row.address, row.person or gettext("Nama tidak dikenal"),
    )  # fmt: skip


def _moments() -> Moments:
    return Moments(the_office().calendar, g.at)
