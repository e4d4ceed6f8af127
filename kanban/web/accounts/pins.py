"""PINs as screens see them: how they are kept, whom wrong ones count for, and the sentences."""

import hashlib
import hmac
from collections.abc import Iterable
from typing import NamedTuple

from flask import current_app, g

from kanban import db
from kanban.actions import pins as acts
from kanban.domain.pins import PinFault, pin_fault
from kanban.queries.doors import locks
from kanban.queries.people import PersonRow
from kanban.queries.screens import ScreenFacts, pin_hash
from kanban.web.accounts import passwords, throttle
from kanban.web.i18n import gettext, ngettext


class Locked(NamedTuple):
    """Somebody whose PIN is not looked at on one screen for a while."""

    person_id: int
    name: str
    screen_id: int
    screen: str
    until: str


def fault_text(pin: str) -> str:
    """What is wrong with a PIN that somebody wants; empty when it will do."""
    found = pin_fault(pin)
    return {
        None: "",
        PinFault.NOT_SIX_DIGITS: gettext("PIN terdiri dari enam angka."),
        PinFault.REPEATED: gettext("Angka yang berulang mudah ditebak. Pilih enam angka lain."),
        PinFault.SEQUENCE: gettext("Angka yang berurutan mudah ditebak. Pilih enam angka lain."),
        PinFault.DATE: gettext("PIN ini terbaca sebagai tanggal. Pilih enam angka lain."),
    }[found]


def hash_pin(person_id: int, pin: str) -> str:
    """What is stored. The key outside the database keeps a million tries from being made on a stolen copy."""
    return passwords.hash_password(_peppered(person_id, pin))


def take_turn(screen_id: int, person_id: int) -> acts.PinTurn:
    """Count a try before it is judged."""
    return acts.take_pin_turn(db.session(), key_of(screen_id, person_id), at=g.at)


def fits(screen_id: int, person_id: int, pin: str) -> bool:
    """Whether this is the person's PIN; if so, their count on this screen begins anew."""
    is_right = passwords.verify(pin_hash(db.session(), person_id), _peppered(person_id, pin))
    if is_right:
        acts.pin_fits(db.session(), key_of(screen_id, person_id))
    return is_right


def wrong_text(name: str, turn: acts.PinTurn) -> str:
    """What is said to a wrong PIN, or while PINs are not looked at."""
    if turn.wait_until:
        text = gettext("PIN %(name)s dikunci di layar ini sampai %(clock)s. Admin kantor dapat membukanya lebih cepat.")
        return text % {"name": name, "clock": throttle.clock(turn.wait_until)}
    return ngettext(
        "PIN belum cocok dengan %(name)s. Masih ada %(num)s kesempatan.",
        "PIN belum cocok dengan %(name)s. Masih ada %(num)s kesempatan.",
        turn.left,
        name=name,
    )


def key_of(screen_id: int, person_id: int) -> str:
    """What wrong PINs are counted under: one person on one screen, wherever its requests come from."""
    return throttle.keyed_digest("pin", f"{screen_id}:{person_id}")


def locked(everybody: Iterable[PersonRow], screens: Iterable[ScreenFacts]) -> list[Locked]:
    """Whose PIN is not looked at where; for the admin."""
    pairs = {key_of(screen.id, person.id): (person, screen) for screen in screens for person in everybody}
    until = locks(db.session(), pairs, at=g.at) if pairs else {}
    return [
        Locked(person.id, person.name, screen.id, screen.name, throttle.clock(until[key]))
        for key, (person, screen) in pairs.items()
        if key in until
    ]


def _peppered(person_id: int, pin: str) -> str:
    secret = str(current_app.config["SECRET_KEY"]).encode()
    return hmac.new(secret, f"pin:{person_id}:{pin}".encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()
