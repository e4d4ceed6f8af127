"""A restart with two hundred open screens: `python -m bench.restart`. How soon all are back; what others feel of it.

Each screen does what the page's scripts do when its stream breaks: it asks again after half a second, then twice as
long each time up to fifteen seconds, every wait spread by 30 % (htmx's hx-sse as `kb.js` sets it).
"""

import asyncio
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from bench.board import PASSWORD, free_port
from bench.client import Client
from bench.filled import PASSWORD_OF, fill
from bench.streams import STREAMS, cpu_seconds, p95
from kanban.live.streams import MOST_PER_BROWSER
from kanban.web.accounts.passwords import hash_password

FIRST, LONGEST, SPREAD = 0.5, 15.0, 0.3
"""Seconds to the first repetition, the longest wait, and the part by which each is spread."""
AWAY = (1.0, 20.0)
"""Seconds for which the server is gone: a restart, and a repair."""


class Crowd:
    """Screens that keep a stream, in a thread of their own."""

    def __init__(self, port: int, board: int, cookies: list[str]) -> None:
        self.port, self.board = port, board
        self.live: set[int] = set()
        self.back: dict[int, float] = {}
        self.asked = 0
        threading.Thread(target=lambda: asyncio.run(self._all(cookies)), daemon=True).start()

    async def _all(self, cookies: list[str]) -> None:
        await asyncio.gather(*(self._screen(n, cookies[n // MOST_PER_BROWSER]) for n in range(STREAMS)))

    async def _screen(self, number: int, cookie: str) -> None:
        attempt = 0
        while True:
            if await self._stream(number, cookie):
                attempt = 0
            attempt += 1
            wait = min(FIRST * 2 ** (attempt - 1), LONGEST)
            await asyncio.sleep(wait * (1 + SPREAD * (2 * random.random() - 1)))

    async def _stream(self, number: int, cookie: str) -> bool:
        """Hold a stream until it breaks; False when there was none."""
        self.asked += 1
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
            head = [f"GET /boards/{self.board}/stream HTTP/1.1", f"Host: 127.0.0.1:{self.port}", f"Cookie: {cookie}"]
            writer.write("\r\n".join([*head, "", ""]).encode())
            if b" 200 " not in await reader.readline():
                writer.close()
                return False
            self.live.add(number)
            self.back[number] = time.perf_counter()
            while await reader.read(4096):
                pass
        except OSError:
            return number in self.live
        finally:
            self.live.discard(number)
        return True


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        instance, port = Path(folder), free_port()
        board = fill(
            instance / "kanban.sqlite3", open_cases=60, finished=0, at=int(time.time()),
            password_hash=hash_password(PASSWORD),
        )  # fmt: skip
        command = [sys.executable, "-m", "kanban", "serve", "--port", str(port), "--instance", str(instance)]
        server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        try:
            client = Client.signed_in(port, PASSWORD_OF, PASSWORD)
            browsers = range(STREAMS // MOST_PER_BROWSER)
            cookies = [Client.signed_in(port, PASSWORD_OF, PASSWORD).cookie for _ in browsers]
            crowd = Crowd(port, board, cookies)
            _until(lambda: len(crowd.live) == STREAMS)
            for seconds in AWAY:
                server = _restarted(server, command, crowd, client.cookies, seconds)
        finally:
            server.kill()
            server.wait()


def _restarted(
    server: "subprocess.Popen[bytes]", command: list[str], crowd: Crowd, cookies: dict[str, str], away: float
) -> "subprocess.Popen[bytes]":
    server.send_signal(signal.SIGTERM)
    server.wait()
    _until(lambda: not crowd.live)
    time.sleep(away)
    crowd.back.clear()
    crowd.asked = 0
    began = time.perf_counter()
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    pages = Pages(crowd.port, cookies)
    _until(lambda: len(crowd.live) == STREAMS and len(pages.times) > 20)
    spent, answers = cpu_seconds(server.pid), pages.stopped()
    back = sorted(crowd.back.values())
    ready = answers.first - began
    print(f"gone for {away:.0f} s: answers again {ready:.1f} s after its start; the screens are back within "
          f"{back[len(back) // 2] - answers.first:.1f} s (half), {back[-1] - answers.first:.1f} s (all)")  # fmt: skip
    print(f"  requests for a stream {crowd.asked}, CPU of the new process {spent:.1f} s with its start; "
          f"a case page meanwhile p50 {statistics.median(answers.times):.0f} ms, p95 {p95(answers.times):.0f} ms, "
          f"longest {max(answers.times):.0f} ms of {len(answers.times)}, failed {answers.failed}")  # fmt: skip
    return server


class Pages:
    """Somebody who opens a case page again and again, from the first moment at which the server answers."""

    def __init__(self, port: int, cookies: dict[str, str]) -> None:
        self.times: list[float] = []
        self.failed = 0
        self.first = 0.0
        self._port, self._cookies = port, cookies
        self._go_on = True
        self._thread = threading.Thread(target=self._ask)
        self._thread.start()

    def stopped(self) -> "Pages":
        """No more."""
        self._go_on = False
        self._thread.join()
        return self

    def _ask(self) -> None:
        while self._go_on:
            client = Client(self._port)
            client.cookies = dict(self._cookies)
            try:
                spent = client.timed("GET", "/cases/1")
            except OSError:
                self.failed += self.first > 0
                time.sleep(0.02)
                continue
            self.first = self.first or time.perf_counter()
            self.times.append(spent)
            time.sleep(0.02)


def _until(is_so: object) -> None:
    until = time.monotonic() + 90
    while callable(is_so) and not is_so():
        if time.monotonic() > until:
            os.kill(os.getpid(), signal.SIGINT)
        time.sleep(0.02)


if __name__ == "__main__":
    main()
