"""The office of the tests is what it says: the cast in their roles, and helpers that act as the owner would."""

from kanban.domain.workflow import DONE
from tests.cast import POSTS
from tests.office import AT, Office, wib


def test_now_is_a_monday_morning_in_wib() -> None:
    assert wib("2026-11-23 10:00") == 1795402800 == AT


def test_everybody_wears_the_hat_of_their_role(office: Office) -> None:
    assert {post: getattr(office, post).hat.label for post in POSTS} == {
        "kadis": "Kepala Dinas",
        "sekretaris": "Sekretaris",
        "kabid": "Kepala Bidang",
        "sek_pro": "Sek/Pro",
        "seksi": "Seksi Pengembangan Usaha",
        "jafung": "Jafung",
        "other_jafung": "Jafung",
        "pelaksana": "Pelaksana (Staf)",
        "other_pelaksana": "Pelaksana (Staf)",
    }
    assert (office.admin.hat, office.stranger.hat) == (None, None)
    assert [office.name(office.sekretaris), office.username(office.admin)] == ["Siti Aminah", "dedi.kurniawan"]


def test_boards_stand_in_the_order_of_the_seed(office: Office) -> None:
    assert [(office.board(sop).code, len(office.board(sop).steps)) for sop in (1, 2, 3)] == [
        ("FUM", 3), ("PLT", 6), ("NIB", 5),
    ]  # fmt: skip


def test_a_case_can_begin_at_any_step_and_go_all_the_way(office: Office) -> None:
    case_id = office.open_case(sop=2, step=6)
    assert office.case(case_id).step_id == office.step(2, 6).id
    assert office.send_back(case_id, 5).to_step == office.step(2, 5).id
    office.finish(case_id)
    assert (office.case(case_id).step_id, office.case(case_id).finished_at) == (None, AT)
    assert office.hand_on(office.open_case(sop=3, step=5)).to_step == DONE


def test_every_test_has_an_empty_register(office: Office) -> None:
    assert office.case(office.open_case()).number == "PLT-2026-001"
