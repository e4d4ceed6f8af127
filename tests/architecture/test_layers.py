"""What import-linter cannot see: who reads the clock, who commits, and that the domain counts exactly."""

import ast
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "kanban"
CLOCKS = {"time.time", "time.time_ns", "datetime.now", "datetime.utcnow", "datetime.today", "date.today"}


def nodes(folder: Path) -> Iterator[tuple[str, ast.AST]]:
    """Every node of every program in a folder, with the file's name in the package."""
    for path in sorted(folder.rglob("*.py")):
        name = path.relative_to(PACKAGE if path.is_relative_to(PACKAGE) else folder).as_posix()
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            yield name, node


def floats(folder: Path) -> set[str]:
    """Files that make a float: a literal, float() or true division."""
    return {
        name
        for name, node in nodes(folder)
        if (isinstance(node, ast.Constant) and isinstance(node.value, float))
        or (isinstance(node, ast.Name) and node.id == "float")
        or (isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Div))
    }


def clock_readers(folder: Path) -> set[str]:
    return {name for name, node in nodes(folder) if isinstance(node, ast.Call) and ends_in(node, CLOCKS)}


def committers(folder: Path) -> set[str]:
    return {name for name, node in nodes(folder) if isinstance(node, ast.Call) and ends_in(node, {"session.commit"})}


def ends_in(call: ast.Call, names: set[str]) -> bool:
    return ".".join(ast.unparse(call.func).split(".")[-2:]) in names


def naive_datetimes(folder: Path) -> str:
    """What ruff's DTZ rules say of a folder."""
    command = [sys.executable, "-m", "ruff", "check", "--isolated", "--select", "DTZ", "--quiet", str(folder)]
    return subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8").stdout


def test_the_domain_counts_in_whole_numbers() -> None:
    assert floats(PACKAGE / "domain") == set()


def test_the_domain_knows_no_naive_datetime() -> None:
    assert naive_datetimes(PACKAGE / "domain") == ""


def test_the_clock_is_read_in_one_place() -> None:
    assert clock_readers(PACKAGE) == {"clock.py"}


def test_transactions_are_committed_in_one_place() -> None:
    assert committers(PACKAGE) == {"store.py"}


def test_writing_transactions_are_begun_by_actions_only() -> None:
    importers = {
        name
        for name, node in nodes(PACKAGE)
        if isinstance(node, ast.ImportFrom)
        and node.module == "kanban.store"
        and any(a.name == "write" for a in node.names)
    }
    # Throwing the sample office away rebuilds its tables, which no act of an office does.
    assert {name for name in importers if not name.startswith("actions/")} == {"sample/discard.py"}


@pytest.mark.parametrize(
    ("planted", "found"),
    [
        ("HALF = 0.5", floats),
        ("def half(n): return n / 2", floats),
        ("from datetime import datetime\nx = datetime.now()", clock_readers),
        ("import datetime\nx = datetime.date.today()", clock_readers),
        ("from datetime import datetime\nx = datetime(2026, 1, 1)", naive_datetimes),
        ("db.session.commit()", committers),
    ],
)
def test_a_planted_fault_is_caught(tmp_path: Path, planted: str, found: Callable[[Path], object]) -> None:
    (tmp_path / "planted.py").write_text(planted)
    assert found(tmp_path)
