"""The documents keep up with the code: what can be set, called or opened is written down, and links lead somewhere."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from kanban.app import create_app
from kanban.cli import COMMANDS
from kanban.config import Settings

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
ARCHITECTURE = ROOT / "docs" / "architecture.md"
ROUTES = ROOT / "docs" / "routes.md"
DECISIONS = ROOT / "docs" / "decisions"
LINK = re.compile(r"\]\(([^)\s]+)\)")
FENCED = re.compile(r"^```.*?^```|`[^`\n]*`", re.MULTILINE | re.DOTALL)
UNFINISHED = re.compile(r"\b(TODO|TBD|FIXME|XXX|lorem ipsum|coming soon|fill in)\b", re.IGNORECASE)
ADDRESS = re.compile(r"https?://(?!127\.0\.0\.1|localhost|www\.w3\.org)[\w.-]+", re.IGNORECASE)
MACHINE = re.compile(r"(?<![\w.])/(?:home|root|Users|work|tmp)/\S*")


def documents(root: Path = ROOT) -> Iterator[Path]:
    """Every Markdown file of the checkout that is ours."""
    for path in sorted(root.rglob("*.md")):
        if not any(part.startswith(".") for part in path.relative_to(root).parts):
            yield path


def dead_links(root: Path) -> list[tuple[str, str]]:
    """Links that lead to no file: (document, target)."""
    return [
        (path.relative_to(root).as_posix(), target)
        for path in documents(root)
        for target in LINK.findall(FENCED.sub("", path.read_text("utf-8")))
        if not target.startswith(("http:", "https:", "mailto:", "#"))
        and not (path.parent / target.partition("#")[0]).exists()
    ]


def found_in_documents(pattern: re.Pattern[str], root: Path = ROOT) -> list[tuple[str, str]]:
    """Where a pattern occurs: (document, text)."""
    return [
        (path.relative_to(root).as_posix(), found[0])
        for path in documents(root)
        for found in pattern.finditer(path.read_text("utf-8"))
    ]


def rows(path: Path, columns: int) -> list[list[str]]:
    """The first cells of every row of a document's tables whose first cell is code or a method, without backticks."""
    lines = [line for line in path.read_text("utf-8").splitlines() if line.startswith("| ")]
    return [[cell.strip(" `") for cell in line.split("|")[1 : columns + 1]] for line in lines]


def test_every_setting_is_in_the_readme_with_its_name_in_the_environment() -> None:
    names = [field.name for field in fields(Settings)]
    documented = [row for row in rows(README, 2) if row[1].startswith("KANBAN_")]
    assert documented == [[name, f"KANBAN_{name.upper()}"] for name in names]


def test_the_readme_names_the_defaults_of_the_settings() -> None:
    documented = {row[0]: row[2] for row in rows(README, 3) if row[1].startswith("KANBAN_")}
    plain = {f.name: str(f.default) for f in fields(Settings) if isinstance(f.default, str | int) and f.default != ""}
    plain = {name: value.lower() if value in ("True", "False") else value for name, value in plain.items()}
    assert {name: documented[name] for name in plain} == plain


def test_every_command_is_in_the_map() -> None:
    documented = [row[0] for row in rows(ARCHITECTURE, 2) if row[1].startswith("cli/")]
    assert documented == list(COMMANDS)
    assert [(ROOT / "kanban" / "cli" / f"{name}.py").is_file() for name in documented] == [True] * len(documented)


def test_every_table_is_in_the_map() -> None:
    text = ARCHITECTURE.read_text("utf-8").partition("## Records")[2].partition("\n## ")[0]
    named = Counter(re.findall(r"`(\w+)`", "\n".join(line.split("|")[1] for line in text.splitlines() if "|" in line)))
    models = (ROOT / "kanban" / "models").glob("*.py")
    tables = [name for path in models for name in re.findall(r'__tablename__ = "(\w+)"', path.read_text("utf-8"))]
    assert named == Counter(tables)


def test_every_route_is_documented_with_its_methods(tmp_path: Path) -> None:
    rules = create_app(Settings(instance=tmp_path)).url_map.iter_rules()
    routes = [[", ".join(sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})), rule.rule] for rule in rules]
    documented = [row for row in rows(ROUTES, 2) if row[1].startswith("/")]
    assert documented == sorted(routes, key=lambda route: (route[1], route[0]))


def test_every_decision_has_its_three_parts_and_stands_in_the_list() -> None:
    files = sorted(DECISIONS.glob("[0-9]*.md"))
    texts = [path.read_text("utf-8") for path in files]
    numbers = [path.name[:4] for path in files]
    assert numbers == sorted(set(numbers)), "each number is used once"
    assert [re.findall(r"^\*\*(\w+)\.\*\*", text, re.MULTILINE) for text in texts] == [
        ["Context", "Decision", "Consequence"] for _ in files
    ]
    listed = [f"* [{text.splitlines()[0].removeprefix('# ')}]({p.name})" for text, p in zip(texts, files, strict=True)]
    assert [line for line in (DECISIONS / "README.md").read_text("utf-8").splitlines() if line[:1] == "*"] == listed


def test_every_relative_link_leads_to_a_file() -> None:
    assert dead_links(ROOT) == []


def test_no_document_is_unfinished() -> None:
    assert found_in_documents(UNFINISHED) == []


def test_documents_name_no_other_host_and_no_folder_of_the_machine_they_were_written_on() -> None:
    assert found_in_documents(ADDRESS) + found_in_documents(MACHINE) == []


def test_the_files_that_the_documents_name_are_there() -> None:
    named = {(document, name) for document, text in found_in_documents(CODE) for name in PATH.findall(text)}
    assert {name for document, name in named if not is_there(document, name)} == set(ELSEWHERE)


def is_there(document: str, name: str) -> bool:
    """Whether a name leads to a file from the document's folder, the checkout, the package or a folder of `static`."""
    static = ROOT / "static"
    places = [(ROOT / document).parent, ROOT, ROOT / "kanban", static, static / "css", static / "js" / "behaviors"]
    return any((place / name).exists() for place in places)


CODE = re.compile(r"`[^`\n]+`")
PATH = re.compile(r"^`(\w[\w./@-]*\.(?:py|js|css|html|json|txt|toml|md))\b")
ELSEWHERE = {
    "app.css": "made by the server",
    "app.js": "made by the server",
    "cases.py": "the name that four layers share",
    "config.toml": "made by the office, if at all",
    "htmx.min.js": "in the npm package",
    "hx-sse.min.js": "in the npm package",
}


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("[a](there.md)", []),
        ("[a](there.md#part)", []),
        ("[a](#part)", []),
        ("[a](gone.md)", [("doc.md", "gone.md")]),
        ("![a](img/gone.png)", [("doc.md", "img/gone.png")]),
        ("`[a](gone.md)`", []),
    ],
)
def test_a_dead_link_is_found(tmp_path: Path, text: str, dead: list[tuple[str, str]]) -> None:
    (tmp_path / "there.md").write_text("here")
    (tmp_path / "doc.md").write_text(text)
    assert dead_links(tmp_path) == dead


@pytest.mark.parametrize(
    ("text", "pattern"),
    [("TODO: write", UNFINISHED), ("see https://example.org", ADDRESS), ("cd /home/me/papan", MACHINE)],
)
def test_what_does_not_belong_in_a_document_is_found(tmp_path: Path, text: str, pattern: re.Pattern[str]) -> None:
    (tmp_path / "doc.md").write_text(text)
    assert [name for name, _ in found_in_documents(pattern, tmp_path)] == ["doc.md"]
