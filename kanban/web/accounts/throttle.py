"""Tries to sign in as the screens see them: whom they count for, and what is said to who must wait."""

import hashlib
import hmac
from collections.abc import Iterable
from ipaddress import IPv6Address, ip_address, ip_network

from flask import current_app, g, request

from kanban import db
from kanban.actions import doors
from kanban.domain.throttle import STATUS, STATUS_ADDRESS
from kanban.queries.doors import locks
from kanban.queries.people import PersonRow
from kanban.web.i18n import gettext
from kanban.web.identity import the_office
from kanban.web.times import Moments


def take_turn(name: str) -> doors.Turn:
    """Count a try with this account name from this address, before its password is looked at."""
    return doors.take_turn(db.session(), account_key(name), address_key(), at=g.at)


def succeed(name: str) -> None:
    """The password was right."""
    doors.succeed(db.session(), account_key(name), address_key())


def take_code_turn(person_id: int) -> doors.Turn:
    """Count a try with a code of this person's second factor: by itself, so that right passwords do not free it."""
    return doors.take_turn(db.session(), code_key(person_id), address_key(), at=g.at)


def code_succeeded(person_id: int) -> None:
    """The code was right."""
    doors.succeed(db.session(), code_key(person_id), address_key())


def take_status_turn(file: str) -> doors.Turn:
    """Count a try with a file's key from this address; by themselves, so that neither page locks the other."""
    limits = (STATUS, STATUS_ADDRESS)
    return doors.take_turn(db.session(), status_key(file), address_key("status-address"), at=g.at, limits=limits)


def status_succeeded(file: str) -> None:
    """The key was right."""
    doors.succeed(db.session(), status_key(file), address_key("status-address"), limit=STATUS_ADDRESS)


def status_key(file: str) -> str:
    """What the tries with the key of a file are counted under, whether there is such a file or not."""
    return keyed_digest("status", file)


def sentence(until: int) -> str:
    """What who must wait is told: the same for names that exist and for those that do not."""
    text = gettext("Terlalu banyak percobaan. Coba lagi mulai pukul %(clock)s, atau temui admin kantor.")
    return text % {"clock": clock(until)}


def retry_after(until: int) -> dict[str, str]:
    """The same for programs."""
    return {"Retry-After": str(max(until - g.at, 1))}


def clock(until: int) -> str:
    """The first whole minute at which the lock is over."""
    return Moments(the_office().calendar, g.at).clock(-(-until // 60) * 60)


def keys_of(person: PersonRow) -> list[str]:
    """What the tries with this person's names are counted under."""
    return [code_key(person.id), *(account_key(name) for name in (person.username, person.nip) if name)]


def locked(everybody: Iterable[PersonRow]) -> dict[int, str]:
    """Who must wait, with the time from which they need not; whole addresses that wait are nobody's."""
    keys = {person.id: keys_of(person) for person in everybody}
    until = locks(db.session(), [key for of_one in keys.values() for key in of_one], at=g.at)
    latest = {person: max((until.get(key, 0) for key in of_one), default=0) for person, of_one in keys.items()}
    return {person: clock(end) for person, end in latest.items() if end}


def account_key(name: str) -> str:
    """A name as the sign-in compares it. Digested: a password typed into the wrong field must not lie in a table."""
    return keyed_digest("account", name.strip().lower())


def code_key(person_id: int) -> str:
    """What tries with this person's second factor are counted under."""
    return keyed_digest("code", str(person_id))


def address_key(kind: str = "address") -> str:
    """The caller's address; of IPv6 the network, since one computer has as many addresses there as it likes."""
    try:
        address = ip_address(request.remote_addr or "")
    except ValueError:
        return keyed_digest(kind, request.remote_addr or "")
    if isinstance(address, IPv6Address) and not address.ipv4_mapped:
        return keyed_digest(kind, str(ip_network((address, 64), strict=False)))
    return keyed_digest(kind, str(address))


def keyed_digest(kind: str, value: str) -> str:
    """What something is counted under: unreadable without the key, which is not in the database."""
    secret = str(current_app.config["SECRET_KEY"]).encode()
    return hmac.new(secret, f"{kind}:{value}".encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()
