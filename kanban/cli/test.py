"""`kanban test`: pytest on the checkout, in the environment that the bootstrap made for it."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ORACLE = "tests/domain/test_oracle.py"
NOT_HERE = """Uji hanya ada di salinan sumber, dengan paket ujinya: pip install -e '.[test]'
(Tests need a checkout and its test packages.)"""


def run(argv: list[str]) -> int:
    """Everything after `test` goes to pytest, which has the last word; `--oracle` alone runs the oracle alone."""
    if not (ROOT / "tests").is_dir() or find_spec("pytest") is None:
        print(NOT_HERE, file=sys.stderr)
        return 2
    return subprocess.call([sys.executable, "-m", "pytest", *chosen(argv)], cwd=ROOT)


def chosen(argv: list[str]) -> list[str]:
    """A long run of the oracle is asked for by itself, unless tests are named beside it."""
    names = any((ROOT / each.partition("::")[0]).exists() for each in argv)
    asks = any(each.partition("=")[0] == "--oracle" for each in argv)
    return [*argv, ORACLE] if asks and not names else argv
