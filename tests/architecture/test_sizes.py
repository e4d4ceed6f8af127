"""Sizes that keep the code readable (STYLE). Going over one needs a line with a reason here."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINES = {
    "kanban/**/*.py": 200,
    "tests/**/*.py": 200,
    "templates/**/_*.html": 40,
    "static/js/behaviors/*.js": 100,
    "static/css/**/*.css": 200,
}
"""Longest file by kind; templates that begin with _ are fragments."""
FUNCTION = 30
"""Longest function in lines, its docstring not counted."""
SET_ASIDE = ("kanban/migrations/versions/", "kanban/data/")
LONGER = {
    "kanban/web/boards/board_view.py:column_view": "one call that fills one dataclass",
    "kanban/web/cases/case_view.py:case_view": "one call that fills one dataclass",
    "kanban/web/cases/run_view.py:run_view": "one call that fills one dataclass",
    "kanban/web/why/why_view.py:why_view": "one call that fills one dataclass",
}


def too_long(root: Path) -> dict[str, int]:
    """What is over its size, by file or by file:function, with its lines."""
    files = {
        name: count
        for pattern, most in LINES.items()
        for path in root.glob(pattern)
        if (count := len(path.read_text("utf-8").splitlines())) > most
        and not (name := path.relative_to(root).as_posix()).startswith(SET_ASIDE)
    }
    return files | dict(long_functions(root))


def long_functions(root: Path) -> Iterator[tuple[str, int]]:
    for path in root.glob("kanban/**/*.py"):
        name = path.relative_to(root).as_posix()
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and length(node) > FUNCTION and not name.startswith(SET_ASIDE):
                yield f"{name}:{node.name}", length(node)


def length(node: ast.FunctionDef) -> int:
    docstring = node.body[0] if ast.get_docstring(node) else None
    words = (docstring.end_lineno or 0) - docstring.lineno + 1 if docstring else 0
    return (node.end_lineno or 0) - node.lineno + 1 - words


def test_nothing_is_longer_than_it_should_be_without_a_reason() -> None:
    assert {name: lines for name, lines in too_long(ROOT).items() if name not in LONGER} == {}


def test_a_reason_goes_when_what_it_excused_is_gone() -> None:
    assert set(LONGER) - set(too_long(ROOT)) == set()


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("kanban/a.py", "x = 1\n" * 201, {"kanban/a.py": 201}),
        ("kanban/a.py", "x = 1\n" * 200, {}),
        ("kanban/a.py", "def f():\n" + "    x = 1\n" * 30, {"kanban/a.py:f": 31}),
        ("kanban/a.py", "def f():\n" + '    """One\n    two."""\n' + "    x = 1\n" * 29, {}),
        ("kanban/migrations/versions/a.py", "x = 1\n" * 999, {}),
        ("templates/boards/_card.html", "<p>\n" * 41, {"templates/boards/_card.html": 41}),
        ("templates/boards/show.html", "<p>\n" * 41, {}),
        ("static/css/layout/a.css", "a {}\n" * 201, {"static/css/layout/a.css": 201}),
    ],
)
def test_what_is_too_long_is_found(tmp_path: Path, name: str, text: str, found: dict[str, int]) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True)
    path.write_text(text)
    assert too_long(tmp_path) == found
