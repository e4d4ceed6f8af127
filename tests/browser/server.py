"""A server process of a test's own: started on a free port, stopped, frozen, killed and started again."""

import multiprocessing
import os
import re
import signal
import time
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from pathlib import Path

from tests.browser.served import serve
from tests.office import AT

KEY = "a-key-that-all-test-servers-share"  # so that a sign-in made once holds on every one of them
PATIENCE = 30  # seconds until a server must be up
READY = re.compile(r"Papan SOP siap di http://127\.0\.0\.1:(\d+) ")

forks = multiprocessing.get_context("forkserver" if os.name == "posix" else "spawn")
forks.set_forkserver_preload(["tests.browser.served"])


@dataclass
class Server:
    """`kanban serve` over the database at `database`. Its clock stands at `at` until a test turns it: on a slow machine
    a minute would be over between two looks."""

    database: Path
    at: int = AT
    settings: dict[str, str] = field(default_factory=dict)
    port: int = 0
    process: BaseProcess | None = None

    def __post_init__(self) -> None:
        self.instance = self.database.parent
        self.turn_clock(self.at)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def now(self) -> int:
        """The office's time."""
        return int(self._clock.read_text())

    @property
    def _clock(self) -> Path:
        return self.instance / "clock"

    @property
    def _log(self) -> Path:
        return self.instance / "server.log"

    def turn_clock(self, at: int) -> None:
        """Set the office's time; the running server follows at once."""
        new = self._clock.with_name("clock.new")
        new.write_text(str(at))
        new.replace(self._clock)

    def start(self, **settings: str) -> "Server":
        """Start, on the same port as before if there was one; returns when it answers."""
        self.settings |= settings
        self._log.write_text("")
        arguments = ["--port", str(self.port), "--instance", str(self.instance)]
        self.process = forks.Process(target=serve, args=(arguments, self._environment(), self._clock, self._log))
        self.process.start()
        until = time.monotonic() + PATIENCE
        while not (ready := READY.search(self._log.read_text())):
            if time.monotonic() > until or not self.process.is_alive():
                self.kill()
                raise RuntimeError(self._log.read_text())
            time.sleep(0.02)
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
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self._signal(signal.SIGCONT)

    def _environment(self) -> dict[str, str]:
        database = {"KANBAN_DATABASE_URL": f"sqlite:///{self.database}", "KANBAN_SECRET_KEY": KEY}
        return {**database, "KANBAN_IDLE_MINUTES": "600", **self.settings}  # a test's clock may jump

    def _signal(self, sign: signal.Signals) -> None:
        assert self.process
        assert self.process.pid
        os.kill(self.process.pid, sign)

    def _end(self, sign: signal.Signals) -> None:
        if self.process is None:
            return
        if self.process.is_alive():
            self.thaw()
            self._signal(sign)
        self.process.join(10)
        self.process.close()
        self.process = None
