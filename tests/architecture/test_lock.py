"""The lock is what every office installs: it covers pyproject, carries hashes, and tells nothing about who made it."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
PIN = re.compile(r"^([a-z0-9.-]+)==([^\s;]+)[^\\]*\\\n((?: +--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE)
LOCKS = ["run.txt", "test.txt"]


def lock(name: str) -> str:
    return (ROOT / "requirements" / name).read_text("utf-8")


def pins(name: str) -> dict[str, str]:
    return {found[1]: found[2] for found in PIN.finditer(lock(name))}


def uncovered(requirements: list[str], name: str) -> list[str]:
    """The requirements that the lock does not meet."""
    pinned = pins(name)
    wanted = [Requirement(text) for text in requirements]
    return [str(r) for r in wanted if not r.specifier.contains(pinned.get(canonicalize_name(r.name), "0"))]


def test_the_run_lock_covers_the_dependencies() -> None:
    assert uncovered(PROJECT["dependencies"], "run.txt") == []


def test_the_test_lock_covers_the_dependencies_and_the_test_extra() -> None:
    assert uncovered(PROJECT["dependencies"] + PROJECT["optional-dependencies"]["test"], "test.txt") == []


def test_the_test_lock_is_the_run_lock_and_more() -> None:
    assert pins("run.txt").items() <= pins("test.txt").items()


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_has_a_hash(name: str) -> None:
    assert len(pins(name)) == len(re.findall(r"^[^\s#-]", lock(name), re.MULTILINE))


@pytest.mark.parametrize("name", LOCKS)
def test_the_lock_holds_no_address_and_no_path(name: str) -> None:
    tells = re.compile(r"://|^\s*-|@ |file:|[A-Za-z]:\\|(?:^|\s)[/~]|\.whl|\.tar", re.MULTILINE)
    lines = [line for line in lock(name).splitlines() if not line.startswith("    --hash=sha256:")]
    assert [line for line in lines if tells.search(line)] == []
