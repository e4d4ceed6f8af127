"""Addresses that the browser names: only those of this site are followed, and only numbers that a row can have."""

from typing import Any
from urllib.parse import urlsplit

from flask import request
from werkzeug.routing import IntegerConverter, Map


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
