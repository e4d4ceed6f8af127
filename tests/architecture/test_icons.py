"""An icon that is not in the sprite shows nothing and says nothing: every name that is used must be there."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES, VIEWS = ROOT / "templates", ROOT / "kanban" / "web"
SPRITE = next((ROOT / "static" / "vendor").glob("lucide@*/sprite.svg"))
COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
ICON_CALL = re.compile(r"""\bicon\(([^,()]*)""")
COMPARED = re.compile(r"""[=!]=\s*["'][^"']*["']""")
LOOPED = re.compile(r"""\("[a-z]+", "([a-z0-9-]+)"\)""")
PLACES = {"Toast": 3, "Pill": 1, "MoveForm": 4}
"""Which argument of these is an icon."""
QUOTED = re.compile(r"""["']([a-z0-9-]+)["']""")


def icon_calls(root: Path) -> list[tuple[str, str]]:
    """What templates pass to icon(): (template, expression); the macro itself is left out."""
    texts = {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in sorted(root.rglob("*.html"))}
    return [
        (name, call.strip())
        for name, text in texts.items()
        for call in ICON_CALL.findall(COMMENT.sub("", text))
        if name != "_macros/icon.html"
    ]


def icons_in_templates(root: Path) -> set[str]:
    """Every icon that a call names, and those of the loop in _parts.html; strings that are compared are no icons."""
    calls = {name for _, call in icon_calls(root) for name in QUOTED.findall(COMPARED.sub("", call))}
    parts = root / "_layout" / "_parts.html"
    return calls | set(LOOPED.findall(parts.read_text("utf-8")) if parts.is_file() else ())


def icons_in_views(folder: Path) -> set[str]:
    """Every icon that a view hands over, in its place in a call of PLACES, in a table ICONS, or as variable `icon`."""
    nodes = [node for path in folder.rglob("*.py") for node in ast.walk(ast.parse(path.read_text("utf-8")))]
    parts = [part for node in nodes for part in icon_parts(node)]
    return {leaf.value for part in parts for leaf in ast.walk(part) if isinstance(leaf, ast.Constant)}


def icon_parts(node: ast.AST) -> Iterator[ast.expr]:
    """The expressions in a call of PLACES, a table ICONS or an assignment to `icon` that say which icon."""
    if isinstance(node, ast.Call):
        place = PLACES.get(ast.unparse(node.func).rpartition(".")[2], len(node.args))
        yield from (branch for part in node.args[place : place + 1] for branch in branches(part))
    if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict) and ast.unparse(node.targets[0]) == "ICONS":
        yield from node.value.values
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Tuple):
        names = [ast.unparse(target) for target in node.targets[0].elts]
        values = branches(node.value) if "icon" in names else ()
        yield from (value.elts[names.index("icon")] for value in values if isinstance(value, ast.Tuple))


def branches(expression: ast.expr) -> Iterator[ast.expr]:
    """The values that an expression may have: both sides of a condition, not the condition."""
    if isinstance(expression, ast.IfExp):
        yield from branches(expression.body)
        yield from branches(expression.orelse)
    elif not isinstance(expression, ast.Name):
        yield expression


def symbols() -> set[str]:
    return set(re.findall(r'<symbol id="([a-z0-9-]+)"', SPRITE.read_text("utf-8")))


def test_every_icon_is_in_the_sprite() -> None:
    assert (icons_in_templates(TEMPLATES) | icons_in_views(VIEWS)) - symbols() == set()


def test_icons_whose_names_come_from_elsewhere_are_looked_for_there() -> None:
    named = {(file, call) for file, call in icon_calls(TEMPLATES) if not QUOTED.search(call)}
    assert named == {
        ("_layout/_parts.html", "name"),
        ("_macros/pill.html", "it.icon"),
        ("cases/_reason_form.html", "ask.words.icon"),
        ("cases/_run.html", "run.reason_icon"),
        ("cases/_run.html", "run.sign_icon"),
        ("selection/_answers.html", "answer.icon"),
        ("wall/_card.html", "card.pill.icon"),
    }
    assert icons_in_views(VIEWS) >= {"octagon-alert", "hourglass", "clock", "moon", "lock", "stamp"}


def test_the_icons_of_templates_and_views_are_found(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("""{{ icon("gone" if it == "x" else "clock", _("of the page")) }}""")
    (tmp_path / "a.py").write_text(
        "x = Toast('info', 'a', 'b', 'one' if c == 'd' else 'two')\nstate, icon = 'e', 'three'\nICONS = {'f': 'four'}"
    )
    assert icons_in_templates(tmp_path) == {"gone", "clock"}
    assert icons_in_views(tmp_path) == {"one", "two", "three", "four"}
