"""Every act of the office ends in the record: a function that opens `write(` reaches `record(`."""

import ast
from pathlib import Path

ACTIONS = Path(__file__).resolve().parents[2] / "kanban" / "actions"
WITHOUT_EVENT = {
    "rehash": "the same password under newer hash parameters: nobody did anything",
    "choose_language": "how a person's own screens look is no matter of the office's record",
    "choose_theme": "nor is their colour",
    "begin": "a second step that is not confirmed is asked of nobody",
    "take_step": "a code is used up; the sign-in log says that somebody came in",
    "came_in": "sign-ins have a log of their own, which is erased after ninety days",
    "turned_away": "so have refused tries",
    "acted": "when a session was last used",
    "carried_on": "which epoch a session carries",
    "take_turn": "a try to sign in is counted, by nobody in particular",
    "succeed": "its count is taken back",
    "edit_draft": "every saved state of a draft is kept with its author; its review and publishing are recorded",
    "undo_edit": "the same: taking back is a state of its own",
    "take_pin_turn": "a try of a PIN is counted, as at the door",
    "pin_fits": "its count is taken back",
    "note_seen": "a screen is running: nobody did anything",
    "read_mentions": "what somebody has read is their own matter",
    "end_session": "a session is no matter of the office's record",
}


def functions(folder: Path) -> dict[str, ast.FunctionDef]:
    return {
        node.name: node
        for path in folder.glob("*.py")
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef)
    }


def calls(node: ast.AST) -> set[str]:
    return {c.func.id for c in ast.walk(node) if isinstance(c, ast.Call) and isinstance(c.func, ast.Name)}


def writers(found: dict[str, ast.FunctionDef]) -> set[str]:
    return {name for name, node in found.items() if "write" in calls(node)}


def reaches_record(name: str, found: dict[str, ast.FunctionDef], seen: frozenset[str] = frozenset()) -> bool:
    return name == "record" or any(
        reaches_record(called, found, seen | {name}) for called in calls(found[name]) & found.keys() - seen
    )


def unrecorded(folder: Path) -> set[str]:
    found = functions(folder)
    return {name for name in writers(found) if not reaches_record(name, found)}


def test_every_writing_action_ends_in_an_event() -> None:
    assert unrecorded(ACTIONS) == set(WITHOUT_EVENT)


def test_the_writing_actions_are_public_and_all_of_them_are_looked_at() -> None:
    found = writers(functions(ACTIONS))
    assert {name for name in found if name.startswith("_")} == set()
    assert found >= {"open_cases", "move_case", "settle_roles", "set_up", "add_person", "give_role", "set_active"}


def test_an_action_that_forgets_the_record_is_caught(tmp_path: Path) -> None:
    (tmp_path / "record.py").write_text("def record(): pass")
    (tmp_path / "planted.py").write_text(
        "def good():\n    with write(s):\n        _inner()\n"
        "def _inner():\n    record()\n"
        "def bad():\n    with write(s):\n        s.add(1)\n"
    )
    assert unrecorded(tmp_path) == {"bad"}
