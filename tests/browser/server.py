"""A server process of a test's own: started on a free port, stopped, frozen, killed and started again."""

import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.office import AT

ROOT = Path(__file__).resolve().parents[2]
SERVED = Path(__file__).with_name("served.py")
KEY = "a-key-that-all-test-servers-share"  # so that a sign-in made once holds on every one of them


@dataclass
class Server:
    """`kanban serve` over the database at `database`; its clock begins at `at` and goes on."""

    database: Path
    at: int = AT
    settings: dict[str, str] = field(default_factory=dict)
    port: int = 0
    process: subprocess.Popen[str] | None = None

    def __post_init__(self) -> None:
        self.instance = self.database.parent
        self.turn_clock(self.at)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def now(self) -> int:
        """The office's time."""
        return int(time.time()) + int(self._clock.read_text())

    @property
    def _clock(self) -> Path:
        return self.instance / "clock"

    def turn_clock(self, at: int) -> None:
        """Set the office's time; the running server follows at once."""
        new = self._clock.with_name("clock.new")
        new.write_text(str(at - int(time.time())))
        new.replace(self._clock)

    def start(self, **settings: str) -> "Server":
        """Start, on the same port as before if there was one; returns when it answers."""
        self.settings |= settings
        arguments = ["--port", str(self.port), "--instance", str(self.instance)]
        log = (self.instance / "server.log").open("a")
        self.process = subprocess.Popen(
            [sys.executable, str(SERVED), str(self._clock), *arguments], stdout=subprocess.PIPE, stderr=log, text=True,
            cwd=ROOT, env=os.environ | self._environment(),
        )  # fmt: skip
        log.close()
        assert self.process.stdout
        ready = re.search(r":(\d+) ", self.process.stdout.readline())
        if ready is None:
            self.kill()
            raise RuntimeError((self.instance / "server.log").read_text())
        self.port = int(ready[1])
        return self

    def stop(self) -> None:
        """Ask it to stop, as Ctrl+C does."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """Take it away without a word (kill -9)."""
        self._end(signal.SIGKILL)

    def freeze(self) -> None:
        """Let it stand still: connections stay open and nobody answers."""
        assert self.process
        self.process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        assert self.process
        self.process.send_signal(signal.SIGCONT)

    def _environment(self) -> dict[str, str]:
        database = {"KANBAN_DATABASE_URL": f"sqlite:///{self.database}", "KANBAN_SECRET_KEY": KEY}
        return {"PYTHONPATH": str(ROOT), **database, **self.settings}

    def _end(self, sign: signal.Signals) -> None:
        if self.process is None:
            return
        self.process.send_signal(signal.SIGCONT)
        self.process.send_signal(sign)
        self.process.wait(10)
        if self.process.stdout:
            self.process.stdout.close()
        self.process = None
