"""Persyaratan as a checklist: which may lack, which are the same at another step, who says that they are there."""

import pytest

from kanban.domain.moves import Refusal
from kanban.domain.people import Actor
from kanban.domain.requirements import Line, Tick, TickState, checklist, may_lack, missing, normal, tally, tick_refusal
from kanban.exchange.sop_seed import shipped
from tests.domain.test_moves import ADMIN, ONE, OWNER, SUPERVISOR, TRAINING, TWO

KTP, DESA, EMAIL = Line(1, "Fotokopi KTP"), Line(2, "Surat Keterangan Usaha dari Desa"), Line(3, "Memiliki email")
LATER = (Line(11, "fotokopi  ktp;"), Line(12, "Surat keterangan usaha dari desa"), Line(13, "Memiliki email"))


def said(*ticks: tuple[Line, TickState]) -> list[Tick]:
    return [Tick(n, line.id, line.text, state) for n, (line, state) in enumerate(ticks, 1)]


@pytest.mark.parametrize(
    "text",
    ["SK penetapan (jika ada)", "NPWP, bila diperlukan", "Denah lokasi (apabila\ntersedia)", "Surat kuasa JIKA ADA",
     "Proposal (opsional)", "Foto produk, tidak wajib", "Izin lama (kalau ada)", "Rekomendasi bila diminta"],
)  # fmt: skip
def test_a_text_that_says_so_may_lack(text: str) -> None:
    assert may_lack(text) is True


@pytest.mark.parametrize(
    "text",
    ["Fotokopi KTP", "Memiliki email", "Adanya waktu dan tempat pelatihan", "Jika ditolak, surat penolakan",
     "Surat bilamana", "Wajib", ""],
)  # fmt: skip
def test_every_other_is_needed(text: str) -> None:
    assert may_lack(text) is False


@pytest.mark.parametrize(
    "text", ["FOTOKOPI KTP", " Fotokopi  KTP ;", "fotokopi-ktp", "Fotokopi\nKTP.", "“Fotokopi KTP”"]
)
def test_case_space_and_punctuation_make_no_other_paper(text: str) -> None:
    assert normal(text) == normal("Fotokopi KTP")


@pytest.mark.parametrize("text", ["Fotokopi KTP suami", "Fotokopi KK", "Foto kopi KTP", "Fotokopi KTP 2"])
def test_other_words_are_another_paper(text: str) -> None:
    assert normal(text) != normal("Fotokopi KTP")


def test_what_was_ticked_holds_at_the_next_step_for_the_same_paper() -> None:
    items = checklist(LATER, said((KTP, TickState.PRESENT), (DESA, TickState.WAIVED)))
    assert [(item.is_met, item.is_carried) for item in items] == [(True, True), (True, True), (False, False)]
    assert (missing(items), tally(items)) == ((13,), (2, 3))


def test_the_last_that_was_said_counts_wherever_it_was_said() -> None:
    ticks = said(
        (KTP, TickState.PRESENT), (LATER[0], TickState.OPEN), (DESA, TickState.OPEN), (DESA, TickState.PRESENT)
    )
    assert [item.is_met for item in checklist((KTP, DESA), ticks)] == [False, True]
    assert [item.is_met for item in checklist(LATER, ticks)] == [False, True, False]


def test_what_may_lack_is_neither_missing_nor_counted() -> None:
    items = checklist((KTP, Line(4, "NPWP (bila ada)")), ())
    assert (missing(items), tally(items), [item.is_mandatory for item in items]) == ((1,), (0, 1), [True, False])


def test_a_dash_asks_for_nothing() -> None:
    assert checklist((Line(1, "-"), Line(2, " … ")), ()) == ()


def test_the_seed_asks_for_two_papers_and_then_for_the_same_and_two_more() -> None:
    first, *others = [list(step.requirements) for step in shipped().sops[2].steps]
    carried = [[text for text in step if normal(text) in map(normal, first)] for step in others]
    assert ([len(step) for step in (first, *others)], carried) == ([2, 4, 4, 4, 4], [first] * 4)


@pytest.mark.parametrize(
    ("step_id", "actor", "why"),
    [
        (ONE, OWNER, None),
        (ONE, SUPERVISOR, Refusal.NOT_YOUR_STEP),
        (ONE, ADMIN, Refusal.NO_HAT),
        (TWO, OWNER, Refusal.REQUIREMENT_ELSEWHERE),
        (None, OWNER, Refusal.REQUIREMENT_ELSEWHERE),
    ],
)
def test_who_holds_the_step_ticks_what_it_asks(step_id: int | None, actor: Actor, why: Refusal | None) -> None:
    assert tick_refusal(TRAINING.step(ONE), step_id, actor) is why


def test_nobody_ticks_on_a_finished_case() -> None:
    assert tick_refusal(None, ONE, OWNER) is Refusal.CASE_FINISHED
