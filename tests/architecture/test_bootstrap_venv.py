"""The environment beside the checkout is made once, kept while it works, and never lost to a missing network."""

import sys
from contextlib import nullcontext
from pathlib import Path

import pytest

from kanban import bootstrap_venv, bootstrap_words


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that would have been run; each succeeds."""
    ran: list[list[str]] = []
    monkeypatch.setattr(bootstrap_venv, "run", lambda command: ran.append(command) or 0)
    return ran


@pytest.fixture
def venv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A whole environment for running, made by us."""
    python = bootstrap_venv.python_in(tmp_path / "venv")
    python.parent.mkdir(parents=True)
    python.touch()
    (tmp_path / "venv" / bootstrap_venv.MARK).write_text(mark(bootstrap_venv.RUN))
    monkeypatch.setattr(bootstrap_venv, "python_of", lambda venv: bootstrap_venv.this_python())
    return tmp_path / "venv"


def test_a_whole_environment_is_used_as_it_is(venv: Path, commands: list[list[str]]) -> None:
    bootstrap_venv.prepare(venv, bootstrap_venv.RUN)
    assert commands == []


def test_an_environment_of_another_lock_or_python_is_not_ready(venv: Path) -> None:
    for other in (mark(bootstrap_venv.TEST), mark(bootstrap_venv.RUN, "/opt\ncpython-311\nlinux-x86_64\n")):
        (venv / bootstrap_venv.MARK).write_text(other)
        assert not bootstrap_venv.is_ready(venv, bootstrap_venv.RUN)


def test_an_environment_is_used_whichever_python_comes_first_on_the_path(
    venv: Path, commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    there = "/opt\ncpython-399\nlinux-x86_64\n"
    monkeypatch.setattr(bootstrap_venv, "python_of", lambda venv: there)
    (venv / bootstrap_venv.MARK).write_text(mark(bootstrap_venv.RUN, there))
    bootstrap_venv.prepare(venv, bootstrap_venv.RUN)
    assert commands == []


def test_an_environment_says_which_python_is_its_own(venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert bootstrap_venv.python_of(venv) == ""  # no program
    monkeypatch.setattr(bootstrap_venv, "python_in", lambda venv: Path(sys.executable))
    assert bootstrap_venv.python_of(venv) == bootstrap_venv.this_python()


@pytest.mark.parametrize("status", [0, 1])
def test_a_newer_lock_is_installed_over_the_older_one_which_stays_without_a_network(
    venv: Path, monkeypatch: pytest.MonkeyPatch, status: int
) -> None:
    ran: list[list[str]] = []
    older = mark(Path(__file__))
    (venv / bootstrap_venv.MARK).write_text(older)
    monkeypatch.setattr(bootstrap_venv, "run", lambda command: ran.append(command) or status)
    with pytest.raises(bootstrap_venv.Unready) if status else nullcontext():
        bootstrap_venv.prepare(venv, bootstrap_venv.RUN)
    assert [command[-1] for command in ran] == [str(bootstrap_venv.RUN)]
    newer = mark(bootstrap_venv.RUN)
    assert (venv / bootstrap_venv.MARK).read_text() == (older if status else newer)


def test_test_packages_are_added_to_a_whole_environment(venv: Path, commands: list[list[str]]) -> None:
    bootstrap_venv.prepare(venv, bootstrap_venv.TEST)
    assert [command[-1] for command in commands] == [str(bootstrap_venv.TEST)]
    assert bootstrap_venv.is_ready(venv, bootstrap_venv.RUN)
    assert bootstrap_venv.is_ready(venv, bootstrap_venv.TEST)


def test_an_install_that_was_killed_is_made_anew(venv: Path, commands: list[list[str]]) -> None:
    (venv / bootstrap_venv.MARK).write_text("")
    (venv / "half").touch()
    bootstrap_venv.prepare(venv, bootstrap_venv.RUN)
    assert [commands[0][1:3], commands[1][-1]] == [["-m", "venv"], str(bootstrap_venv.RUN)]
    assert not (venv / "half").exists()
    assert (venv / bootstrap_venv.MARK).read_text() == mark(bootstrap_venv.RUN)


def test_failing_to_fetch_the_test_packages_leaves_the_board_runnable(
    venv: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap_venv, "run", lambda _: 1)
    with pytest.raises(bootstrap_venv.Unready) as stopped:
        bootstrap_venv.prepare(venv, bootstrap_venv.TEST)
    assert str(stopped.value) == bootstrap_words.NO_PACKAGES
    assert bootstrap_venv.is_ready(venv, bootstrap_venv.RUN)


def test_an_environment_of_someone_else_is_left_alone(tmp_path: Path, commands: list[list[str]]) -> None:
    (tmp_path / "pyvenv.cfg").touch()
    with pytest.raises(bootstrap_venv.Unready):
        bootstrap_venv.prepare(tmp_path, bootstrap_venv.RUN)
    assert [commands, [path.name for path in tmp_path.iterdir()]] == [[], ["pyvenv.cfg"]]


def test_a_python_without_ensurepip_lends_its_pip(venv: Path) -> None:
    here, there = sys.executable, str(bootstrap_venv.python_in(venv))
    assert bootstrap_venv.venv_command(venv, ensurepip=True, pip=True) == [here, "-m", "venv", str(venv)]
    assert bootstrap_venv.venv_command(venv, ensurepip=False, pip=True) == [
        here,
        "-m",
        "venv",
        "--without-pip",
        str(venv),
    ]
    assert bootstrap_venv.pip_for(venv) == [here, "-m", "pip", "--python", there]
    (venv / "lib" / "python3.11" / "site-packages" / "pip").mkdir(parents=True)
    assert bootstrap_venv.pip_for(venv) == [there, "-m", "pip"]


def test_a_python_without_any_pip_names_the_package_to_install(venv: Path) -> None:
    with pytest.raises(bootstrap_venv.Unready, match="apt install python3-venv"):
        bootstrap_venv.venv_command(venv, ensurepip=False, pip=False)


def mark(lock: Path, python: str = "") -> str:
    """What stands in an environment of this Python, or another, in which this lock is installed."""
    return bootstrap_venv.fingerprint(lock, python or bootstrap_venv.this_python())
