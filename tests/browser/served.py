"""The real server on a clock that the tests set: runs `kanban serve` at the office's time instead of the machine's.

Imported once by a process that then forks a server for each test: a start costs the server's own work and no imports.
"""

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from kanban import app, clock
from kanban.cli.serve import run

assert app, "imported here, so that a fork has it"


def serve(arguments: Sequence[str], environment: Mapping[str, str], time: Path, log: Path) -> None:
    """`kanban serve ARGUMENTS` in this process; the file `time` holds the office's time."""

    def now() -> int:
        return int(time.read_text())

    real = clock.now
    for module in list(sys.modules.values()):  # whoever took its name of the clock at import
        if vars(module).get("now") is real:
            module.now = now  # type: ignore[attr-defined]
    os.environ.update(environment)
    with log.open("a") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    sys.stdout = sys.stderr = os.fdopen(1, "w", buffering=1)
    sys.exit(run(list(arguments)))
