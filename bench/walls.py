"""A hundred desks and a hundred walls on one process, and acts signed at a wall: `python -m bench.walls`.

Each screen does what its page does: it holds a stream, and when told of a revision it waits a moment of its own, asks
for what has changed and reads the answer. Counted is the time from the press on Sahkan to the last byte of that answer,
PIN and all; no page is drawn here.
"""

import asyncio
import random
import re
import secrets
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlencode

from sqlalchemy.orm import Session

from bench.board import PASSWORD, free_port
from bench.client import Client
from bench.filled import PASSWORD_OF, fill
from bench.streams import cpu_seconds, p95, rss_megabytes
from kanban import db
from kanban.actions.pins import set_pin
from kanban.actions.screens import ScreenWishes, issue_code, register_screen
from kanban.app import create_app
from kanban.config import load_settings
from kanban.domain.people import Actor
from kanban.live.streams import MOST_PER_BROWSER
from kanban.queries.office import the_office
from kanban.queries.people import people, signed_in
from kanban.queries.workflows import published
from kanban.web.accounts.passwords import hash_password
from kanban.web.accounts.pins import hash_pin
from kanban.web.walls import screen_pass

DESKS = WALLS = 100
MOVES = 20
JITTER = 0.12
"""Longest moment in seconds that a page waits before it asks (`live.js`)."""
PIN = "482915"


class Screen:
    """One open page: a connection with its stream, and one kept for what it asks."""

    def __init__(self, port: int, cookie: str, stream: str, view: str) -> None:
        self.port, self.cookie, self.stream, self.view = port, cookie, stream, view
        self.told = self.shown = 0.0
        self.is_live = False

    async def follow(self) -> None:
        """Hold the stream and look whenever it tells of a revision, until the server goes."""
        with suppress(OSError, asyncio.IncompleteReadError):
            told, stream = await asyncio.open_connection("127.0.0.1", self.port)
            self._ask(stream, self.stream)
            await told.readuntil(b"event: revision")
            self.is_live = True
            shown, page = await asyncio.open_connection("127.0.0.1", self.port)
            while await told.readuntil(b"event: revision"):
                self.told = time.perf_counter()
                await asyncio.sleep(random.uniform(0, JITTER))
                self._ask(page, self.view)
                head = await shown.readuntil(b"\r\n\r\n")
                length = re.search(rb"Content-Length: (\d+)", head)
                await shown.readexactly(int(length[1]) if length else 0)
                self.shown = time.perf_counter()

    def _ask(self, out: asyncio.StreamWriter, path: str) -> None:
        lines = [f"GET {path} HTTP/1.1", f"Host: 127.0.0.1:{self.port}", f"Cookie: {self.cookie}", "HX-Request: true"]
        out.write("\r\n".join([*lines, "Accept-Encoding: gzip", "", ""]).encode())


class WallClient(Client):
    """The browser of a screen in the room."""

    number = 0
    hat = 0

    @classmethod
    def entered(cls, port: int, code: str) -> "WallClient":
        """Sign a new browser in as a screen."""
        client = cls(port)
        client.token = client.find_token("/wall")
        client.ask("POST", "/wall/session", urlencode({"csrf_token": client.token, "code": code}))
        return client

    def sign(self, case: int, act: str) -> float:
        """Milliseconds of an act with a PIN."""
        fields = {
            "csrf_token": self.token, "key": secrets.token_urlsafe(18), "act": act, "hat": self.hat, "pin": PIN,
            "output": "present",
        }  # fmt: skip
        return self.timed("POST", f"/wall/{self.number}/cases/{case}/acts", urlencode(fields), **{"HX-Request": "true"})


