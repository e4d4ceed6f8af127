"""`kanban test`: pytest on the checkout, in the environment that the bootstrap made for it."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOT_HERE = """Uji hanya ada di salinan sumber, dengan paket ujinya: pip install -e '.[test]'
(Tests need a checkout and its test packages.)"""


def run(argv: list[str]) -> int:
    """Everything after `test` goes to pytest, which has the last word."""
    if not (ROOT / "tests").is_dir() or find_spec("pytest") is None:
        print(NOT_HERE, file=sys.stderr)
        return 2
    return subprocess.call([sys.executable, "-m", "pytest", *argv], cwd=ROOT)
