"""What is said on a shared screen besides that a paper is there: that one is not needed, and what came of the step."""

import pytest
from flask import Flask

from kanban.domain.outputs import THERE
from tests.actions.rows import data, kind
from tests.actions.saying import declare, numbered, outputs
from tests.actions.ticking import lines, ticks
from tests.office import Office
from tests.wall_office import PIN, add_screen
from tests.web.test_wall_ticks import filled
from tests.web.ticking import act
from tests.web.wall import Wall, peopled, said

USUAL = ["Sudah ada di berkas lain", "Diganti dokumen lain", "Tidak berlaku untuk berkas ini"]


@pytest.fixture
def wall(office: Office, app: Flask) -> Wall:
    """The screen of SOP 3, where Pelaksana signs."""
    add_screen(office, 3)
    peopled(app, office, pelaksana=PIN, other_pelaksana=PIN, kadis=PIN)
    return Wall(app).enter()


class TestNotNeeded:
    """Said on the sheet for ticking, with a reason that is tapped or typed, and signed as a tick is."""

    def test_it_is_offered_beside_each_requirement(self, office: Office, wall: Wall) -> None:
        case_id = office.open_case(3, met=False)
        page = wall.ask(case_id, "tick:1").page
        ids = lines(office, 3, 1)
        assert [each["name"] for each in page.all("input", type="checkbox") if "waive" in each["name"]] == [
            f"waive-{id_}" for id_ in ids
        ]  # fmt: skip
        assert [each["value"] for each in page.all("input", type="radio", name=f"usual-{ids[0]}")] == USUAL
        assert page.all("input", name=f"waive-{ids[0]}")[0].attributes.get("checked") is None
        assert "waive-" not in wall.ask(case_id).text  # an endorsement asks only for what is there

    @pytest.mark.parametrize(
        ("given", "reason"),
        [
            ({"usual": "Diganti dokumen lain"}, "Diganti dokumen lain"),
            ({"reason": "  kios di pasar "}, "kios di pasar"),
            ({"usual": "Diganti dokumen lain", "reason": "kios di pasar"}, "kios di pasar"),
        ],
    )
    def test_its_reason_is_the_typed_one_before_the_tapped_one(
        self, office: Office, wall: Wall, given: dict[str, str], reason: str
    ) -> None:
        case_id, (ktp, desa) = office.open_case(3, met=False), lines(office, 3, 1)
        fields = {f"waive-{desa}": "1"} | {f"{name}-{desa}": value for name, value in given.items()}
        answer = wall.sign(case_id, "tick:1", office.pelaksana, **filled(office, 0) | fields)
        assert answer.page.toasts[0][2].startswith("Ada: Fotokopi KTP. Tidak perlu: Surat Keterangan Usaha dari Desa.")
        assert [(row.requirement_id, row.state, row.reason, row.person_id) for row in ticks(office)] == [
            (ktp, "present", "", office.pelaksana.person_id), (desa, "waived", reason, office.pelaksana.person_id),
        ]  # fmt: skip
        (event,) = kind(office, "tick")
        assert (data(event)["screen"]["name"], reason in event.data) == ("Layar Bidang UKM", False)

    def test_without_a_reason_it_is_asked_for_beside_the_digits_and_nothing_is_lost(
        self, office: Office, wall: Wall
    ) -> None:
        case_id, (_, desa) = office.open_case(3, met=False), lines(office, 3, 1)
        answer = wall.sign(case_id, "tick:1", office.pelaksana, **filled(office, 0) | {f"waive-{desa}": "1"})
        assert said(answer) == (422, "Pilih atau tulis mengapa tidak perlu: Surat Keterangan Usaha dari Desa.")
        boxes_ = {each["name"]: "checked" in each.attributes for each in answer.page.all("input", type="checkbox")}
        assert (boxes_[f"waive-{desa}"], boxes_[f"mark-{lines(office, 3, 1)[0]}"], ticks(office)) == (True, True, [])

    def test_a_wrong_pin_says_nothing_and_keeps_the_reason(self, office: Office, wall: Wall) -> None:
        case_id, (_, desa) = office.open_case(3, met=False), lines(office, 3, 1)
        fields = {f"waive-{desa}": "1", f"usual-{desa}": USUAL[1], f"reason-{desa}": "kios"}
        answer = wall.sign(case_id, "tick:1", office.pelaksana, "000000", **fields)
        (tapped,) = [each for each in answer.page.all("input", type="radio") if each["name"] == f"usual-{desa}"][1:2]
        assert ("checked" in tapped.attributes, answer.page.one("input", name=f"reason-{desa}")["value"]) == (
            True,
            "kios",
        )
        assert (answer.status, ticks(office)) == (422, [])

    def test_a_reason_that_is_too_long_is_refused(self, office: Office, wall: Wall) -> None:
        case_id, (_, desa) = office.open_case(3, met=False), lines(office, 3, 1)
        fields = {f"waive-{desa}": "1", f"reason-{desa}": "x" * 501}
        answer = wall.sign(case_id, "tick:1", office.pelaksana, **fields)
        assert (said(answer), ticks(office)) == ((409, "Alasan paling panjang 500 huruf. Ringkas dahulu."), [])


