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
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.client import Client, p50
from bench.filled import PASSWORD_OF, fill
from kanban.web.accounts.passwords import hash_password

PASSWORD = "tiga kata berbeda"
KINDS = ("prebuilt", "plain", "board", "changed", "bare", "move")


@dataclass
class Office:
    """One office of a certain size with its server."""

    open_cases: int
    finished: int
    board: int
    client: Client
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


def opened(instance: Path, open_cases: int, finished: int, board: int) -> tuple[Office, subprocess.Popen[bytes]]:
    """The office of a filled instance, signed in, and its server."""
    port = free_port()
    server = subprocess.Popen([sys.executable, "-m", "bench.floors", str(instance), str(port)])
    client = Client.signed_in(port, PASSWORD_OF, PASSWORD)
    return Office(open_cases, finished, board, client, f"http://127.0.0.1:{port}"), server


def filled(folder: Path, open_cases: int, finished: int, password_hash: str) -> tuple[Path, int, int, int]:
    """What `opened` needs, made while no server waits: one hangs up on a connection that is silent for minutes."""
    instance = folder / f"{open_cases}-{finished}"
    instance.mkdir()
    database, now = instance / "kanban.sqlite3", int(time.time())
    board = fill(database, open_cases=open_cases, finished=finished, at=now, password_hash=password_hash)
    return instance, open_cases, finished, board


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


HEAD = (
    "open", "finished", "prebuilt", "plain loop", "board, warm", "÷ prebuilt", "just changed", "÷ plain", "bare move",
    "move", "÷ bare", "board KB gz", "move KB gz",
)  # fmt: skip


def table(offices: Sequence[Office]) -> str:
    """The medians in milliseconds as a Markdown table."""
    rows = [HEAD, ("---:",) * len(HEAD), *map(_row, offices)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def beside_finished(offices: Sequence[Office]) -> str:
    """What years of finished cases cost: the board and the move beside the same office without them."""
    old = next(office for office in offices if office.finished)
    new = next(office for office in offices if not office.finished and office.open_cases == old.open_cases)
    ratios = ", ".join(
        f"{kind} {p50(old.times[kind]) / p50(new.times[kind]):.2f}" for kind in ("board", "changed", "move")
    )
    return f"{old.finished} finished cases ÷ none, at {old.open_cases} open: {ratios}"


def _row(office: Office) -> tuple[str, ...]:
    m = {kind: p50(office.times[kind]) for kind in KINDS}
    figures = (
        m["prebuilt"], m["plain"], m["board"], m["board"] / m["prebuilt"], m["changed"], m["changed"] / m["plain"],
        m["bare"], m["move"], m["move"] / m["bare"],
    )  # fmt: skip
    sizes = (f"{office.sizes[kind] / 1024:.1f}" for kind in ("board", "move"))
    return (str(office.open_cases), str(office.finished), *(f"{figure:.2f}" for figure in figures), *sizes)


def options(about: str | None) -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--quick", action="store_true", help="fewer finished cases and rounds")
    return parser.parse_args()


def sizes(quick: bool) -> tuple[tuple[int, int], ...]:
    """Open and finished cases of the offices that are measured."""
    return (50, 0), (200, 0), (200, 2_000 if quick else 100_000), (1000, 0)


def main() -> None:
    """Measure and print."""
    quick = options(__doc__).quick
    rounds, times = (5, 4) if quick else (25, 6)
    password_hash = hash_password(PASSWORD)
    with tempfile.TemporaryDirectory() as folder:
        instances = [filled(Path(folder), *size, password_hash) for size in sizes(quick)]
        offices, servers = zip(*(opened(*instance) for instance in instances), strict=True)
        try:
            for _ in range(rounds):
                for office in offices:
                    office.round(times)
            print(table(offices))
            print(beside_finished(offices))
        finally:
            for server in servers:
                server.terminate()


if __name__ == "__main__":
    main()
