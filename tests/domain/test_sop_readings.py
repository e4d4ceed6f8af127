"""An office chooses what "28 hari" means in its SOP."""

import pytest

from kanban.domain.sop_drafts import Flag, FlagKind, Read, SopDraft, StepDraft, written
from kanban.domain.sop_readings import ReadingUnknown, bare_days, choose_days, choose_reading
from kanban.exchange.sop_seed_drafts import seed_drafts

WAKTU = Read(
    value="28 hari", raw="28 Hari", confidence=79, place="baris 4",
    flags=(Flag(FlagKind.ASSUMED_WORKING, text="28 hari"), Flag(FlagKind.OCR, text="28 Harl")),
)  # fmt: skip
OTHER = StepDraft(key="b", activity=written("Menyerahkan"), waktu=written("1 jam"), standard="working-time:3600")
DRAFT = SopDraft(
    title=written("Fasilitasi"),
    steps=(StepDraft(key="a", activity=written("Menyusun"), waktu=WAKTU, standard="working-days:28"), OTHER),
)


@pytest.mark.parametrize("code", ["working-days:28", "working-days-inclusive:28", "calendar-days:28", "wall-hours:672"])
def test_the_text_stays_and_its_reading_is_settled(code: str) -> None:
    chosen = choose_reading(DRAFT, "a", code)
    step = chosen.steps[0]
    assert (step.standard, step.waktu.value, step.waktu.raw, step.waktu.confidence) == (code, "28 hari", "28 Hari", 100)
    assert [flag.kind for flag in step.waktu.flags] == [FlagKind.OCR]
    assert chosen.steps[1] is OTHER


@pytest.mark.parametrize(
    ("key", "code"), [("a", "working-days:27"), ("a", "none"), ("a", ""), ("b", "calendar-days:1"), ("x", "none")]
)
def test_nothing_else_can_be_chosen(key: str, code: str) -> None:
    with pytest.raises(ReadingUnknown):
        choose_reading(DRAFT, key, code)


def test_what_cannot_be_read_is_typed_again_and_not_chosen() -> None:
    unread = SopDraft(title=written("X"), steps=(StepDraft(key="a", activity=written("Y"), waktu=written("besok")),))
    with pytest.raises(ReadingUnknown):
        choose_reading(unread, "a", "working-days:1")


def test_hari_is_settled_for_the_whole_sop_at_once() -> None:
    draft = seed_drafts()[1]
    assert [step.key for step in bare_days(draft)] == ["s6"]
    worked, dates = choose_days(draft, working=True), choose_days(draft, working=False)
    assert (worked.steps[5].standard, dates.steps[5].standard) == ("working-days:3", "calendar-days:3")
    assert dates.steps[5].waktu.value == "3 hari"
    assert bare_days(worked) == bare_days(dates) == ()
    assert dates.steps[:5] == draft.steps[:5]