class TestOutput:
    """The sheet that endorses asks what came of the step: there, or under a number; a file is handed in at a desk."""

    def test_ada_is_chosen_and_the_signature_says_it(self, office: Office, wall: Wall) -> None:
        case_id = office.open_case(3, said=False)
        page = wall.ask(case_id).page
        assert [each["value"] for each in page.all("input", type="radio", name="output")] == ["present", "number"]
        assert page.all("input", type="file") == []
        assert wall.sign(case_id, act(office, case_id), office.pelaksana, output="present").status == 200
        assert [(row.state, row.person_id) for row in outputs(office)] == [("present", office.pelaksana.person_id)]

    def test_a_number(self, office: Office, wall: Wall) -> None:
        case_id = office.open_case(3, said=False)
        fields = {"output": "number", "output_text": "NIB 0220/2026"}
        wall.sign(case_id, act(office, case_id), office.pelaksana, **fields)
        assert [(row.state, row.text) for row in outputs(office)] == [("number", "NIB 0220/2026")]

    def test_half_an_answer_is_asked_again_and_none_is_refused(self, office: Office, wall: Wall) -> None:
        case_id = office.open_case(3, said=False)
        asked = str(office.step(3, 1).id)
        empty = wall.sign(case_id, act(office, case_id), office.pelaksana, output="number", asked=asked)
        assert said(empty) == (422, "Tulis nomor atau keterangan outputnya.")
        assert "checked" in empty.page.all("input", type="radio", name="output")[1].attributes
        silent = wall.sign(case_id, act(office, case_id), office.pelaksana)
        assert said(silent) == (409, "Output langkah ini belum dinyatakan: ada, bernomor, atau berupa dokumen.")
        assert (outputs(office), office.case(case_id).revision) == ([], 1)

    def test_what_another_said_meanwhile_stands_and_is_shown(self, office: Office, wall: Wall) -> None:
        case_id = office.open_case(3, said=False)
        seen = wall.ask(case_id).page.one("input", name="output_seen")["value"]
        declare(office, case_id, numbered("NIB 0220/2026"), by=office.other_pelaksana)
        fields = {"output": "number", "output_text": "NIB 0221/2026", "output_seen": seen}
        answer = wall.sign(case_id, act(office, case_id), office.pelaksana, **fields)
        name = office.name(office.other_pelaksana)
        assert said(answer) == (
            409, f"{name} sudah menyatakan outputnya: NIB 0220/2026. Tekan sekali lagi bila itu benar.",
        )  # fmt: skip
        assert (answer.page.all("input", name="output"), office.case(case_id).revision) == ([], 1)
        assert wall.sign(case_id, act(office, case_id), office.pelaksana).status == 200
        assert [row.text for row in outputs(office)] == ["NIB 0220/2026"]

    def test_a_number_for_a_step_that_is_over_is_not_put_to_the_next(self, office: Office, wall: Wall) -> None:
        case_id = office.open_case(3, said=False)
        seen, step = act(office, case_id), wall.ask(case_id).page.one("input", name="asked")["value"]
        office.move(case_id, office.step(3, 2).id, output=THERE, said=False)
        late = wall.sign(case_id, seen, office.pelaksana, output="number", output_text="NIB 0220/2026", asked=step)
        assert (late.status, late.page.one("input", name="output_text")["value"]) == (409, "")
        assert "checked" in late.page.one("input", name="output", value="present").attributes

    def test_what_was_said_and_other_acts_are_not_asked(self, office: Office, wall: Wall) -> None:
        assert wall.ask(office.open_case(3)).page.all("input", name="output") == []
        case_id = office.open_case(3, said=False)
        for other in ("hold:1", "tick:1"):
            assert wall.ask(case_id, other).page.all("input", name="output") == []
