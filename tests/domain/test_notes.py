"""Remarks: whom a text mentions, who may write and take back."""

import pytest

from kanban.domain.moves import Refusal
from kanban.domain.notes import Mention, Mentionable, Named, mentioned, taking_back_refusal, writing_refusal
from kanban.domain.people import Actor
from tests.domain.test_moves import OWNER

SEKRETARIS, SEKRETARIS_DAERAH, KABID = (Mention(Mentionable.ROLE, number) for number in (1, 2, 3))
SITI = Mention(Mentionable.PERSON, 1)
NAMES = [
    Named(SEKRETARIS, "Sekretaris"), Named(SEKRETARIS_DAERAH, "Sekretaris Daerah"), Named(KABID, "Kepala Bidang"),
    Named(SITI, "Siti Aminah"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mohon @Kepala Bidang memeriksa", [KABID]),
        ("@kepala bidang, @SITI AMINAH", [KABID, SITI]),
        ("@Sekretaris Daerah", [SEKRETARIS_DAERAH]),
        ("@Sekretaris daerahnya", [SEKRETARIS]),
        ("@Sekretaris, lalu @Sekretaris lagi", [SEKRETARIS]),
        ("@Sekretarisnya", []),
        ("Kepala Bidang", []),
        ("surat ke a@b.id dan @ saja, @", []),
        ("@@Siti Aminah@Kepala Bidang", [SITI, KABID]),
        ("@Siti", []),
        ("", []),
    ],
)
def test_a_text_mentions_whom_it_names_behind_the_sign(text: str, found: list[Mention]) -> None:
    assert list(mentioned(text, NAMES)) == found


def test_a_long_text_of_signs_is_read_at_once() -> None:
    assert mentioned("@" * 2000 + "Siti Aminah", NAMES) == (SITI,)


def test_whoever_holds_a_role_writes_and_only_the_writer_takes_back() -> None:
    assert (writing_refusal(OWNER), writing_refusal(Actor(1))) == (None, Refusal.NO_HAT)
    assert taking_back_refusal(7, False, Actor(7)) is None
    assert taking_back_refusal(7, True, Actor(7)) is Refusal.ALREADY_WITHDRAWN
    assert taking_back_refusal(8, False, OWNER) is Refusal.NOT_YOUR_NOTE
