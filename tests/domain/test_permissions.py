"""Who may do what: the judge's word on every role, step and act of the shipped SOPs, as tables for officials.

`docs/permissions.md` is this table. After a change of the rules it is written again by

    .venv/bin/python -m tests.domain.test_permissions
"""

from collections.abc import Iterator
from itertools import count

from kanban.domain.closing import cancel_refusal, reopen_refusal
from kanban.domain.holds import ClockAct, StayState, clock_refusal
from kanban.domain.moves import CaseState, MoveKind, acts, may_open, targets
from kanban.domain.people import Actor
from kanban.domain.sops import SopDraft
from kanban.domain.workflow import DONE, Workflow, WorkflowStep
from kanban.exchange.sop_seed import shipped
from tests.domain.seeds import hat, roles, workflow
from tests.permission_ways import DOCUMENT, DONE_ROW, NEW, ways_table

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
| ⊕ 3 | sahkan sebagai atasan, ke langkah 3, dengan alasan | endorse for the owner, on to step 3, with a reason |
| ⇥ 3, 4 | lewati langkah ini, ke langkah 3 atau 4, dengan alasan | skip the step, to step 3 or 4, with a reason |
| · | tidak boleh | nothing |

`*` = pemilik langkah (the step's own role). "Plh." acts exactly like the role it stands in for: the column repeats the
owner's rights for a deputy. Admin = admin tanpa jabatan (an admin who holds no role). A case in Selesai moves nowhere.
Di layar bersama berlaku tabel yang sama, untuk orang yang memasukkan PIN-nya; layarnya sendiri tidak boleh apa pun.
On a shared screen the same table holds for whoever enters their PIN; the screen itself may nothing.

Di bawah tiap tabel: jam langkah dan akhir berkas, dari `kanban/domain/holds.py` dan `kanban/domain/closing.py`.
Below each table: the clock of the step and the end of the case.

| tanda | arti | meaning |
|---|---|---|
| + | buka berkas baru | open a case |
| T | terima berkas | accept the file |
| J | jeda dengan alasan, dan lanjutkan | stop the clock with a reason, and let it run again |
| D | tetapkan tanggal langkah yang menunggu jadwal | set the date of a step that waits for one |
| B | batalkan berkas, dengan alasan | cancel the case, with a reason |
| K | buka kembali di langkah mana pun, dengan alasan | open a closed case again at any step, with a reason |

Urungkan (U) bukan hak peran: yang terakhir bertindak boleh menariknya kembali dalam dua menit bila belum ada yang
bertindak lagi. To take back (U) is no right of a role: whoever acted last may, within two minutes, if nobody acted
since.

## Jalan · Ways

Setiap tindakan dari jalan mana pun sampai ke fungsi yang sama, yang bertanya lagi kepada aturan di dalam transaksi.
Isi tabel di bawah berlaku di semua jalan yang bertanda "ya". Whatever the way, an act ends in the same function, which
asks the judge again inside the transaction: the tables below hold on every way that says "ya" (yes).
No command of the command line works on an open case; a CSV list only opens cases.
What is tried: `tests/web/test_permission_ways.py` (every role, SOP, step and act; forged source steps, replayed keys),
`tests/web/test_permissions.py`, `tests/browser/test_permissions.py` (dragging in a browser),
`tests/browser/test_keyboard.py` (keys).

"""
SIGNS = {
    "→": {MoveKind.HAND_ON, MoveKind.FINISH}, "↩": {MoveKind.SEND_BACK}, "⊕": {MoveKind.OVERRIDE}, "⇥": {MoveKind.SKIP},
}  # fmt: skip
CLOCK = {
    "T": {(ClockAct.ACCEPT, StayState(False, False, None))},
    "J": {(ClockAct.HOLD, StayState(False, True, None)), (ClockAct.RESUME, StayState(False, True, "applicant"))},
    "D": {(ClockAct.SCHEDULE, StayState(True, True, None)), (ClockAct.SCHEDULE, StayState(True, True, "schedule"))},
}
"""What stands behind a letter: all of it is allowed, or none."""


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
    allowed = acts(flow, CaseState(here.id), actor)
    numbers = {step.id: str(step.no) for step in flow} | {DONE: "✓"}
    found = {sign: [numbers[to] for kind, to in allowed if kind in kinds] for sign, kinds in SIGNS.items()}
    text = " ".join(f"{sign} {', '.join(places)}" for sign, places in found.items() if places) or "·"
    return text + ("*" if actor.role_id == here.role_id else "")


def clock_cell(here: WorkflowStep | None, actor: Actor, *, is_scheduled: bool) -> str:
    letters = {
        letter: {clock_refusal(act, here, stay, actor) is None for act, stay in acts} for letter, acts in CLOCK.items()
    }
    assert all(len(answers) == 1 for answers in letters.values())
    may = "".join(letter for letter, (answer,) in letters.items() if answer and (letter != "D" or is_scheduled))
    may += "B" if cancel_refusal(here, actor) is None else ""
    return (may or "·") + ("*" if here and actor.role_id == here.role_id else "")


def document() -> str:
    return "\n".join(
        [INTRODUCTION + "\n".join(ways_table()) + "\n", *(line for sop in shipped().sops for line in table(sop))]
    )


def table(sop: SopDraft) -> Iterator[str]:
    flow, columns = workflow(sop), actors()
    yield f"## {sop.code} · {sop.title}\n"
    yield f"| langkah · step | {' | '.join(columns)} |"
    yield f"|---|{'---|' * len(columns)}"
    for step in flow:
        cells = (cell(flow, step, actor) for actor in columns.values())
        yield f"| {step.no}. {step.name} | {' | '.join(cells)} |"
    yield f"| {DONE_ROW} | {' | '.join(finished_cell(flow, actor) for actor in columns.values())} |\n"
    yield f"| jam dan akhir · clock and end | {' | '.join(columns)} |"
    yield f"|---|{'---|' * len(columns)}"
    yield f"| {NEW} | {' | '.join('+' if may_open(flow, actor) else '·' for actor in columns.values())} |"
    for step, draft in zip(flow, sop.steps, strict=True):
        cells = (clock_cell(step, actor, is_scheduled=draft.is_scheduled) for actor in columns.values())
        yield f"| {step.no}. {step.name} | {' | '.join(cells)} |"
    yield f"| {DONE_ROW} | {' | '.join(end_cell(flow, actor) for actor in columns.values())} |\n"


def finished_cell(flow: Workflow, actor: Actor) -> str:
    return "·" if all(target.refusal for target in targets(flow, CaseState(DONE), actor)) else "?"


def end_cell(flow: Workflow, actor: Actor) -> str:
    """A closed case has no clock."""
    assert clock_cell(None, actor, is_scheduled=True) == "·"
    (may,) = {reopen_refusal(flow, None, actor, step.id) is None for step in flow}
    return "K" if may else "·"


def test_the_document_says_what_the_judge_says() -> None:
    assert DOCUMENT.read_text("utf-8") == document()


def test_every_step_of_the_shipped_sops_has_a_row() -> None:
    rows = [line for line in DOCUMENT.read_text("utf-8").splitlines() if line[2:3].isdigit()]
    assert len(rows) == 2 * sum(len(sop.steps) for sop in shipped().sops) == 28


if __name__ == "__main__":
    DOCUMENT.write_text(document(), "utf-8")
