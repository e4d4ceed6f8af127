"""By which names the board may be asked for.

A page of a stranger can give its own name the board's address (DNS rebinding) and then counts as the same site. So a
name must be one that the office knows; an address cannot be rebound, and always counts.
"""

import socket
from ipaddress import ip_address
from urllib.parse import urlsplit

from flask import Flask, request
from flask.typing import ResponseReturnValue
from werkzeug.middleware.proxy_fix import ProxyFix

from kanban.config import Settings
from kanban.web import errors
from kanban.web.i18n import gettext


def init(app: Flask, settings: Settings) -> None:
    """Believe as many proxies as the settings say, and refuse names that nobody gave the board."""
    if settings.trusted_proxies:
        # Not the host: browsers' own X-Forwarded-Host would pass through a proxy that does not set it.
        count = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=count, x_proto=count, x_host=0)  # type: ignore[method-assign] # as Flask documents it
    own = names() | set(settings.trusted_hosts)

    def check() -> ResponseReturnValue | None:
        if is_ours(request.host, own):
            return None
        return errors.answer(400, gettext("Alamat ini belum dikenal"), unknown(request.host))

    app.before_request(check)


def names() -> set[str]:
    """What this machine is called in its network."""
    name = socket.gethostname().lower()
    return {"localhost", name, name.partition(".")[0], f"{name.partition('.')[0]}.local"}


def is_ours(host: str, own: set[str]) -> bool:
    """Whether a Host header names this board: by an address, or by a name of ours."""
    try:
        parts = urlsplit(f"//{host}")
        name, _ = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return False
    # A name, a port and nothing else, such as somebody before an @.
    return parts.netloc == host and "@" not in host and (name in own or is_address(name))


def is_address(name: str) -> bool:
    """Whether this is an IP address as browsers write it."""
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def unknown(host: str) -> str:
    """The sentence for a name that is not ours, with the way to make it ours."""
    text = gettext("Papan tidak mengenal nama %(name)s. Tambahkan ke pengaturan trusted_hosts di server.")
    return text % {"name": host[:100] or "?"}
