"""The arrow of imports is held by import-linter; this shows that it would notice."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(ROOT / "kanban", tmp_path / "kanban", ignore=shutil.ignore_patterns("__pycache__", "data"))
    return tmp_path


def broken(folder: Path) -> list[str]:
    """The names of the contracts that do not hold there."""
    command = [sys.executable, "-c", LINT, "--no-cache"]
    told = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True, encoding="utf-8").stdout
    assert "Contracts: " in told, told
    return [line.removesuffix(" BROKEN") for line in told.splitlines() if line.endswith(" BROKEN")]


def test_the_arrow_holds(copy: Path) -> None:
    assert broken(copy) == []


@pytest.mark.parametrize(
    ("file", "line", "contract"),
    [
        ("domain/planted.py", "import flask", "The domain imports the standard library only"),
        ("queries/planted.py", "import flask", "Tables, queries and actions work without Flask"),
        ("domain/planted.py", "import kanban.clock", "Imports point one way"),
        ("actions/planted.py", "import kanban.web", "Imports point one way"),
        ("models/planted.py", "import kanban.queries", "Imports point one way"),
    ],
)
def test_a_planted_import_is_caught(copy: Path, file: str, line: str, contract: str) -> None:
    (copy / "kanban" / file).write_text(f"{line}\n")
    assert contract in broken(copy)


def test_the_domain_imports_the_standard_library_and_itself_only() -> None:
    files = (ROOT / "kanban" / "domain").glob("*.py")
    nodes = [node for file in files for node in ast.walk(ast.parse(file.read_text("utf-8")))]
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "." for node in nodes if isinstance(node, ast.ImportFrom)}
    others = {name for name in names if name.split(".")[0] not in sys.stdlib_module_names}
    assert {name for name in others if not name.startswith("kanban.domain")} == set()
