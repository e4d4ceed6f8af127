"""What the editor does to a draft, and what keeps a draft from being published."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanban.domain.sop_diff import diff, matched
from kanban.domain.sop_drafts import Read, RoleColumn, SkippedRow, SopDraft, StepDraft, written
from kanban.domain.sop_edits import END, keyed, retyped, texts
from kanban.domain.sop_problems import problems
from kanban.domain.sop_rows import (
    added,
    columned,
    confirmed,
    confirmed_sure,
    deleted,
    moved,
    next_unconfirmed,
    pressed,
    shifted,
    taken,
    uncolumned,
)
from kanban.exchange.sop_seed_drafts import seed_drafts


def step(key: str, activity: str, role: str | None = "Staf") -> StepDraft:
    return StepDraft(
        key, written(activity), role=Read(role, confidence=100), waktu=written("1 jam"), standard="working-time:3600"
    )


STAF, KABID = RoleColumn(written("Staf"), "pelaksana"), RoleColumn(written("Kabid"), "kepala_bidang")
PLAIN = SopDraft(
    title=written("Rekomendasi"),
    columns=(STAF, KABID),
    steps=(step("s1", "Menerima"), step("s2", "Memeriksa"), step("s3", "Menyerahkan")),
)


def kinds(draft: SopDraft) -> list[tuple[str, str]]:
    return [(str(problem.kind), problem.field) for problem in problems(draft)]


def keys(draft: SopDraft) -> list[str]:
    return [each.key for each in draft.steps]


def test_a_plain_sop_has_nothing_to_mend() -> None:
    assert kinds(PLAIN) == []


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ({"title": ""}, [("no-title", "title")]),
        ({"activity-s2": " "}, [("no-activity", "activity-s2")]),
        ({"waktu-s2": "kira-kira"}, [("unread-waktu", "waktu-s2")]),
        ({"name-s2": "x" * 25}, [("name-long", "name-s2")]),
        ({"column-1": "pelaksana"}, [("same-role", "column-1")]),
        ({"column-0": ""}, [("unmapped", "column-0")]),
        ({"kind-s2": "decision", "no-s2": "s1"}, []),
        ({"kind-s2": "decision"}, [("same-targets", "no-s2")]),
        ({"next-s1": "s3"}, [("two-starts", "kind-s2")]),
        ({"next-s1": "s3", "next-s2": "s2"}, [("two-starts", "kind-s2")]),
        ({"next-s3": "s2"}, [("no-exit", f"kind-s{n}") for n in (1, 2, 3)]),
        ({"next-s1": END, "next-s3": "s2"}, [
            ("unreachable", "kind-s2"), ("no-exit", "kind-s2"), ("unreachable", "kind-s3"), ("no-exit", "kind-s3"),
        ]),
    ],
)  # fmt: skip
def test_what_is_to_be_mended_is_named_with_its_field(typed: dict[str, str], found: list[tuple[str, str]]) -> None:
    if typed.get("next-s2") == "s2":
        found = [*found, ("no-exit", "kind-s2")]
    assert kinds(retyped(PLAIN, typed)) == found


def test_a_draft_without_steps_and_a_step_without_a_role() -> None:
    assert kinds(replace(PLAIN, steps=())) == [("no-steps", "add")]
    assert kinds(pressed(PLAIN, "s2", "Staf")) == [("no-role", "role-s2")]


def test_where_no_column_is_the_first_thing_to_do_is_a_column_and_not_a_role() -> None:
    assert kinds(replace(PLAIN, columns=())) == [("no-columns", "new-column")]


def test_a_guess_blocks_until_somebody_confirms_it() -> None:
    training = seed_drafts()[1]
    assert [field for kind, field in kinds(training) if kind == "guess"] == ["title", "role-s2", "role-s6"]
    sure = confirmed(confirmed(confirmed(training, "title"), "s2"), "s6")
    assert kinds(sure) == []
    assert [field for kind, field in kinds(confirmed_sure(training)) if kind == "guess"] == [
        "title",
        "role-s2",
        "role-s6",
    ]
    assert sure.steps[1].output.raw == "Terbentuknya Tim Pelaksar pelatihan", "the source stays beside the field"


def test_the_next_step_to_look_at_is_the_one_below_then_the_one_on_top() -> None:
    first, second, third = PLAIN.steps
    unsure = Read("Staf", confidence=60)
    draft = replace(PLAIN, steps=(replace(first, role=unsure), second, replace(third, requirements=(unsure,))))
    assert [next_unconfirmed(draft, key) for key in ("s1", "s2", "s3", "gone")] == ["s3", "s3", "s1", "s1"]
    assert next_unconfirmed(PLAIN, "s2") == "s2"


@pytest.mark.parametrize(
    ("text", "standard"),
    [("28 hari", "working-days:28"), ("3 Jam", "working-time:10800"), ("7 hari kalender", "calendar-days:7"),
     ("", "none"), ("-", "none"), ("2 hari 3 jam", None), ("segera", None)],
)  # fmt: skip
def test_a_waktu_is_read_as_it_is_typed(text: str, standard: str | None) -> None:
    found = retyped(PLAIN, {"waktu-s1": text}).steps[0]
    assert (found.waktu.value or "", found.standard) == (text, standard)


def test_a_press_into_a_column_goes_round() -> None:
    seen = []
    draft = PLAIN
    for _ in range(3):
        draft = pressed(draft, "s1", "Kabid")
        seen.append((draft.steps[0].role.value, [read.value for read in draft.steps[0].involved]))
    assert seen == [("Staf", ["Kabid"]), ("Kabid", ["Staf"]), (None, ["Staf"])]
    guessed = replace(PLAIN, steps=(replace(PLAIN.steps[0], role=Read("Staf", confidence=40)), *PLAIN.steps[1:]))
    assert pressed(guessed, "s1", "Staf") == PLAIN  # seen by a person, not taken away


def test_rows_come_go_and_move() -> None:
    assert keys(added(PLAIN, "n9", after="s1")) == ["s1", "n9", "s2", "s3"]
    assert keys(added(PLAIN, "n9")) == ["s1", "s2", "s3", "n9"]
    assert keys(shifted(PLAIN, "s3", -1)) == ["s1", "s3", "s2"]
    assert keys(shifted(PLAIN, "s1", -1)) == keys(shifted(PLAIN, "s9", 1)) == keys(PLAIN)
    assert keys(moved(PLAIN, "s1", 2)) == ["s2", "s3", "s1"]
    loop = retyped(PLAIN, {"kind-s3": "decision", "no-s3": "s1"})
    assert deleted(loop, "s1").arrows == (), "an arrow to a step that is gone is gone too"


def test_columns_come_and_go_with_their_marks() -> None:
    wider = columned(columned(PLAIN, "Kadis", "kepala_dinas"), "Kadis", "kepala_dinas")
    assert [column.label.value for column in wider.columns] == ["Staf", "Kabid", "Kadis"]
    assert [each.role.value for each in uncolumned(wider, "Staf").steps] == [None] * 3


def test_a_row_that_was_set_aside_becomes_a_step() -> None:
    draft = replace(PLAIN, skipped=(SkippedRow(("", "Mengarsipkan berkas", "x"), place="baris 9"),))
    found = taken(draft, 0, "n1")
    assert (found.steps[-1].activity.value, found.steps[-1].place, found.skipped) == (
        "Mengarsipkan berkas",
        "baris 9",
        (),
    )
    assert taken(draft, 4, "n1") == draft


def test_requirements_are_lines_and_keep_their_source() -> None:
    nib = seed_drafts()[2]
    found = retyped(nib, {"requirements-s1": "Fotokopi KTP\r\n- Surat pengantar RT\n\n"}).steps[0].requirements
    assert [read.value for read in found] == ["Fotokopi KTP", "Surat pengantar RT"]
    assert found[0].raw == nib.steps[0].requirements[0].raw


@given(st.dictionaries(st.sampled_from(sorted(texts(PLAIN))), st.text(max_size=20), max_size=6))
def test_whatever_is_typed_the_draft_stays_whole(typed: dict[str, str]) -> None:
    draft = retyped(PLAIN, typed)
    problems(draft)
    diff(PLAIN, draft)
    assert keys(draft) == ["s1", "s2", "s3"]
    assert retyped(draft, texts(draft)) == draft, "typing what stands there changes nothing"


def test_keys_of_other_makers_become_names_that_forms_can_use() -> None:
    odd = replace(PLAIN, steps=tuple(replace(each, key=f"{each.key} /x") for each in PLAIN.steps))
    assert keys(keyed(odd)) == ["s1", "s2", "s3"]


def test_a_diff_tells_steps_added_removed_moved_and_what_changed_in_them() -> None:
    new = added(shifted(deleted(PLAIN, "s2"), "s3", -1), "n5", after="s3")
    new = retyped(new, {"activity-n5": "Mengarsipkan", "waktu-s3": "2 jam", "requirements-s3": "KTP"})
    new = pressed(pressed(new, "s1", "Kabid"), "s1", "Kabid")
    assert [(line.sign, line.old_no, line.new_no, line.what, line.before, line.after) for line in diff(PLAIN, new)] == [
        ("~", 3, 1, "requirements", "", "KTP"),
        ("~", 3, 1, "waktu", "1 jam", "2 jam"),
        ("+", None, 2, "", "", ""),
        (">", 1, 3, "", "", ""),
        ("~", 1, 3, "role", "pelaksana", "kepala_bidang"),
        ("~", 1, 3, "involved", "", "pelaksana"),
        ("-", 2, None, "", "", ""),
    ]  # fmt: skip


def test_steps_are_matched_by_words_then_key_then_likeness() -> None:
    reworded = retyped(PLAIN, {"activity-s2": "Memeriksa kelengkapan berkas"})
    other = replace(reworded, steps=tuple(replace(s, key=f"x{n}") for n, s in enumerate(reworded.steps)))
    assert matched(PLAIN, reworded) == {"s1": "s1", "s2": "s2", "s3": "s3"}
    assert matched(PLAIN, other) == {"s1": "x0", "s3": "x2"}
    assert diff(PLAIN, PLAIN) == ()
