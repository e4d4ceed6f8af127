"""`kanban test`: pytest on the checkout, in the environment that the bootstrap made for it."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ORACLE = "tests/domain/test_oracle.py"
SIDE_BY_SIDE = ["-n", "auto", "--maxprocesses", "4", "--dist", "loadfile"]
"""A process per core; at most four, since each may have a browser. The tests of a file stay together."""
NOT_HERE = """Uji hanya ada di salinan sumber, dengan paket ujinya: pip install -e '.[test]'
(Tests need a checkout and its test packages.)"""


def run(argv: list[str]) -> int:
    """Everything after `test` goes to pytest, which has the last word; `--oracle` alone runs the oracle alone."""
    if not (ROOT / "tests").is_dir() or find_spec("pytest") is None:
        print(NOT_HERE, file=sys.stderr)
        return 2
    return subprocess.call([sys.executable, "-m", "pytest", *chosen(argv)], cwd=ROOT)


def chosen(argv: list[str]) -> list[str]:
    """A long run of the oracle is asked for by itself, unless tests are named beside it; what is more than a few files
    runs on all cores, unless `argv` says how many (`-n 0`)."""
    named = [path for each in argv if (path := ROOT / each.partition("::")[0]).exists()]
    asks = any(each.partition("=")[0] == "--oracle" for each in argv)
    if asks and not named:
        return [*argv, ORACLE]
    return argv if any(path.is_file() for path in named) else [*SIDE_BY_SIDE, *argv]
