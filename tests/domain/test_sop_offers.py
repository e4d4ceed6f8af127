"""A cut word whose whole stands elsewhere is offered, taken by a press, and sure once nothing in its field is cut."""

from dataclasses import replace

from kanban.domain.sop_drafts import Flag, FlagKind, Read, SopDraft, StepDraft, written
from kanban.domain.sop_offers import Offer, made_whole, offers

LOK = Flag(FlagKind.CUT_WORD, "lok", "lokasi")
TEXT = "Kesiapan lok dan alokasi pelatih, lokasi lok"
CUT = Read(TEXT, TEXT, 60, (LOK, Flag(FlagKind.CUT_WORD, "pelatih", "pelatihan"), Flag(FlagKind.CUT_WORD, "Ij")))
PERMIT = Read("Izin lok", "", 60, (LOK,))
DRAFT = SopDraft(
    title=written("Pelatihan"),
    steps=(
        StepDraft(
            "s1",
            written("Survei"),
            output=CUT,
            requirements=(written("Surat"), Read("Izin lok", "", 60, (LOK,))),
        ),
        StepDraft("s2", written("Survei"), output=CUT),
    ),
)


def test_each_cut_word_with_a_known_whole_is_offered_once() -> None:
    assert offers(DRAFT.steps[0]) == (Offer("lok", "lokasi"), Offer("pelatih", "pelatihan"))


def test_a_taken_offer_mends_the_whole_step_and_no_other_and_no_part_of_a_word() -> None:
    first, second = made_whole(DRAFT, "s1", "lok").steps
    assert first.output.value == "Kesiapan lokasi dan alokasi pelatih, lokasi lokasi"
    assert [read.value for read in first.requirements] == ["Surat", "Izin lokasi"]
    assert (first.output.raw, second.output) == (TEXT, CUT)


def test_a_field_is_sure_when_no_word_in_it_is_cut_any_more() -> None:
    once = made_whole(DRAFT, "s1", "lok")
    assert [once.steps[0].output.confidence, once.steps[0].requirements[1].confidence] == [60, 100]
    twice = made_whole(once, "s1", "pelatih")
    assert (twice.steps[0].output.confidence, offers(twice.steps[0])) == (100, ())


def test_what_was_not_offered_changes_nothing() -> None:
    assert made_whole(DRAFT, "s1", "Ij") == DRAFT
    assert made_whole(DRAFT, "s9", "lok") == DRAFT
    gone = replace(DRAFT.steps[0], output=written("Selesai"), requirements=())
    assert offers(gone) == ()
