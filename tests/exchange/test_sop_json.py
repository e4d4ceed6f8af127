"""SOP drafts as JSON: what is written is read back identical, and what is no SOP of ours says where."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanban.domain.sop_drafts import EMPTY, Arrow, Flag, FlagKind, Read, RoleColumn, SopDraft, StepDraft, written
from kanban.exchange.sop_json import FORMAT, SopJsonInvalid, from_json, to_json
from kanban.exchange.sop_seed_drafts import seed_drafts

SEEDS = pytest.mark.parametrize("draft", seed_drafts(), ids=lambda draft: draft.code)
LOOP = SopDraft(
    title=written("Verifikasi berkas"),
    columns=(RoleColumn(written("Kabid"), "kepala_bidang"), RoleColumn(written("Staf"))),
    steps=(
        StepDraft("a", written("Memeriksa"), waktu=written("1 jam"), standard="working-time:3600"),
        StepDraft("b", written("Menyetujui"), kind="decision", role=written("Kabid"), involved=(written("Staf"),)),
    ),
    arrows=(Arrow("b", "a", "no"), Arrow("b", None, "yes")),
    identity={"number": Read("060/12", "060/I2", 60, (Flag(FlagKind.OCR, "I2", "12"),), "A1")},
)


@SEEDS
def test_a_shipped_sop_comes_back_identical(draft: SopDraft) -> None:
    assert from_json(to_json(draft)) == draft
    assert to_json(from_json(to_json(draft))) == to_json(draft)


def test_decisions_and_identity_come_back_identical() -> None:
    assert from_json(to_json(LOOP)) == LOOP


@given(st.builds(Read, st.none() | st.text(), st.text(), st.integers(0, 100), st.just(()), st.text()))
def test_any_text_comes_back_identical(read: Read) -> None:
    draft = replace(LOOP, title=read)
    assert from_json(to_json(draft)).title == read


def test_the_shipped_sops_keep_the_words_of_the_scan() -> None:
    training = seed_drafts()[1]
    panel = training.steps[1]
    assert (panel.output.value, panel.output.raw) == (
        "Terbentuknya Tim Pelaksana pelatihan", "Terbentuknya Tim Pelaksar pelatihan",
    )  # fmt: skip
    assert [(flag.kind, flag.text, flag.instead) for flag in panel.output.flags] == [
        (FlagKind.OCR, "Pelaksar", "Pelaksana")
    ]
    assert panel.role.raw == "Sekretaris: a series"
    assert panel.role.is_guess
    assert panel.place == "baris 22"
    assert [row.place for row in seed_drafts()[0].skipped] == ["baris 12", "baris 13"]


def test_arrows_that_nobody_drew_lead_to_the_row_below() -> None:
    assert LOOP.target("a") == "b"
    assert LOOP.target("b", "no") == "a"
    assert LOOP.target("b", "next") is None


def test_a_field_left_empty_is_no_guess_of_the_reader() -> None:
    assert EMPTY.confidence == 100
    assert EMPTY.is_guess, "an empty field that must be filled is red"


@pytest.mark.parametrize(
    ("change", "path"),
    [
        (lambda sop: sop.update(steps="x"), "sop.steps"),
        (lambda sop: sop["steps"][0].update(kind="loop"), "sop.steps.0.kind"),
        (lambda sop: sop["steps"][0]["activity"].update(confidence=101), "sop.steps.0.activity"),
        (lambda sop: sop["steps"][0]["activity"].update(confidence="1"), "sop.steps.0.activity.confidence"),
        (lambda sop: sop["steps"].append(sop["steps"][0]), "sop.steps"),
        (lambda sop: sop["arrows"][0].update(to="z"), "sop.arrows.0"),
        (lambda sop: sop["columns"].append(sop["columns"][0]), "sop.columns"),
        (lambda sop: sop.update(secret="1"), "sop"),
        (lambda sop: sop.pop("title"), "sop"),
    ],
)
def test_what_is_no_sop_of_ours_says_where(change: object, path: str) -> None:
    document = json.loads(to_json(LOOP))
    change(document["sop"])  # type: ignore[operator]  # the table above holds functions
    with pytest.raises(SopJsonInvalid) as refused:
        from_json(json.dumps(document))
    assert refused.value.path == path


@pytest.mark.parametrize("text", ["", "[]", "{}", "null", '{"format":"other"}', "[" * 100_000, b"\xff\xfe"])
def test_other_texts_are_refused(text: str | bytes) -> None:
    with pytest.raises(SopJsonInvalid):
        from_json(text)


def test_the_format_has_a_name() -> None:
    assert json.loads(to_json(LOOP))["format"] == FORMAT == "papan-sop/1"
