"""What we vendored is what we say we vendored: every file is listed with its licence and hash, and none is unlisted."""

import base64
import hashlib
import json
import re
from pathlib import Path

VENDOR = Path(__file__).resolve().parents[2] / "static" / "vendor"
MANIFEST = json.loads((VENDOR / "MANIFEST.json").read_text("utf-8"))


def test_every_file_is_listed_and_unchanged() -> None:
    here = {path.relative_to(VENDOR).as_posix(): path for path in VENDOR.rglob("*") if path.is_file()}
    hashes = {name: sha384(path) for name, path in here.items() if name not in ("MANIFEST.json", "README.md")}
    assert hashes == {entry["file"]: entry["sha384"] for entry in MANIFEST}


def test_every_folder_is_named_by_name_and_version_and_has_its_licence() -> None:
    folders = {path.name for path in VENDOR.iterdir() if path.is_dir()}
    assert folders == {f"{entry['name']}@{entry['version']}" for entry in MANIFEST}
    assert {(VENDOR / folder / "LICENSE").is_file() for folder in folders} == {True}
    assert {entry["licence"] for entry in MANIFEST} == {"0BSD", "OFL-1.1", "ISC"}


def test_no_script_asks_for_a_source_map() -> None:
    assert [path.name for path in VENDOR.rglob("*.js") if "sourceMappingURL" in path.read_text("utf-8")] == []


def test_every_icon_of_the_sprite_is_a_symbol_of_its_own_in_the_colour_of_the_text() -> None:
    sprite = next(VENDOR.glob("lucide@*/sprite.svg")).read_text("utf-8")
    names = re.findall(r'<symbol id="([a-z0-9-]+)" viewBox="0 0 24 24"><g fill="none" stroke="currentColor"', sprite)
    assert len(names) == len(set(names)) == sprite.count("<symbol")


def sha384(path: Path) -> str:
    return "sha384-" + base64.b64encode(hashlib.sha384(path.read_bytes()).digest()).decode()
