"""Addresses: those that the browser names must be of this site; its own tells whether it sits at the server."""

from ipaddress import IPv6Address, ip_address
from typing import Any
from urllib.parse import urlsplit

from flask import current_app, request
from werkzeug.routing import IntegerConverter, Map

from kanban.config import Settings

FORWARDED = ("X-Forwarded-For", "Forwarded", "X-Real-IP")
"""Headers of a proxy: without a trusted one, a request that has any was not made by a browser on this machine."""


class RowId(IntegerConverter):
    """The number of a row in an address; a larger one than the database can hold names nothing: 404."""

    def __init__(self, url_map: Map, *args: Any, **kwargs: Any) -> None:
        super().__init__(url_map, *args, **kwargs)
        self.max = 2**63 - 1


def own_path(address: str) -> str:
    """Path and query of an address on this site; "" when it leads elsewhere or makes no sense."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    # Browsers read "\" as "/": "/\evil.example" would be another host.
    if not path.startswith("/") or path.startswith(("//", "/\\")) or any(ord(letter) < 32 for letter in path):
        return ""
    # htmx sends the whole address of the page; its host is ours.
    return path if parts.netloc in ("", request.host) else ""


def is_here() -> bool:
    """Whether the request was made on the machine that serves the board."""
    settings: Settings = current_app.extensions["kanban.settings"]
    if not settings.trusted_proxies and any(name in request.headers for name in FORWARDED):
        return False
    try:
        address = ip_address(request.remote_addr or "")
    except ValueError:
        return False
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        return address.ipv4_mapped.is_loopback
    return address.is_loopback
