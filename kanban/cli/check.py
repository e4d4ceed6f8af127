"""`kanban check`: what a reviewer would look at first, by machine: style, types, direction of imports, templates."""

import argparse
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOT_HERE = """Pemeriksaan kode memerlukan salinan sumber dengan paket ujinya: pip install -e '.[test]'
(The check needs a checkout and its test packages.)"""
LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"
FIXERS = {
    "ruff check": ["-m", "ruff", "check", "--fix", "."],
    "ruff format": ["-m", "ruff", "format", "."],
}
CHECKS = {
    "ruff check": ["-m", "ruff", "check", "."],
    "ruff format": ["-m", "ruff", "format", "--check", "."],
    "mypy": ["-m", "mypy"],
    "lint-imports": ["-c", LINT_IMPORTS],
    "djlint": ["-m", "djlint", "templates", "--lint", "--quiet"],
}


def run(argv: list[str]) -> int:
    """All run even if one fails; one line each, the words of those that object; 1 if any does."""
    parser = argparse.ArgumentParser(prog="kanban check", description=__doc__)
    parser.add_argument("--fix", action="store_true", help="let ruff repair and format first")
    fix = parser.parse_args(argv).fix
    if not (ROOT / "pyproject.toml").is_file() or find_spec("ruff") is None:
        print(NOT_HERE, file=sys.stderr)
        return 2
    for command in FIXERS.values() if fix else ():
        subprocess.run([sys.executable, *command], cwd=ROOT, check=False, stdout=subprocess.DEVNULL)
    return 1 if sum(not passes(name, command) for name, command in CHECKS.items()) else 0


def passes(name: str, command: list[str]) -> bool:
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, *command], cwd=ROOT, check=False, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    good = done.returncode == 0
    print(f"{'ok  ' if good else 'FAIL'}  {name}  {time.monotonic() - started:.1f} s", flush=True)
    if not good:
        print(done.stdout, flush=True)
    return good
