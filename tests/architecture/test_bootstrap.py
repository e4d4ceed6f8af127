"""A bare Python becomes a ready one: what is decided, said and run on the way, without a network."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kanban import bootstrap, bootstrap_words
from kanban.__main__ import too_old

PACKAGE = Path(bootstrap.__file__).parent


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that would have been run; each succeeds."""
    ran: list[list[str]] = []
    monkeypatch.setattr(bootstrap, "run", lambda command: ran.append(command) or 0)
    return ran


@pytest.fixture
def venv(tmp_path: Path) -> Path:
    """A whole environment for running, made by us."""
    python = bootstrap.python_in(tmp_path / "venv")
    python.parent.mkdir(parents=True)
    python.touch()
    (tmp_path / "venv" / bootstrap.MARK).write_text(bootstrap.fingerprint(bootstrap.RUN))
    return tmp_path / "venv"


def test_it_imports_the_standard_library_only() -> None:
    names = {"__init__.py": set(), "__main__.py": {"kanban.bootstrap", "kanban.cli"}}
    names |= {"bootstrap.py": {"kanban"}, "bootstrap_words.py": set()}
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


def test_a_whole_environment_is_used_as_it_is(venv: Path, commands: list[list[str]]) -> None:
    bootstrap.prepare(venv, bootstrap.RUN)
    assert commands == []


def test_an_environment_of_another_lock_or_python_is_not_ready(venv: Path) -> None:
    (venv / bootstrap.MARK).write_text("0" * 64)
    assert not bootstrap.is_ready(venv, bootstrap.RUN)


def test_test_packages_are_added_to_a_whole_environment(venv: Path, commands: list[list[str]]) -> None:
    bootstrap.prepare(venv, bootstrap.TEST)
    assert [command[-1] for command in commands] == [str(bootstrap.TEST)]
    assert bootstrap.is_ready(venv, bootstrap.RUN)
    assert bootstrap.is_ready(venv, bootstrap.TEST)


def test_an_install_that_was_killed_is_made_anew(venv: Path, commands: list[list[str]]) -> None:
    (venv / bootstrap.MARK).write_text("")
    (venv / "half").touch()
    bootstrap.prepare(venv, bootstrap.RUN)
    assert [commands[0][1:3], commands[1][-1]] == [["-m", "venv"], str(bootstrap.RUN)]
    assert not (venv / "half").exists()
    assert (venv / bootstrap.MARK).read_text() == bootstrap.fingerprint(bootstrap.RUN)


def test_failing_to_fetch_the_test_packages_leaves_the_board_runnable(
    venv: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "run", lambda _: 1)
    with pytest.raises(bootstrap.Unready) as stopped:
        bootstrap.prepare(venv, bootstrap.TEST)
    assert str(stopped.value) == bootstrap_words.NO_PACKAGES
    assert bootstrap.is_ready(venv, bootstrap.RUN)


def test_an_environment_of_someone_else_is_left_alone(tmp_path: Path, commands: list[list[str]]) -> None:
    (tmp_path / "pyvenv.cfg").touch()
    with pytest.raises(bootstrap.Unready):
        bootstrap.prepare(tmp_path, bootstrap.RUN)
    assert [commands, [path.name for path in tmp_path.iterdir()]] == [[], ["pyvenv.cfg"]]


def test_a_python_without_ensurepip_lends_its_pip(venv: Path) -> None:
    here, there = sys.executable, str(bootstrap.python_in(venv))
    assert bootstrap.venv_command(venv, ensurepip=True, pip=True) == [here, "-m", "venv", str(venv)]
    assert bootstrap.venv_command(venv, ensurepip=False, pip=True) == [here, "-m", "venv", "--without-pip", str(venv)]
    assert bootstrap.pip_for(venv) == [here, "-m", "pip", "--python", there]
    (venv / "lib" / "python3.11" / "site-packages" / "pip").mkdir(parents=True)
    assert bootstrap.pip_for(venv) == [there, "-m", "pip"]


def test_a_python_without_any_pip_names_the_package_to_install(venv: Path) -> None:
    with pytest.raises(bootstrap.Unready, match="apt install python3-venv"):
        bootstrap.venv_command(venv, ensurepip=False, pip=False)


def test_windows_goes_on_in_a_child_and_takes_its_exit_status(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[list[str]] = []

    def child(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        ran.append(command)
        return subprocess.CompletedProcess(command, 7)

    monkeypatch.setattr(bootstrap, "is_windows", lambda: True)
    monkeypatch.setattr(bootstrap.signal, "signal", lambda *_: None)
    monkeypatch.setattr(bootstrap.subprocess, "run", child)
    with pytest.raises(SystemExit) as stopped:
        bootstrap.hand_over("py.exe", ["test", "-q"])
    assert (stopped.value.code, ran) == (7, [["py.exe", "-m", "kanban", "test", "-q"]])
    assert bootstrap.python_in(Path("v")) == Path("v", "Scripts", "python.exe")


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
