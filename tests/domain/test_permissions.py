"""Who may move what: the judge's word on every role, step and target of the shipped SOPs, as a table for officials.

`docs/permissions.md` is this table. After a change of the rules it is written again by

    .venv/bin/python -m tests.domain.test_permissions
"""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

from kanban.domain.moves import CaseState, MoveKind, targets
from kanban.domain.people import Actor
from kanban.domain.sops import SopDraft
from kanban.domain.workflow import DONE, Workflow, WorkflowStep
from kanban.exchange.sop_seed import shipped
from tests.domain.seeds import hat, roles, workflow

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "permissions.md"
INTRODUCTION = """\
# Siapa boleh memindahkan apa · Who may move what

This file is generated from the judge (`kanban/domain/moves.py`) and a test compares the two. To write it again:
`.venv/bin/python -m tests.domain.test_permissions`

Baris = langkah tempat berkas berada; kolom = peran (jabatan) yang bertindak; isi = ke mana ia boleh memindahkannya.
Rows: the step where the case is. Columns: the role that acts. Cells: where that role may move it.

| tanda | arti | meaning |
|---|---|---|
| → 3 | teruskan ke langkah 3 | hand on to step 3 |
| → ✓ | sahkan dan selesaikan | finish |
| ↩ 1, 2 | kembalikan ke langkah 1 atau 2, dengan alasan | send back to step 1 or 2, with a reason |
| · | tidak boleh | nothing |

`*` = pemilik langkah (the step's own role). "Plh." acts exactly like the role it stands in for: the column repeats the
owner's rights for a deputy. Admin = admin tanpa jabatan (an admin who holds no role). A case in Selesai moves nowhere.
"""


def actors() -> dict[str, Actor]:
    """Every column of the table: the seven roles, a deputy of each kind, and two people without a role."""
    person = count(1)
    held = {role.name: Actor(next(person), hat(role)) for role in shipped().roles}
    head = roles()["kepala_bidang"]
    return held | {
        f"Plh. {head.name}": Actor(next(person), hat(head, "plh")),
        "Tanpa peran": Actor(next(person)),
        "Admin": Actor(next(person)),
    }


def cell(flow: Workflow, here: WorkflowStep, actor: Actor) -> str:
    allowed = {t.to: t.kind for t in targets(flow, CaseState(here.id), actor) if t.refusal is None}
    numbers = {step.id: str(step.no) for step in flow} | {DONE: "✓"}
    forward = [f"→ {numbers[to]}" for to, kind in allowed.items() if kind is not MoveKind.SEND_BACK]
    back = [numbers[to] for to, kind in allowed.items() if kind is MoveKind.SEND_BACK]
    text = " ".join([*forward, *([f"↩ {', '.join(back)}"] if back else [])]) or "·"
    return text + ("*" if actor.role_id == here.role_id else "")


def document() -> str:
    return "\n".join([INTRODUCTION, *(line for sop in shipped().sops for line in table(sop))])


def table(sop: SopDraft) -> Iterator[str]:
    flow, columns = workflow(sop), actors()
    yield f"## {sop.code} · {sop.title}\n"
    yield f"| langkah · step | {' | '.join(columns)} |"
    yield f"|---|{'---|' * len(columns)}"
    for step in flow:
        cells = (cell(flow, step, actor) for actor in columns.values())
        yield f"| {step.no}. {step.name} | {' | '.join(cells)} |"
    yield f"| Selesai | {' | '.join(finished_cell(flow, actor) for actor in columns.values())} |\n"


def finished_cell(flow: Workflow, actor: Actor) -> str:
    return "·" if all(target.refusal for target in targets(flow, CaseState(DONE), actor)) else "?"


def test_the_document_says_what_the_judge_says() -> None:
    assert DOCUMENT.read_text("utf-8") == document()


def test_every_step_of_the_shipped_sops_has_a_row() -> None:
    rows = [line for line in DOCUMENT.read_text("utf-8").splitlines() if line[2:3].isdigit()]
    assert len(rows) == sum(len(sop.steps) for sop in shipped().sops) == 14


if __name__ == "__main__":
    DOCUMENT.parent.mkdir(exist_ok=True)
    DOCUMENT.write_text(document(), "utf-8")
