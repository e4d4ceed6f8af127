"""What a board and a move cost, beside floors measured in the same rounds: `python -m bench.board [--quick]`.

Medians over interleaved rounds through the real server, behind sign-in. docs/performance.md keeps a table with its
machine and date.
"""

import argparse
import re
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from bench.client import Client, p50
from bench.filled import PASSWORD_OF, fill
from kanban.web.passwords import hash_password

PASSWORD = "tiga kata berbeda"
KINDS = ("prebuilt", "plain", "board", "changed", "bare", "move")


@dataclass
class Office:
    """One office of a certain size with its server."""

    open_cases: int
    finished: int
    board: int
    client: Client
    server: subprocess.Popen[bytes]
    origin: str
    steps: list[int] = field(default_factory=list)
    cases: dict[int, tuple[int, int]] = field(default_factory=dict)
    """Case → (step, revision) of the cards that the measuring person may move to and fro."""
    times: dict[str, list[float]] = field(default_factory=lambda: {kind: [] for kind in KINDS})
    sizes: dict[str, int] = field(default_factory=dict)
    stamps: list[str] = field(default_factory=list)

    def look(self) -> None:
        """Read the board as a browser would: its cards' acts and the columns' stamps."""
        _, page = self.client.ask("GET", f"/boards/{self.board}")
        self.sizes["board"] = self.client.size
        self.client.ask("PUT", "/floor/prebuilt", page)
        text = page.decode()
        self.steps = [int(step) for step in re.findall(r'id="column-(\d+)"\s', text)]
        self.stamps = re.findall(r'name="have" value="([^"]+)"', text)
        for case, to, seen in re.findall(r'formaction="/cases/(\d+)/moves" name="act" value="(\d+):(\d+)"', text):
            if int(to) == self.steps[3]:
                self.cases[int(case)] = (self.steps[2], int(seen))

    def move(self, n: int) -> float:
        """Move a card from step 3 to 4, or back with a reason."""
        case = sorted(self.cases)[n % len(self.cases)]
        step, seen = self.cases[case]
        to = self.steps[3] if step == self.steps[2] else self.steps[2]
        reason = "" if to == self.steps[3] else "ukur"
        spent = self.client.move(case, f"{to}:{seen}", f"{self.origin}/boards/{self.board}", self.stamps, reason)
        self.sizes["move"] = self.client.size
        self.cases[case] = (to, seen + 1)
        return spent

    def round(self, times: int) -> None:
        """One round of everything."""
        board = f"/boards/{self.board}"
        self.look()
        for n in range(times):
            self.times["prebuilt"].append(self.client.timed("GET", "/floor/prebuilt"))
            self.times["plain"].append(self.client.timed("GET", f"/floor/plain/{self.board}"))
            self.times["board"].append(self.client.timed("GET", board))
            self.times["move"].append(self.move(n))
            # Written by hand, so that nothing is drawn yet when the board is asked for.
            self.times["bare"].append(self.bare(n))
            self.times["changed"].append(self.client.timed("GET", board))
            self.look()

    def bare(self, n: int) -> float:
        """The same rows written by hand, on the card that the next move will not take."""
        case = sorted(self.cases)[(n + 1) % len(self.cases)]
        step, seen = self.cases[case]
        to = self.steps[3] if step == self.steps[2] else self.steps[2]
        self.cases[case] = (to, seen + 1)
        return self.client.timed("POST", f"/floor/move/{case}/{to}", b"-")


def opened(folder: Path, open_cases: int, finished: int, password_hash: str) -> Office:
    """An office with its server, signed in."""
    instance = folder / f"{open_cases}-{finished}"
    instance.mkdir()
    board = fill(
        instance / "kanban.sqlite3",
        open_cases=open_cases,
        finished=finished,
        at=int(time.time()),
        password_hash=password_hash,
    )
    port = free_port()
    server = subprocess.Popen([sys.executable, "-m", "bench.floors", str(instance), str(port)])
    client = Client.signed_in(port, PASSWORD_OF, PASSWORD)
    return Office(open_cases, finished, board, client, server, f"http://127.0.0.1:{port}")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


HEAD = (
    "open", "finished", "prebuilt", "plain loop", "board, warm", "÷ prebuilt", "just changed", "÷ plain", "bare move",
    "move", "÷ bare", "board KB gz", "move KB gz",
)  # fmt: skip


def table(offices: list[Office]) -> str:
    """The medians in milliseconds as a Markdown table."""
    rows = [HEAD, ("---:",) * len(HEAD), *map(_row, offices)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _row(office: Office) -> tuple[str, ...]:
    m = {kind: p50(office.times[kind]) for kind in KINDS}
    figures = (
        m["prebuilt"], m["plain"], m["board"], m["board"] / m["prebuilt"], m["changed"], m["changed"] / m["plain"],
        m["bare"], m["move"], m["move"] / m["bare"],
    )  # fmt: skip
    sizes = (f"{office.sizes[kind] / 1024:.1f}" for kind in ("board", "move"))
    return (str(office.open_cases), str(office.finished), *(f"{figure:.2f}" for figure in figures), *sizes)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer finished cases and rounds")
    quick = parser.parse_args().quick
    finished, rounds, times = (2_000, 2, 10) if quick else (100_000, 5, 30)
    password_hash = hash_password(PASSWORD)
    with tempfile.TemporaryDirectory() as folder:
        offices = [opened(Path(folder), n, f, password_hash) for n in (50, 200, 1000) for f in (0, finished)]
        try:
            for _ in range(rounds):
                for office in offices:
                    office.round(times)
            print(table(offices))
        finally:
            for office in offices:
                office.server.terminate()


if __name__ == "__main__":
    main()
