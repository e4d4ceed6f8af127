"""A browser without a screen: keeps its cookie, sends forms with the token of a page, as htmx or plainly."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from kanban.domain.people import Actor
from kanban.models import Person
from tests.office import Office
from tests.web.pages import Page

ORIGIN = "http://localhost"
PASSWORD = "gajah kopi sepeda"
"""Of everybody here who has one."""
KEYS = count()
"""Of all browsers: one that is gone may have the identity of a new one."""
DRAWN = re.compile(r"""hx-headers:inherited='[^']*'|name="(?:csrf_token|key)" value="[^"]*"|\?v=[0-9a-f]{12}""")
"""What is drawn anew for every page, or for every version of a script or a picture."""


@dataclass(frozen=True)
class Answer:
    """What came back."""

    response: TestResponse

    @property
    def status(self) -> int:
        return self.response.status_code

    @property
    def to(self) -> str | None:
        """Where a redirect leads."""
        return self.response.headers.get("Location") or self.response.headers.get("HX-Redirect")

    @property
    def text(self) -> str:
        return self.response.get_data(as_text=True)

    @property
    def steady(self) -> str:
        """The text without token, keys and digests, in which any few letters or digits may stand by chance."""
        return DRAWN.sub("", self.text)

    @cached_property
    def page(self) -> Page:
        return Page.read(self.text)

    @property
    def events(self) -> dict[str, Any]:
        """What the scripts are told."""
        events: dict[str, Any] = json.loads(self.response.headers.get("HX-Trigger", "{}"))
        return events


class Browser:
    """One person's browser."""

    def __init__(self, app: Flask) -> None:
        self.client: FlaskClient = app.test_client()
        self._token = ""

    def get(self, path: str, **headers: str) -> Answer:
        return Answer(self.client.get(path, headers=_named(headers)))

    def post(self, path: str, *, screen: str = "", token: str | None = None, **fields: Any) -> Answer:
        """Send a plain form from a screen, with that session's token unless told another."""
        values = fields | {"csrf_token": self.token() if token is None else token}
        if path.startswith("/session"):
            self._token = ""  # another session has another token
        return Answer(self.client.post(path, data=_plain(values), headers={"Referer": f"{ORIGIN}{screen or '/'}"}))

    def htmx(self, path: str, *, screen: str = "/", have: Iterable[str] = (), **fields: Any) -> Answer:
        """Send a form as htmx does."""
        headers = {"HX-Request": "true", "HX-Current-URL": ORIGIN + screen, "X-CSRFToken": self.token()}
        return Answer(self.client.post(path, data=_plain(fields) | {"have": list(have)}, headers=headers))

    def htmx_get(self, path: str, *, screen: str = "/") -> Answer:
        """Ask as htmx does."""
        return Answer(self.client.get(path, headers={"HX-Request": "true", "HX-Current-URL": ORIGIN + screen}))

    def token(self) -> str:
        """The token of this session, from a page as a browser would find it."""
        for path in ("/account", "/sign-in", "/welcome"):
            if not self._token:
                # Read without its page: every form asks for it, and a page is long.
                found = re.search(r'name="csrf_token" value="([^"]+)"', self.get(path).text)
                self._token = found[1] if found else ""
        return self._token

    def fresh(self) -> str:
        """An idempotency key as the pages make them."""
        return f"key-of-a-browser-{next(KEYS)}"

    def move(self, case_id: int, act: str, *, screen: str, key: str | None = None, **fields: Any) -> Answer:
        """Move by a plain form."""
        return self.post(f"/cases/{case_id}/moves", screen=screen, act=act, key=key or self.fresh(), **fields)

    def drag(self, case_id: int, act: str, *, screen: str, key: str | None = None, **fields: Any) -> Answer:
        """Move by htmx."""
        return self.htmx(f"/cases/{case_id}/moves", screen=screen, act=act, key=key or self.fresh(), **fields)

    def signed_in(self, office: Office, person: Actor) -> "Browser":
        """Begin a session as the sign-in does, without its password."""
        with office.sessions() as rows:
            epoch = rows.get_one(Person, person.person_id).epoch
        with self.client.session_transaction() as session:
            session.update({"_user_id": f"{person.person_id}:{epoch}", "_fresh": True, "since": office.at})
        return self


def _named(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


def _plain(fields: dict[str, Any]) -> dict[str, Any]:
    return {name.rstrip("_"): value for name, value in fields.items()}
