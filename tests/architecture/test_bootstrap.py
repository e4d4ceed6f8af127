"""A bare Python becomes a ready one: what is decided, said and run on the way, without a network."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kanban import bootstrap, bootstrap_venv
from kanban.__main__ import too_old

PACKAGE = Path(bootstrap.__file__).parent


def test_it_imports_the_standard_library_only() -> None:
    names = {"__init__.py": set(), "__main__.py": {"kanban.bootstrap", "kanban.cli"}}
    names |= {"bootstrap.py": {"kanban", "kanban.bootstrap_venv"}, "bootstrap_venv.py": {"kanban"}}
    names |= {"bootstrap_words.py": set()}
    for file, ours in names.items():
        assert {name for name in imports(PACKAGE / file) if name.split(".")[0] not in sys.stdlib_module_names} == ours


def test_an_old_python_can_read_the_entry() -> None:
    for file in ("__init__.py", "__main__.py"):
        ast.parse((PACKAGE / file).read_text("utf-8"), feature_version=(3, 7))


def test_an_old_python_is_told_which_one_is_needed() -> None:
    assert (
        too_old(3, 9).splitlines()[0] == "Papan SOP memerlukan Python 3.11 atau lebih baru; yang dipakai di sini 3.9."
    )
    assert [too_old(3, 11), too_old(3, 14), too_old(4, 0)] == ["", "", ""]


@pytest.mark.parametrize(
    ("args", "lock"),
    [([], "run.txt"), (["--port", "80"], "run.txt"), (["jobs", "test"], "run.txt"), (["test", "-q"], "test.txt")],
)
def test_only_the_developers_commands_need_the_test_packages(args: list[str], lock: str) -> None:
    assert bootstrap.lock_for(args).name == lock


def test_windows_goes_on_in_a_child_and_takes_its_exit_status(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[list[str]] = []

    def child(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        ran.append(command)
        return subprocess.CompletedProcess(command, 7)

    for module in (bootstrap, bootstrap_venv):
        monkeypatch.setattr(module, "is_windows", lambda: True)
    monkeypatch.setattr(bootstrap.signal, "signal", lambda *_: None)
    monkeypatch.setattr(bootstrap.subprocess, "run", child)
    with pytest.raises(SystemExit) as stopped:
        bootstrap.hand_over("py.exe", ["test", "-q"])
    assert (stopped.value.code, ran) == (7, [["py.exe", "-m", "kanban", "test", "-q"]])
    assert bootstrap_venv.python_in(Path("v")) == Path("v", "Scripts", "python.exe")


@pytest.mark.skipif(os.name == "nt", reason="exec is for the other systems")
def test_elsewhere_it_becomes_the_other_interpreter(monkeypatch: pytest.MonkeyPatch) -> None:
    became: list[object] = []
    monkeypatch.setattr(bootstrap.os, "execv", lambda *command: became.extend(command))
    bootstrap.hand_over("/v/bin/python", ["check"])
    assert became == ["/v/bin/python", ["/v/bin/python", "-m", "kanban", "check"]]


def test_a_second_start_waits_for_the_first(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with bootstrap.one_at_a_time(path), path.open("a") as second:
        assert not bootstrap.taken(second)
    with path.open("a") as third:
        assert bootstrap.taken(third)


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or ".")
    return found
