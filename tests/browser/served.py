"""The real server on a clock that the tests set: runs `kanban serve` with the machine's time shifted to the office's.

Run as `python served.py CLOCK …arguments of kanban serve`, where the file CLOCK holds the shift in seconds.
"""

import sys
import time
from pathlib import Path

from kanban import clock

SHIFT = Path(sys.argv[1])
clock.now = lambda: int(time.time()) + int(SHIFT.read_text())  # before the application takes its name of it

if __name__ == "__main__":
    from kanban.cli.serve import run  # noqa: PLC0415 - the clock comes first

    sys.exit(run(sys.argv[2:]))
