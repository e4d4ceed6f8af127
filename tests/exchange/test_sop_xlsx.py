"""Workbooks in the dialects of offices: what stands beside the steps, and what is doubted. The steps themselves are
read in `test_sop_fixtures.py`.
"""

from dataclasses import replace

import pytest

from kanban.domain.sop_drafts import FlagKind
from kanban.exchange.sop_formats import read_here
from tests.exchange.hand_made import Habit, by_hand
from tests.exchange.sop_made import BRIEF, LETTERS, facts, found
from tests.exchange.xlsx_fixtures import HABITS
from tests.exchange.xlsx_made import Dialect, xlsx


@pytest.mark.parametrize("habit", HABITS.values(), ids=HABITS)
def test_a_heading_is_the_title(habit):
    assert read_here(by_hand(LETTERS, habit=habit)).drafts[0].title.value == LETTERS.title


def test_marks_are_believed_where_every_step_has_one_and_colours_are_doubted():
    marked, coloured = (read_here(by_hand(LETTERS, habit=Habit(mark=mark))).drafts[0] for mark in ("v", "fill"))
    assert {step.role.is_sure for step in marked.steps} == {True}
    assert {(step.role.is_sure, step.role.is_guess) for step in coloured.steps} == {(False, False)}


def test_two_sops_below_each_other_on_one_sheet_keep_their_titles():
    assert [draft.title.value for draft in read_here(by_hand(LETTERS, BRIEF)).drafts] == [LETTERS.title, BRIEF.title]


def test_a_role_may_be_called_pelaksana():
    sop = replace(BRIEF, roles=("Pemohon", "Pelaksana", "Kasubbag"))
    readings = [read_here(by_hand(sop, habit=Habit(lanes=3))), read_here(xlsx(sop))]
    assert [[step[:5] for step in found(reading)] for reading in readings] == [[step[:5] for step in facts(sop)]] * 2


def test_drawn_roles_are_sure_and_typed_nothing_is_invented():
    drawn, bare = (
        read_here(xlsx(LETTERS, dialect=d)).drafts[0] for d in (Dialect(), Dialect(shapes="none", links="none"))
    )
    assert {step.role.is_sure for step in drawn.steps} == {True}
    assert {(step.role.value, step.role.is_guess) for step in bare.steps} == {(None, True)}


@pytest.mark.parametrize("shift", [1.0, 0.98, 1.02])
def test_a_shape_on_a_column_border_is_a_guess_with_its_alternative(shift):
    steps = read_here(xlsx(BRIEF, dialect=Dialect(shift=shift))).drafts[0].steps
    role = steps[0].role
    named = {role.value, *(flag.instead for flag in role.flags if flag.kind is FlagKind.ALTERNATIVE)}
    assert (role.is_guess, named) == (True, {"Pemohon", "Pengelola"})


def test_a_waktu_over_several_steps_is_given_to_each_and_doubted():
    steps = read_here(xlsx(LETTERS, dialect=Dialect(merged_waktu=(2, 4)))).drafts[0].steps
    assert [step.waktu.value for step in steps[2:5]] == ["15 menit"] * 3
    assert [step.waktu.is_sure for step in steps] == [True, True, False, False, False, True]


def test_several_sheets_keep_their_titles():
    assert [draft.title.value for draft in read_here(xlsx(LETTERS, BRIEF)).drafts] == [LETTERS.title, BRIEF.title]


def test_the_identity_block_is_read():
    identity = read_here(xlsx(LETTERS)).drafts[0].identity
    assert {name: read.value for name, read in identity.items()} == {
        "number": "065/12/2026", "name": "Pelayanan Surat Masuk",
        "legal_basis": "1. Peraturan Menteri PANRB Nomor 35 Tahun 2012",
    }  # fmt: skip


def test_places_are_cells_of_the_sheet():
    step = read_here(xlsx(LETTERS)).drafts[0].steps[0]
    assert (step.activity.place, step.role.place) == ("SOP 1!B8", "SOP 1: capsule 2")