def prepared(instance: Path, board: int) -> tuple[list[str], int]:
    """Codes of the registered screens, and the hat of the person who has the PIN."""
    app, now = create_app(load_settings(str(instance), {})), int(time.time())
    with app.app_context():
        session: Session = db.session()
        sop = next(facts.sop_id for facts in published(session) if facts.id == board)
        everybody = people(session)
        admin = Actor(next(person.id for person in everybody if person.is_admin), None)
        wishes = ScreenWishes(name="Layar", sops=[sop], rotation=20)
        codes = [secrets.token_hex(5) for _ in range(WALLS)]
        for code in codes:
            number = register_screen(session, wishes, by=admin, at=now)
            issue_code(session, number, screen_pass.digest(code), until=now + 900, by=admin, at=now)
        person = next(each.id for each in everybody if each.username == PASSWORD_OF)
        found = signed_in(session, person, the_office(session).day(now))
        assert found is not None
        set_pin(session, hash_pin(person, PIN), by=found.actor(None), at=now)
        return codes, found.hats[0].id


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        instance, port = Path(folder), free_port()
        database, word = instance / "kanban.sqlite3", hash_password(PASSWORD)
        board = fill(database, open_cases=60, finished=0, at=int(time.time()), password_hash=word)
        codes, hat = prepared(instance, board)
        command = [sys.executable, "-m", "kanban", "serve", "--port", str(port), "--instance", str(instance)]
        server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        try:
            measure(server.pid, port, board, codes, hat)
        finally:
            server.terminate()
            server.wait()


def measure(pid: int, port: int, board: int, codes: list[str], hat: int) -> None:
    """Open all screens, sign, and say how long it took until each showed it."""
    desks = [Client.signed_in(port, PASSWORD_OF, PASSWORD) for _ in range(DESKS // MOST_PER_BROWSER)]
    walls = [WallClient.entered(port, code) for code in codes]
    for number, wall in enumerate(walls, 1):
        wall.number, wall.hat = number, hat
    screens = [desk_screen(port, board, desks[n // MOST_PER_BROWSER]) for n in range(DESKS)]
    screens += [wall_screen(port, board, wall) for wall in walls]
    threading.Thread(target=lambda: asyncio.run(all_of(screens)), daemon=True).start()
    while not all(screen.is_live for screen in screens):
        time.sleep(0.1)
    cards, before = desks[0].cards(board), cpu_seconds(pid)
    signed: list[float] = []
    told: list[float] = []
    shown: list[float] = []
    for n in range(MOVES):
        case, act = cards[n]
        began = time.perf_counter()
        signed.append(walls[n].sign(case, act))
        time.sleep(3)
        told += [screen.told - began for screen in screens if screen.told > began]
        shown += [screen.shown - began for screen in screens if screen.shown > began]
    spent = cpu_seconds(pid) - before
    print(f"screens             {DESKS} desks, {WALLS} walls, {rss_megabytes(pid):.0f} MB RSS")
    print(f"an act with a PIN   p50 {statistics.median(signed):.0f} ms, p95 {p95(signed):.0f} ms")
    for what, times in (("told to", told), ("shown on", shown)):
        missed = MOVES * len(screens) - len(times)
        print(f"{what} the others  p50 {statistics.median(times):.2f} s, p95 {p95(times):.2f} s, missed {missed}")
    print(f"processor           {spent / MOVES:.2f} s for each act, all screens together")


def desk_screen(port: int, board: int, client: Client) -> Screen:
    """A page with the board: it names the columns that it has."""
    _, page = client.ask("GET", f"/boards/{board}")
    have = re.findall(r'name="have" value="([^"]+)"', page.decode())
    view = f"/boards/{board}/columns?{urlencode([('have', stamp) for stamp in have])}"
    return Screen(port, client.cookie, f"/boards/{board}/stream", view)


def wall_screen(port: int, board: int, client: WallClient) -> Screen:
    """A wall: it names what it shows."""
    wall = f"/wall/{client.number}"
    _, page = client.ask("GET", wall)
    have = re.findall(r'name="have" value="([^"]+)"', page.decode())
    return Screen(port, client.cookie, f"{wall}/stream", f"{wall}/view?board={board}&have={have[0]}")


async def all_of(screens: list[Screen]) -> None:
    """All at once."""
    await asyncio.gather(*(screen.follow() for screen in screens))


if __name__ == "__main__":
    main()
