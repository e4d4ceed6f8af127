"""A browser's part of a measurement: one kept connection, one sign-in, and the time of each answer."""

import gzip
import http.client
import re
import secrets
import statistics
import time
from urllib.parse import urlencode

Headers = list[tuple[str, str]]


class Client:
    """One signed-in connection to the server."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.cookies: dict[str, str] = {}
        self.token = ""
        self.size = 0

    @classmethod
    def signed_in(cls, port: int, username: str, password: str) -> "Client":
        """A client of a server that is just starting, signed in as soon as it answers."""
        for _ in range(200):
            client = cls(port)
            try:
                client.sign_in(username, password)
            except OSError:
                time.sleep(0.1)
            else:
                return client
        raise TimeoutError(f"nothing answers on port {port}")

    @property
    def cookie(self) -> str:
        """What it sends back."""
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def cards(self, board: int) -> list[tuple[int, str]]:
        """Case and act of every card of a board that this person may hand on."""
        _, page = self.ask("GET", f"/boards/{board}")
        found = re.findall(r'formaction="/cases/(\d+)/moves" name="act" value="(\d+:\d+)"', page.decode())
        return [(int(case), act) for case, act in found]

    def sign_in(self, username: str, password: str) -> None:
        """Sign in as a person does."""
        fields = {"csrf_token": self.find_token("/sign-in"), "username": username, "password": password, "next": "/"}
        status, _ = self.ask("POST", "/session", urlencode(fields))
        if status != 303:
            raise RuntimeError(f"sign-in answered {status}")
        self.token = self.find_token("/account")

    def ask(self, method: str, path: str, body: str | bytes = "", **headers: str) -> tuple[int, bytes]:
        """One request; the answer is read whole. `size` is what went over the wire."""
        sent = {"Cookie": self.cookie, "Accept-Encoding": "gzip", **headers}
        if isinstance(body, str) and body:
            sent["Content-Type"] = "application/x-www-form-urlencoded"
        status, answered, data = self.exchange(method, path, body.encode() if isinstance(body, str) else body, sent)
        self.size = len(data)
        self.cookies |= dict(value.split(";")[0].split("=", 1) for name, value in answered if name == "Set-Cookie")
        return status, gzip.decompress(data) if ("Content-Encoding", "gzip") in answered else data

    def exchange(self, method: str, path: str, body: bytes, sent: dict[str, str]) -> tuple[int, Headers, bytes]:
        """One request over the kept connection: status, headers, and the answer read whole."""
        self._connection.request(method, path, body or None, sent)
        answer = self._connection.getresponse()
        return answer.status, answer.getheaders(), answer.read()

    def timed(self, method: str, path: str, body: str | bytes = "", **headers: str) -> float:
        """Milliseconds of one request that must be answered 200."""
        began = time.perf_counter()
        status, _ = self.ask(method, path, body, **headers)
        spent = (time.perf_counter() - began) * 1000
        if status != 200:
            raise RuntimeError(f"{method} {path} answered {status}")
        return spent

    def move(self, case: int, act: str, board: str, have: list[str], reason: str = "") -> float:
        """Milliseconds of a move as htmx sends it."""
        fields = [("csrf_token", self.token), ("key", secrets.token_urlsafe(18)), ("act", act), ("reason", reason)]
        fields.append(("output", "present"))
        body = urlencode(fields + [("have", stamp) for stamp in have])
        return self.timed("POST", f"/cases/{case}/moves", body, **{"HX-Request": "true", "HX-Current-URL": board})

    def find_token(self, path: str) -> str:
        """The token that a page's forms carry."""
        _, page = self.ask("GET", path)
        found = re.search(rb'name="csrf_token" value="([^"]+)"', page)
        if found is None:
            raise RuntimeError(f"{path} has no token")
        return found[1].decode()


def p50(values: list[float]) -> float:
    """The median."""
    return statistics.median(values)
