"""Writing an SOP version: by hand, from the last one, with undo, by two people at once."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from kanban.actions import sop_beginnings, sop_drafts
from kanban.domain.sop_drafts import RoleColumn, written
from kanban.domain.sop_rows import added, columned, pressed
from kanban.domain.sop_states import SopRefusal, SopRefused
from kanban.models import Edge
from kanban.queries.workflows import version
from tests.actions.sop_office import (
    begin,
    document,
    edit,
    publish,
    review,
    row,
    second_admin,
)
from tests.office import AT, Office


def refused(why: SopRefusal) -> "pytest.RaisesExc[SopRefused]":
    return pytest.raises(SopRefused, match=f"^{why.value}$")


def new_sop(office: Office) -> int:
    """An SOP of two steps, written by hand."""
    with office.sessions() as session:
        version_id = sop_beginnings.begin_sop(session, "Rekomendasi izin", "RKM", by=office.admin, at=AT)
    edit(office, version_id, act=lambda draft, key: added(draft, key))
    edit(office, version_id, act=lambda draft, key: added(draft, key))
    return version_id


def test_a_sop_written_by_hand_becomes_a_board(office: Office) -> None:
    version_id = new_sop(office)
    first, second = (step.key for step in document(office, version_id).draft.steps)
    edit(office, version_id, act=lambda draft, _: columned(draft, "Jafung", "jafung"))
    for key in (first, second):
        edit(office, version_id, act=lambda draft, _, key=key: pressed(draft, key, "Jafung"))
    typed = {f"activity_{first}": "Memeriksa berkas", f"activity_{second}": "Menyetujui berkas permohonan izin",
             f"waktu_{first}": "3 jam", f"kind_{second}": "decision", f"no_{second}": first,
             "identity_number": "060/12/2026"}  # fmt: skip
    edit(office, version_id, **typed)
    review(office, version_id, second_admin(office))
    publish(office, version_id)
    with office.sessions() as session:
        board = version(session, version_id)
        assert board
        edges = session.execute(select(Edge.kind, Edge.to_step_id).where(Edge.step_id == board.steps[1].id)).all()
    assert [(s.name, s.role, s.standard, s.kind) for s in board.steps] == [
        ("Memeriksa berkas", "Jafung", "working-time:10800", "process"),
        ("Menyetujui berkas", "Jafung", "none", "decision"),
    ]
    assert {(edge.kind, edge.to_step_id) for edge in edges} == {("no", board.steps[0].id), ("yes", None)}
    assert (board.identity_filled, board.code, row(office, version_id).open_cases) == (1, "RKM", 0)


def test_a_draft_begins_with_what_the_version_says(office: Office) -> None:
    version_id = begin(office)
    old, new = document(office, office.board(2).id), document(office, version_id)
    assert new.draft == old.draft
    assert new.draft.steps[1].output.raw == "Terbentuknya Tim Pelaksar pelatihan"
    assert (row(office, version_id).status, row(office, version_id).number) == ("draft", 2)
    with refused(SopRefusal.DRAFT_EXISTS):
        begin(office)


def test_changes_are_taken_back_and_made_again(office: Office) -> None:
    version_id = begin(office)

    def step(forward: bool = False) -> str:
        with office.sessions() as session:
            edited = sop_drafts.undo_edit(session, version_id, by=office.admin, at=AT, forward=forward)
        return edited.draft.steps[0].waktu.value or ""

    for waktu in ("2 jam", "4 jam"):
        edit(office, version_id, waktu_s1=waktu)
    assert [step(), step(), step(), step(True), step(True), step(True), step()] == [
        "2 jam", "1 Jam", "1 Jam", "2 jam", "4 jam", "4 jam", "2 jam",
    ]  # fmt: skip
    edit(office, version_id, waktu_s1="5 jam")
    assert step(forward=True) == "5 jam", "a new change leaves nothing to make again"


def test_two_editors_meet_only_in_the_same_field(office: Office) -> None:
    version_id, other = begin(office), second_admin(office)
    seen = row(office, version_id).revision or 0
    edit(office, version_id, by=other, seen=seen, waktu_s1="2 jam", output_s2="SK panitia")
    mine = edit(office, version_id, seen=seen, waktu_s1="4 jam", output_s3="Undangan terkirim")
    assert mine.conflicts == {"waktu-s1": ("2 jam", "4 jam")}
    steps = document(office, version_id).draft.steps
    assert (steps[0].waktu.value, steps[1].output.value, steps[2].output.value) == (
        "2 jam", "SK panitia", "Undangan terkirim",
    )  # fmt: skip
    again = edit(office, version_id, seen=seen, by=other, waktu_s1="6 jam")
    assert again.conflicts == {}, "nobody conflicts with themselves"


def test_a_code_is_used_once(office: Office) -> None:
    with office.sessions() as session, refused(SopRefusal.CODE_TAKEN):
        sop_beginnings.begin_sop(session, "Lain", "PLT", by=office.admin, at=AT)


def test_roles_that_another_office_has_are_open_again_after_an_import(office: Office) -> None:
    draft = document(office, office.board(1).id).draft
    foreign = replace(draft, columns=(RoleColumn(written("Camat"), "camat"), *draft.columns[1:]))
    with office.sessions() as session:
        (version_id,) = sop_beginnings.take_in(session, [foreign], by=office.admin, at=AT)
    roles = [column.role for column in document(office, version_id).draft.columns]
    assert roles == [None, *(column.role for column in draft.columns[1:])]
