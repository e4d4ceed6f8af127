"""Two hundred open screens on one process: `python -m bench.streams`. Idle cost, memory, pages meanwhile, delivery.

Streams are held by one thread with a selector, so that the measuring costs little beside what is measured.
"""

import os
import secrets
import selectors
import socket
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
from kanban.live.streams import MOST_PER_BROWSER
from kanban.web.accounts.passwords import hash_password

STREAMS = 200
IDLE_SECONDS = 20
PAGES = 100
MOVES = 20


class Screens:
    """Open streams of one board, with the moment at which each last heard of a revision."""

    def __init__(self, port: int, board: int, cookies: list[str]) -> None:
        self.port, self.board, self.cookies = port, board, cookies
        self.opened = 0
        self.heard: dict[int, float] = {}
        self.selector = selectors.DefaultSelector()
        self.sockets: list[socket.socket] = []
        threading.Thread(target=self._listen, daemon=True).start()

    def open(self) -> str:
        """Open one more; returns the status line of the answer."""
        stream = socket.create_connection(("127.0.0.1", self.port), timeout=30)
        cookie = self.cookies[self.opened // MOST_PER_BROWSER % len(self.cookies)]
        self.opened += 1
        head = f"GET /boards/{self.board}/stream HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nCookie: {cookie}\r\n\r\n"
        stream.sendall(head.encode())
        status = stream.recv(4096).decode().split("\r\n")[0]
        if " 200 " in status:
            stream.setblocking(False)
            self.selector.register(stream, selectors.EVENT_READ, len(self.sockets))
            self.sockets.append(stream)
        else:
            stream.close()
        return status

    def close(self, count: int) -> None:
        """Close so many, as closed tabs do."""
        for stream in [self.sockets.pop() for _ in range(count)]:
            self.selector.unregister(stream)
            stream.close()

    def _listen(self) -> None:
        while True:
            for key, _ in self.selector.select(0.05):
                stream = key.fileobj
                if isinstance(stream, socket.socket) and b"event: revision" in stream.recv(65536):
                    self.heard[key.data] = time.perf_counter()


def p95(values: list[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(values, n=20)[-1]


def cpu_seconds(pid: int) -> float:
    """User and system time of a process so far (Linux)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def rss_megabytes(pid: int) -> float:
    """Resident memory of a process (Linux)."""
    line = next(line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        instance = Path(folder)
        board = fill(
            instance / "kanban.sqlite3", open_cases=60, finished=0, at=int(time.time()),
            password_hash=hash_password(PASSWORD),
        )  # fmt: skip
        port = free_port()
        command = [sys.executable, "-m", "kanban", "serve", "--port", str(port), "--instance", str(instance)]
        server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        try:
            _measure(server.pid, port, board)
        finally:
            server.terminate()
            server.wait()


def _measure(pid: int, port: int, board: int) -> None:
    client = Client.signed_in(port, PASSWORD_OF, PASSWORD)
    browsers = [Client.signed_in(port, PASSWORD_OF, PASSWORD).cookie for _ in range(STREAMS // MOST_PER_BROWSER + 3)]
    screens = Screens(port, board, browsers)
    began = time.perf_counter()
    for _ in range(STREAMS):
        screens.open()
    print(f"streams open        {len(screens.sockets)} in {time.perf_counter() - began:.1f} s")
    print(f"one more            {screens.open()}")
    before = cpu_seconds(pid)
    time.sleep(IDLE_SECONDS)
    print(f"idle CPU            {(cpu_seconds(pid) - before) / IDLE_SECONDS * 100:.2f} %")
    print(f"memory              {rss_megabytes(pid):.0f} MB RSS")
    pages = [client.timed("GET", "/cases/1") for _ in range(PAGES)]
    print(f"case page meanwhile p50 {statistics.median(pages):.1f} ms, p95 {p95(pages):.1f} ms")
    _delivery(client, screens, port, board)
    screens.close(10)
    time.sleep(6)
    again = [screens.open() for _ in range(10)].count("HTTP/1.1 200 OK")
    print(f"after 10 tabs close {again} of 10 places are free again")


def _delivery(client: Client, screens: Screens, port: int, board: int) -> None:
    cards = client.cards(board)
    delays: list[float] = []
    for n in range(MOVES):
        case, act = cards[n]
        screens.heard.clear()
        began = time.perf_counter()
        client.move(case, act, f"http://127.0.0.1:{port}/boards/{board}", [secrets.token_hex(4)])
        time.sleep(1.2)
        delays += [heard - began for heard in screens.heard.values()]
    missed = MOVES * len(screens.sockets) - len(delays)
    print(f"a move is told      p50 {statistics.median(delays):.3f} s, p95 {p95(delays):.3f} s, missed {missed}")


if __name__ == "__main__":
    main()
