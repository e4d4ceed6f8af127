"""The real scanned text: three drafts, every waktu, no role that the scan lost, every cut word shown."""

import json
from pathlib import Path

import pytest

from kanban.domain.sop_drafts import FlagKind
from kanban.exchange.sop_formats import read_here

DATA = Path(__file__).parents[1] / "data"
TEXT = (DATA / "seed_scan.txt").read_bytes()
SHIPPED = json.loads((Path(__file__).parents[2] / "kanban" / "data" / "sops.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def drafts():
    return read_here(TEXT, "seed.txt").drafts


def test_three_sops_with_fourteen_steps_and_all_their_cells(drafts):
    read = [
        [(s.no.raw, s.activity.raw, s.waktu.raw, s.output.raw) for s in draft.steps] for draft in drafts
    ]  # fmt: skip
    meant = [
        [(s["raw"]["no"], s["raw"]["aktivitas"], s["raw"]["waktu"], s["raw"]["output"]) for s in sop["steps"]]
        for sop in SHIPPED["sop"]
    ]
    assert read == meant


def test_every_waktu_is_a_standard_and_bare_days_ask_for_a_look(drafts):
    read = [(s.standard, s.waktu.is_sure) for draft in drafts for s in draft.steps]
    assert read == [
        ("working-days:28", False), ("working-days:28", False), ("working-days:5", False),
        ("working-time:3600", True), *[("working-time:10800", True)] * 4, ("working-days:3", False),
        *[("working-time:1800", True)] * 3, ("working-time:300", True), ("working-time:600", True),
    ]  # fmt: skip


def test_no_role_is_invented_and_the_ink_is_kept(drafts):
    roles = [(s.role.value, s.involved, s.role.is_guess) for draft in drafts for s in draft.steps]
    assert roles == [(None, (), True)] * 14
    assert drafts[1].steps[0].role.raw == "Jafung: +; Kadis: ~ ~ ~ ~"


def test_the_role_columns_are_named_and_mended(drafts):
    labels = [[column.label.value for column in draft.columns] for draft in drafts]
    later = ["Pelaksana", "Jafung", "Kepala Bidang", "Sekeretaris", "Kadis"]
    assert labels == [["Kabid", "Jafung", "Sek/Pro", "Kadis", "Seksi Pengembangan Usaha"], later, later]


def test_every_cut_word_is_flagged_and_makes_its_field_ask_for_a_look(drafts):
    cut = {
        (n, step.no.value): [flag.text for flag in step.output.flags if flag.kind is FlagKind.CUT_WORD]
        for n, draft in enumerate(drafts, 1)
        for step in draft.steps
        if any(flag.kind is FlagKind.CUT_WORD for flag in step.output.flags)
    }
    assert cut == {
        (2, "2"): ["Pelaksar"], (2, "3"): ["pelatih", "lok"], (2, "4"): ["pelatih", "lok"], (2, "5"): ["lok"],
        (2, "6"): ["kegia"], (3, "1"): ["Ij", "Da"],
    }  # fmt: skip
    assert not any(drafts[1].steps[n].output.is_sure for n in range(1, 6))


def test_noise_rows_are_shown_as_skipped(drafts):
    assert [[row.place for row in draft.skipped] for draft in drafts] == [["baris 12", "baris 13"], [], []]


def test_a_list_whose_bullets_are_lost_is_split_as_in_the_next_row(drafts):
    first, second, _, fourth, _ = drafts[2].steps
    assert [item.value for item in first.requirements] == ["Foto Copy KTP", "Surat Ket. Usaha dari Desa"]
    assert [item.value for item in second.requirements] == [item.value for item in fourth.requirements]
    assert not any(item.is_sure for item in second.requirements)


def test_no_title_is_made_up(drafts):
    assert [draft.title.value for draft in drafts] == [None, None, None]
